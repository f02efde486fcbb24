import { Bag } from './value.js';
import { join, mixed } from './join.js';
import { opaque, type Machine } from './machine.js';
import { joinedBy } from './text-of.js';
import { nothing, plain, truthOf, type Made, type Value } from './value.js';

/** Elements that are followed one by one; of more, the others are followed as one. */
const oneByOne = 64;

const numberOf = (value: Value | undefined): number | undefined => {
  const [only] = value ?? [];
  return value?.length === 1 && only?.kind === 'plain' && typeof only.value === 'number' ? only.value : undefined;
};

/** The elements of an array with their places, the last of them perhaps standing for many. */
export function elementsOf(m: Machine, array: Made): (readonly [at: Value, element: Value])[] {
  const known: (readonly [Value, Value])[] = [];
  const length = array.length ?? 0;
  for (let at = 0; at < Math.min(length, oneByOne); at++)
    known.push([plain(at), array.properties.get(String(at)) ?? nothing]);
  const rest: Value[] = [];
  for (let at = oneByOne; at < length; at++) rest.push(array.properties.get(String(at)) ?? nothing);
  if (array.length === undefined) rest.push(...array.properties.values());
  if (array.other.length) rest.push(array.other);
  m.step(rest.length);
  if (rest.length) known.push([[opaque('index', new Bag())], join(...rest)]);
  return known;
}

/** A new array of `all`, of which nobody knows how many there are if the old one's number is unknown. */
const like = (m: Machine, array: Made, all: readonly Value[]): Value => {
  const made = m.array(all);
  if (array.length === undefined || array.other.length || array.length > oneByOne) {
    made.other = join(...all);
    made.length = undefined;
  }
  return [made];
};

export function callArray(m: Machine, array: Made, name: string, args: readonly Value[]): Value {
  const [first = nothing, second = nothing] = args;
  const all = () => elementsOf(m, array);
  const each = () => all().map(([at, element]) => m.call(first, second, [element, at, [array]]));
  switch (name) {
    case 'forEach':
      each();
      return nothing;
    case 'map':
      return like(m, array, each());
    case 'flatMap':
      return callArray(m, like(m, array, each())[0] as Made, 'flat', []);
    case 'filter':
      return filtered(m, array, first, second);
    case 'sort':
    case 'toSorted':
    case 'splice':
    case 'copyWithin':
      if (name === 'sort') m.call(first, nothing, [m.get([array], undefined), m.get([array], undefined)]);
      if (name === 'toSorted') return unordered(m, array);
      array.other = join(m.get([array], undefined), ...args.slice(2));
      array.length = undefined;
      return name === 'splice' ? unordered(m, array) : [array];
    case 'find':
    case 'findLast':
    case 'at':
    case 'pop':
    case 'shift': {
      if (name.startsWith('find')) each();
      const at = name === 'at' ? numberOf(first) : name === 'pop' ? -1 : name === 'shift' ? 0 : undefined;
      const isKnown = at !== undefined && array.length !== undefined && !array.other.length;
      if (isKnown && name === 'at') return m.get([array], String(at < 0 ? array.length! + at : at));
      if (name !== 'at' && !name.startsWith('find')) return isKnown ? taken(m, array, name) : m.get([array], undefined);
      return m.get([array], undefined);
    }
    case 'some':
    case 'every':
    case 'findIndex':
    case 'findLastIndex':
      each();
      return [opaque(`${name}()`, new Bag())];
    case 'reduce':
    case 'reduceRight': {
      const list = name === 'reduce' ? all() : all().reverse();
      let result = args.length > 1 ? second : (list.shift()?.[1] ?? nothing);
      for (const [at, element] of list) result = m.call(first, nothing, [result, element, at, [array]]);
      return result;
    }
    case 'push':
      for (const one of args) push(m, array, one);
      return [opaque('length', new Bag())];
    case 'unshift':
      for (const one of args) array.other = join(array.other, one);
      return [opaque('length', new Bag())];
    case 'join':
    case 'toString':
      return joined(m, array, first);
    case 'reverse':
    case 'toReversed': {
      const made = like(
        m,
        array,
        all()
          .map(([, element]) => element)
          .reverse(),
      );
      // The array itself is turned round.
      if (name === 'reverse' && array.length !== undefined && array.length <= oneByOne) {
        array.properties.clear();
        for (const [key, value] of (made[0] as Made).properties) array.properties.set(key, value);
      }
      return made;
    }
    case 'concat': {
      const more = args.flatMap((arg) =>
        arg.flatMap((one): Value[] =>
          one.kind === 'made' && one.type === 'array' ? elementsOf(m, one).map(([, element]) => element) : [[one]],
        ),
      );
      return like(m, array, [...all().map(([, element]) => element), ...more]);
    }
    case 'slice': {
      const [from, to] = [args[0] ? numberOf(first) : 0, args[1] ? numberOf(second) : undefined];
      if (from === undefined || (args[1] && to === undefined) || array.length === undefined || array.length > oneByOne)
        return unordered(m, array);
      return like(
        m,
        array,
        all()
          .map(([, element]) => element)
          .slice(from, to),
      );
    }
    case 'flat':
      return like(
        m,
        array,
        all().flatMap(([, element]) =>
          element.flatMap((one): Value[] =>
            one.kind === 'made' && one.type === 'array' ? elementsOf(m, one).map(([, inner]) => inner) : [[one]],
          ),
        ),
      );
    case 'entries':
      return like(
        m,
        array,
        all().map(([at, element]) => [m.array([at, element])]),
      );
    case 'keys':
      return like(
        m,
        array,
        all().map(([at]) => at),
      );
    case 'values':
      return [array];
    case 'fill':
      array.other = join(array.other, first);
      return [array];
    case 'with':
      return join([array], like(m, array, [second]));
    default:
      return [opaque(`${name}()`, new Bag())];
  }
}

/** The same elements, or some of them, nobody knows where. */
function unordered(m: Machine, array: Made): Value {
  const made = m.array([]);
  made.other = m.get([array], undefined);
  made.length = undefined;
  return [made];
}

/** Those that pass, as far as that is known. */
function filtered(m: Machine, array: Made, test: Value, self: Value): Value {
  const kept: Value[] = [];
  let isKnown = array.length !== undefined && array.length <= oneByOne && !array.other.length;
  for (const [at, element] of elementsOf(m, array)) {
    const truth = truthOf(m.call(test, self, [element, at, [array]]));
    if (truth !== false) kept.push(element);
    if (truth === undefined) isKnown = false;
  }
  const made = m.array(isKnown ? kept : []);
  if (isKnown) return [made];
  made.other = join(...kept);
  made.length = undefined;
  return [made];
}

function push(m: Machine, array: Made, value: Value): void {
  if (array.length === undefined || array.branch !== m.branch || array.length > 500) {
    array.other = join(array.other, value);
    if (array.length !== undefined && array.length > 500) array.length = undefined;
    return;
  }
  array.properties.set(String(array.length), value);
  array.length++;
}

function taken(m: Machine, array: Made, name: string): Value {
  if (!array.length) return nothing;
  const value = m.get([array], String(name === 'pop' ? array.length - 1 : 0));
  if (array.branch !== m.branch) {
    array.length = undefined;
    return value;
  }
  if (name === 'shift')
    for (let at = 1; at < array.length; at++)
      array.properties.set(String(at - 1), array.properties.get(String(at)) ?? nothing);
  array.length--;
  array.properties.delete(String(array.length));
  m.step(array.length);
  return value;
}

function joined(m: Machine, array: Made, separator: Value): Value {
  const [only] = separator;
  if (only?.kind === 'text' && !only.from.length) return joinedBy(m, array, only.text);
  if (!only || only.kind === 'plain') return joinedBy(m, array, ',');
  return [mixed('join()', [[array]])];
}
