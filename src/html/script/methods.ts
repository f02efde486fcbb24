import { Bag } from './value.js';
import { callArray } from './array-methods.js';
import { concatenated, join, mixed } from './join.js';
import { opaque, type Machine } from './machine.js';
import { asTexts } from './text-of.js';
import {
  hole,
  nothing,
  plain,
  text,
  texts,
  type Closure,
  type Made,
  type Possibility,
  type Text,
  type Value,
} from './value.js';

const waiting = /^(then|catch|finally)$/;

/** Whether the language has a method of this name for `one`. */
export function hasMethod(one: Possibility, name: string): boolean {
  if (name === 'length' || name === 'constructor') return false;
  if (one.kind === 'text') return Object.hasOwn(String.prototype, name) || waiting.test(name);
  if (one.kind === 'plain') return one.value != null && (waiting.test(name) || name === 'toString');
  if (one.kind === 'closure') return /^(call|apply|bind|toString)$/.test(name) || waiting.test(name);
  if (one.kind !== 'made') return false;
  if (one.type === 'array') return Object.hasOwn(Array.prototype, name) || waiting.test(name) || name === 'next';
  if (one.type === 'Map' || one.type === 'Set') return Object.hasOwn(Map.prototype, name) || name === 'add';
  return (
    one.tag === undefined && (waiting.test(name) || name === 'hasOwnProperty' || name === 'toString' || name === 'next')
  );
}

export function callMethod(m: Machine, self: Value, name: string, args: readonly Value[]): Value {
  return join(...self.map((one) => callOn(m, one, name, args)));
}

function callOn(m: Machine, one: Possibility, name: string, args: readonly Value[]): Value {
  m.step();
  if (one.kind === 'opaque') return m.call(m.get([one], name), [one], args);
  if (waiting.test(name) && !(one.kind === 'made' && one.properties.has(name))) return wait(m, one, name, args);
  if (one.kind === 'closure') return callClosure(m, one, name, args);
  if (one.kind === 'text') return callText(m, one, name, args);
  if (one.kind === 'plain') return texts(String(one.value));
  if (name === 'next') return [m.made('object', [['value', m.get([one], undefined)]])];
  if (one.type === 'array') return callArray(m, one, name, args);
  if (one.type === 'Map' || one.type === 'Set') return callCollection(m, one, name, args);
  if (name === 'toString') return asTexts(m, [one]);
  return [opaque(`${name}()`, new Bag())];
}

/** A promise is what it will be. */
function wait(m: Machine, one: Possibility, name: string, args: readonly Value[]): Value {
  const isPromise = one.kind === 'made' && one.type === 'Promise';
  const value = (): Value => (isPromise ? one.other : [one]);
  const results = args.map((arg): Value => {
    const given = () => (name === 'then' ? [value()] : []);
    for (const closure of arg) if (closure.kind === 'closure' && isPromise) m.later(closure, nothing, new Bag(), given);
    return m.inBranch(() => m.call(arg, nothing, name === 'then' ? [value()] : [[opaque('error', new Bag())]]));
  });
  return name === 'then' && results[0] ? results[0] : join([one], ...results);
}

function callClosure(m: Machine, one: Closure, name: string, args: readonly Value[]): Value {
  const [self = nothing, ...rest] = args;
  if (name === 'call') return m.call([one], self, rest);
  if (name === 'apply') return m.call([one], self, listed(m, rest[0] ?? nothing));
  if (name === 'bind') return m.native((_, more) => m.call([one], self, [...rest, ...more]));
  return asTexts(m, [one]);
}

const listed = (m: Machine, list: Value): Value[] => {
  const [only] = list;
  if (list.length !== 1 || only?.kind !== 'made' || only.length === undefined) return [m.get(list, undefined)];
  return Array.from({ length: Math.min(only.length, 100) }, (_, at) => m.get(list, String(at)));
};

function callCollection(m: Machine, one: Made, name: string, args: readonly Value[]): Value {
  const [first = nothing, second = nothing] = args;
  const [only] = asTexts(m, first);
  const key = only && !only.from.length && first.length === 1 ? `=${only.text}` : undefined;
  if (name === 'get') return m.get([one], key);
  if (name === 'set' || name === 'add') {
    m.set([one], key, name === 'set' ? second : first);
    return [one];
  }
  if (name === 'forEach') return callArray(m, m.array([...one.properties.values(), one.other]), name, args);
  if (name === 'entries') {
    const all = [...one.properties].map(([key, value]) => [m.array([texts(key.slice(1)), value])]);
    return [m.array(all)];
  }
  if (name === 'values' || name === 'keys')
    return [
      m.array([
        ...(name === 'keys' ? [...one.properties.keys()].map((key) => texts(key.slice(1))) : one.properties.values()),
      ]),
    ];
  return [opaque(`${name}()`, new Bag())];
}

/** Methods that change neither what is known nor unknown of a text. */
const safeWithHoles = /^(trim|trimStart|trimEnd|toString|valueOf|normalize|toLowerCase|toUpperCase|toWellFormed)$/;
const pureMethods =
  /^(slice|substring|substr|charAt|at|charCodeAt|codePointAt|padStart|padEnd|repeat|trim|trimStart|trimEnd|toString|valueOf|normalize|toLowerCase|toUpperCase|toWellFormed|includes|startsWith|endsWith|indexOf|lastIndexOf)$/;

function callText(m: Machine, one: Text, name: string, args: readonly Value[]): Value {
  m.step(one.text.length >> 6);
  const unknown = (): Value => [
    text(hole, [mixed(`${name}()`, [[one], ...args.map((arg) => arg.filter(({ kind }) => kind !== 'closure'))])]),
  ];
  if (name === 'concat') return concatenated([[one], ...args.map((arg) => asTexts(m, arg))]);
  if (name === 'replace' || name === 'replaceAll')
    return replaced(m, one, name, args) ?? join([one], unknown(), callReplacer(m, args));
  if (name === 'split')
    return split(m, one, args) ?? [m.array([unknown()])].map((list) => ({ ...list, length: undefined }));
  if (!pureMethods.test(name)) return unknown();
  if (one.from.length)
    return safeWithHoles.test(name)
      ? [one]
      : /^(includes|startsWith|endsWith|indexOf|lastIndexOf|charCodeAt|codePointAt)$/.test(name)
        ? [opaque(`${name}()`, new Bag())]
        : unknown();
  const known = args.map((arg) => plainOf(arg));
  if (known.some((arg) => arg === unknownArg))
    return /^(includes|startsWith|endsWith|indexOf|lastIndexOf)$/.test(name)
      ? [opaque(`${name}()`, new Bag())]
      : unknown();
  if (name === 'repeat' && !(one.text.length * Number(known[0]) < 10_000)) return unknown();
  if (name.startsWith('pad') && !(Number(known[0]) < 10_000)) return unknown();
  const method = String.prototype[name as 'at'] as (...args: unknown[]) => unknown;
  const result = method.apply(one.text, known);
  return typeof result === 'string' ? texts(result) : plain(result as number | boolean);
}

const unknownArg = Symbol('unknown');

function plainOf(arg: Value): unknown {
  const [only] = arg;
  if (arg.length !== 1) return unknownArg;
  if (only?.kind === 'plain') return only.value;
  return only?.kind === 'text' && !only.from.length ? only.text : unknownArg;
}

function replaced(m: Machine, one: Text, name: string, args: readonly Value[]): Value | undefined {
  const [from = nothing, by = nothing] = args;
  const pattern = patternOf(from);
  if (pattern === undefined || by.some(({ kind }) => kind === 'opaque')) return undefined;
  const to = by.flatMap((one) => (one.kind === 'closure' ? m.call([one], nothing, [[one]]) : [one]));
  // An unknown part may have what is looked for too.
  const results = asTexts(m, to).map((by): Value => {
    const isAll = name === 'replaceAll' || (pattern instanceof RegExp && pattern.flags.includes('g'));
    const parts = one.text.split(pattern);
    if (parts.length > 200) return [one];
    const pieces = isAll
      ? parts
      : [
          parts[0]!,
          one.text.slice(parts[0]!.length + (parts.length > 1 ? matchLength(one.text, parts[0]!.length, pattern) : 0)),
        ];
    const from = [...one.from, ...by.from];
    if (pieces.length < 2 || parts.length < 2) return [one];
    return [text(pieces.join(by.text), from)];
  });
  return join(...results);
}

const matchLength = (all: string, at: number, pattern: string | RegExp): number =>
  typeof pattern === 'string'
    ? pattern.length
    : (new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(all.slice(at))?.[0].length ?? 0);

/** A text, or an expression that cannot take long: without repetition, choice or groups. */
function patternOf(value: Value): string | RegExp | undefined {
  const [only] = value;
  if (value.length !== 1) return undefined;
  if (only?.kind === 'text') return only.from.length || !only.text ? undefined : only.text;
  if (only?.kind !== 'made' || only.type !== 'RegExp') return undefined;
  const source = only.properties.get('source')?.[0];
  const flags = only.properties.get('flags')?.[0];
  if (source?.kind !== 'text' || flags?.kind !== 'text' || /[*+?{}()|^$]/.test(source.text)) return undefined;
  try {
    return new RegExp(source.text, flags.text.replace('y', ''));
  } catch {
    return undefined;
  }
}

const callReplacer = (m: Machine, args: readonly Value[]): Value => {
  const closures = (args[1] ?? []).filter(({ kind }) => kind === 'closure');
  return closures.length ? m.call(closures, nothing, []) : [];
};

function split(m: Machine, one: Text, args: readonly Value[]): Value | undefined {
  const [by] = args;
  const only = by?.[0];
  const sign = only?.kind === 'text' && by?.length === 1 && !only.from.length ? only.text : by && patternOf(by);
  if (sign === undefined || (one.from.length && sign === '')) return undefined;
  const parts = one.text.split(sign);
  m.step(parts.length);
  if (parts.length > 2000) return undefined;
  return [m.array(parts.map((part) => [text(part, part.includes(hole) ? one.from : [])]))];
}
