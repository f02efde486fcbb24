import { Bag } from './value.js';
import { concatenated, join, mixed } from './join.js';
import { opaque, type Machine } from './machine.js';
import { asTexts } from './text-of.js';
import { hole, nothing, plain, text, texts, textOf, type Text, type Value } from './value.js';

/** Functions from text to text, by their names. */
const onTexts: Readonly<Record<string, (text: string) => string>> = {
  decodeURIComponent,
  decodeURI,
  encodeURIComponent,
  encodeURI,
  unescape: (one) =>
    one.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_, four, two) => String.fromCharCode(parseInt(four ?? two, 16))),
  escape: encodeURIComponent,
  atob,
  btoa,
};

/** What the language's own functions give; undefined for all others. */
export function pure(
  m: Machine,
  path: string,
  name: string,
  args: readonly Value[],
  isNew: boolean,
): Value | undefined {
  const [first = nothing, second = nothing] = args;
  if (Object.hasOwn(onTexts, path)) return join(...asTexts(m, first).map((one) => converted(one, onTexts[path]!)));
  switch (path) {
    case 'String':
      return asTexts(m, first);
    case 'Number':
    case 'parseInt':
    case 'parseFloat':
      return numbers(first);
    case 'Boolean':
      return [opaque('Boolean()', new Bag())];
    case 'String.fromCharCode':
    case 'String.fromCodePoint':
      return fromCodes(m, path === 'String.fromCodePoint', args);
    case 'String.raw':
      return concatenated([asTexts(m, first)]);
    case 'URL':
      return isNew ? urls(m, first, args[1]) : undefined;
    case 'URL.parse':
      return urls(m, first, args[1]);
    case 'JSON.parse':
      return join(...first.map((one) => (one.kind === 'text' ? parsed(m, one) : [one])));
    case 'JSON.stringify':
      return stringified(m, first);
    case 'structuredClone':
    case 'Object.freeze':
    case 'Object.seal':
    case 'Promise.resolve':
    case 'Promise.all':
    case 'Promise.allSettled':
    case 'Array.from':
    case 'WeakRef':
    case 'Object':
      return path === 'Array.from'
        ? from(m, first, args[1])
        : path === 'Object' && !args.length
          ? [m.made('object')]
          : first;
    case 'Proxy':
      return proxy(m, first, second);
    case 'Object.getOwnPropertyDescriptor':
    case 'Reflect.getOwnPropertyDescriptor':
      return descriptor(m, first, textOf(second));
    case 'Promise.race':
    case 'Promise.any':
      return m.get(first, undefined);
    case 'Array.of':
      return [m.array(args)];
    case 'Array':
      return [m.array(args.length === 1 ? [] : args)];
    case 'Object.keys':
    case 'Object.values':
    case 'Object.entries':
      return listed(m, path, first);
    case 'Object.fromEntries':
      return fromEntries(m, first);
    case 'Object.assign':
    case 'jQuery.extend':
    case '$.extend':
      return assign(m, args);
    case 'Object.create': {
      const made = m.made('object');
      made.prototype = first;
      return [made];
    }
    case 'Object.defineProperty':
    case 'Reflect.defineProperty':
      return define(args);
    case 'Object.getPrototypeOf':
    case 'Reflect.getPrototypeOf':
      return m.get(first, '__proto__');
    case 'Object.setPrototypeOf':
      m.set(first, '__proto__', second);
      return first;
    case 'Reflect.set':
      return eachKey(m, second, (key) => m.set(first, key, args[2] ?? nothing));
    case 'Reflect.get':
      return join(...keysOf(m, second).map((key) => m.get(first, key)));
    case 'Reflect.apply':
      return m.call(first, second, elements(m, args[2] ?? nothing));
    case 'Reflect.construct':
      return m.construct(first, elements(m, second));
    case 'Array.isArray':
      return [opaque('isArray()', new Bag())];
    default:
  }
  if (isNew) return makes(m, path, args);
  if (/^document\.createElement(NS)?$/.test(path)) return elementsMade(m, name === 'createElement' ? first : second);
  if (path === 'document.createTextNode') return [m.made('text', [['data', first]])];
  if (name === 'parseFromString') return [opaque('parsed', bagOf(first))];
  return undefined;
}

const bagOf = (value: Value): Bag => {
  const bag = new Bag();
  bag.put(undefined, value);
  return bag;
};

function elementsMade(m: Machine, names: Value): Value {
  return asTexts(m, names).map((one) => m.made('element', [], one.from.length ? '' : one.text.toLowerCase()));
}

function makes(m: Machine, path: string, args: readonly Value[]): Value | undefined {
  const [first = nothing] = args;
  if (/^(Weak)?(Map|Set)$/.test(path)) {
    const made = m.made(path.replace('Weak', ''));
    for (const one of elements(m, first)) {
      if (made.type === 'Set') m.callMethod([made], 'add', [one]);
      else m.callMethod([made], 'set', [m.get(one, '0'), m.get(one, '1')]);
    }
    return [made];
  }
  if (path === 'Promise') {
    const made = m.made('Promise');
    const settle = m.native((_, [value = nothing]) => {
      made.other = join(made.other, value);
      return nothing;
    });
    m.call(first, nothing, [settle, settle]);
    return [made];
  }
  if (/^(XMLHttpRequest|FormData|URLSearchParams|Headers|DOMParser|CSSStyleSheet|Date|RegExp)$/.test(path)) {
    const made = m.made(path);
    made.prototype = [opaque(path, bagOf(path === 'URLSearchParams' ? first : nothing))];
    return [made];
  }
  if (/^(CustomEvent|MessageEvent)$/.test(path)) m.events.put(undefined, args[1] ?? nothing);
  return undefined;
}

function converted(one: Text, convert: (text: string) => string): Value {
  try {
    return one.from.length ? [one] : texts(convert(one.text));
  } catch {
    return [one];
  }
}

function numbers(value: Value): Value {
  return value.map((one) => {
    if (one.kind === 'plain') return one;
    if (one.kind === 'text' && !one.from.length) return { kind: 'plain', value: parseFloat(one.text) } as const;
    return opaque('number', new Bag());
  });
}

function fromCodes(m: Machine, isPoint: boolean, args: readonly Value[]): Value {
  const parts = args.map((arg): Text[] =>
    arg.map((one) => {
      const code =
        one.kind === 'plain' ? Number(one.value) : one.kind === 'text' && !one.from.length ? Number(one.text) : NaN;
      if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) return text(hole, [mixed('code', [[one]])]);
      return text(isPoint ? String.fromCodePoint(code) : String.fromCharCode(code));
    }),
  );
  m.step(parts.length);
  return concatenated(parts);
}

/** `new URL(address, base)`: its `href`, and what is asked of it now and then. */
function urls(m: Machine, addresses: Value, bases: Value | undefined): Value {
  const all = asTexts(m, addresses).flatMap((address) =>
    (bases ? asTexts(m, bases) : [text('')]).map((base) => resolved(address, base)),
  );
  return all.slice(0, 16).map((href) => {
    const known = !href.from.length && URL.canParse(href.text) ? new URL(href.text) : undefined;
    const parts: [string, Value][] = [['href', [href]]];
    for (const name of ['host', 'hostname', 'protocol', 'pathname', 'search', 'origin'] as const)
      parts.push([name, known ? texts(known[name]) : [text(hole, [mixed(name, [[href]])])]]);
    parts.push(['searchParams', [opaque('searchParams', bagOf([href]))]]);
    return m.made('URL', parts);
  });
}

function resolved(address: Text, base: Text): Text {
  const from = [...address.from, ...base.from];
  if (!base.text || /^\s*[a-z][a-z\d+.-]*:/i.test(address.text)) return address;
  // A hole in a host is no host for the parser.
  if (!from.length && URL.canParse(address.text, base.text)) return text(new URL(address.text, base.text).href);
  if (/^\s*[\\/]{2}/.test(address.text)) return text(address.text, from);
  const known = base.text.includes(hole) || !URL.canParse(base.text) ? base.text : new URL('.', base.text).href;
  return text(`${known.replace(/\/$/, '')}/${address.text.replace(/^\//, '')}`, from);
}

function parsed(m: Machine, one: Text): Value {
  if (one.from.length) return [mixed('JSON.parse()', [[one]])];
  try {
    m.step(one.text.length >> 3);
    return fromJson(m, JSON.parse(one.text));
  } catch {
    return [mixed('JSON.parse()', [[one]])];
  }
}

function fromJson(m: Machine, json: unknown): Value {
  m.step();
  if (typeof json === 'string') return texts(json);
  if (Array.isArray(json)) return [m.array(json.map((one) => fromJson(m, one)))];
  if (typeof json !== 'object' || !json) return plain(json as number | boolean | null);
  return [
    m.made(
      'object',
      Object.entries(json).map(([name, value]) => [name, fromJson(m, value)] as const),
    ),
  ];
}

/** Read back by `JSON.parse` alone, so it may stay what it is. */
function stringified(m: Machine, value: Value): Value {
  const bag = bagOf(value);
  m.step();
  return [opaque('JSON.stringify()', bag)];
}

export const elements = (m: Machine, list: Value): Value[] =>
  list.flatMap((one) => {
    if (one.kind !== 'made') return one.kind === 'opaque' ? [m.get([one], undefined)] : [];
    if (one.length === undefined || one.length > 200) return [m.get([one], undefined)];
    const known = Array.from({ length: one.length }, (_, at) => one.properties.get(String(at)) ?? nothing);
    return one.other.length ? [...known, one.other] : known;
  });

function listed(m: Machine, path: string, value: Value): Value {
  return join(
    ...value.map((one): Value => {
      if (one.kind === 'opaque') return [opaque(`${path}()`, one.bag, one.key)];
      if (one.kind !== 'made') return [m.array([])];
      const all = [...one.properties].map(([name, value]): Value => {
        if (path === 'Object.keys') return texts(name);
        return path === 'Object.values' ? value : [m.array([texts(name), value])];
      });
      const made = m.array(all);
      if (one.other.length) {
        const key: Value = [text(hole)];
        made.other = path === 'Object.keys' ? key : path === 'Object.values' ? one.other : [m.array([key, one.other])];
      }
      return [made];
    }),
  );
}

function fromEntries(m: Machine, list: Value): Value {
  const made = m.made('object');
  for (const one of elements(m, list))
    for (const key of keysOf(m, m.get(one, '0'))) m.set([made], key, m.get(one, '1'));
  return [made];
}

/** The names that `value` may stand for; undefined among them where nobody knows. */
export const keysOf = (m: Machine, value: Value): (string | undefined)[] => {
  const all = new Set(asTexts(m, value).map((one) => (one.from.length || one.text === hole ? undefined : one.text)));
  return [...all];
};

function eachKey(m: Machine, keys: Value, work: (key: string | undefined) => void): Value {
  for (const key of keysOf(m, keys)) work(key);
  return plain(true);
}

function assign(m: Machine, args: readonly Value[]): Value {
  const all = args.filter((one) => one.some(({ kind }) => kind !== 'plain'));
  const [target = nothing, ...sources] = all;
  for (const source of sources)
    for (const one of source) {
      if (one.kind === 'made') for (const [name, value] of one.properties) m.set(target, name, value);
      if (one.kind === 'opaque') m.set(target, undefined, [one]);
      if (one.kind === 'made' && one.other.length) m.set(target, undefined, one.other);
    }
  return target;
}

/** What its traps give, and what it stands before. */
function proxy(m: Machine, target: Value, traps: Value): Value {
  const made = m.made('object');
  const args: Value[] = [target, [opaque('name', new Bag())], target];
  made.other = join(m.call(m.get(traps, 'get'), traps, args), m.call(m.get(traps, 'apply'), traps, args));
  m.escape(traps, new Bag(), traps);
  return join(target, [made]);
}

/** The accessors of an element's property, which set and get it on any element. */
function descriptor(m: Machine, on: Value, key: string | undefined): Value {
  const set = m.native((self, [value = nothing]) => {
    m.set(self, key, value);
    return nothing;
  });
  const get = m.native((self) => m.get(self, key));
  return [
    m.made('object', [
      ['set', set],
      ['get', get],
      ['value', m.get(on, key)],
    ]),
  ];
}

/** `Array.from(list, map)`: of texts too. */
function from(m: Machine, list: Value, map: Value | undefined): Value {
  const all = list.map(
    (one): Value =>
      one.kind === 'text' && !one.from.length ? [m.array([...one.text].map((sign) => texts(sign)))] : [one],
  );
  const joined = join(...all);
  return map ? m.callMethod(joined, 'map', [map]) : joined;
}

function define(args: readonly Value[]): Value {
  const [target = nothing, name = nothing, descriptor = nothing] = args;
  const key = textOf(name);
  for (const one of target) {
    if (one.kind !== 'made' || key === undefined) continue;
    for (const settings of descriptor) {
      if (settings.kind !== 'made') continue;
      const { properties } = settings;
      if (properties.has('get')) one.getters.set(key, properties.get('get')!);
      if (properties.has('set')) one.setters.set(key, properties.get('set')!);
      if (properties.has('value')) one.properties.set(key, properties.get('value')!);
    }
  }
  return target;
}
