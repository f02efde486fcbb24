import { Bag } from './value.js';
import type { Machine } from './machine.js';
import type { Made, Opaque, Value } from './value.js';

type Part = Bag | Made;

/**
 * The bags and objects through which something that matters is reached from `values`, by whatever name. Mostly there are
 * none or few, so that nobody needs to look through the others for each name.
 */
function hotParts(m: Machine, values: Iterable<Value>, partOf: PartOf, matters: (text: string) => boolean): Set<Part> {
  const reachedFrom = new Map<Part, Part[]>();
  const hot = new Set<Part>();
  const open: Part[] = [];
  const look = (value: Value, from: Part | undefined) => {
    m.step(1 + (value.length >> 4));
    for (const one of value) {
      if (one.kind === 'text' && from && matters(one.text)) hot.add(from);
      const parts: Part[] = one.kind === 'text' ? one.from.map(partOf) : one.kind === 'opaque' ? [partOf(one)] : [];
      if (one.kind === 'made') parts.push(one);
      for (const part of parts) reach(part, from);
    }
  };
  const reach = (part: Part, from: Part | undefined) => {
    const known = reachedFrom.get(part);
    if (!known) open.push(part);
    const all = known ?? [];
    reachedFrom.set(part, all);
    if (from) all.push(from);
  };
  for (const value of values) look(value, undefined);
  while (open.length) {
    const part = open.pop()!;
    const inside = part instanceof Bag ? part.entries.values() : [...part.properties.values(), part.other];
    for (const value of inside) look(value, part);
    if (part instanceof Bag) for (const parent of part.parents) reach(parent, part);
  }
  const warm = [...hot];
  while (warm.length) {
    m.step();
    for (const from of reachedFrom.get(warm.pop()!) ?? []) {
      if (hot.has(from)) continue;
      hot.add(from);
      warm.push(from);
    }
  }
  return hot;
}

type PartOf = (from: Pick<Opaque, 'bag' | 'key'>) => Part;

/**
 * Everything on a page meets in its elements' attributes and texts. They are read by exact names, so those of one name are
 * looked through alone.
 */
function partsByName(m: Machine): PartOf {
  const parts = new Map<string, Bag>();
  const none = new Bag();
  return ({ bag, key }) => {
    if (bag !== m.page) return bag;
    // An element itself is no text.
    if (key === undefined) return none;
    const known = parts.get(key);
    if (known) return known;
    const part = new Bag();
    for (const name of [key, undefined]) part.put(name, m.page.entries.get(name) ?? []);
    parts.set(key, part);
    return part;
  };
}

/** What is looked through, and for what. */
export interface Search {
  /** What stands in a bag or object, by its names. */
  inside(part: Part): Iterable<readonly [string | undefined, Value]>;
  /** Whether anything stands under a name. */
  mayFind(name: string): boolean;
  /** The part to look through for what comes from a bag by a name. */
  readonly partOf: PartOf;
}

const insideOf = (part: Part): Iterable<readonly [string | undefined, Value]> =>
  part instanceof Bag ? part.entries : [...part.properties, [undefined, part.other] as const];

export const everything: Search = { inside: insideOf, mayFind: () => true, partOf: ({ bag }) => bag };

/** Only what matters, as far as it is reached from `values`. */
export function whatMatters(m: Machine, values: Iterable<Value>, matters: (text: string) => boolean): Search {
  const partOf = partsByName(m);
  const hot = hotParts(m, values, partOf, matters);
  const isHot = (one: Value[number]): boolean => {
    if (one.kind === 'text') return matters(one.text) || one.from.some((from) => hot.has(partOf(from)));
    return one.kind === 'opaque' ? hot.has(partOf(one)) : one.kind === 'made' && hot.has(one);
  };
  const known = new Map<Part, (readonly [string | undefined, Value])[]>();
  const names = new Set<string | undefined>();
  const texts = new Set<string>();
  for (const part of hot) {
    const all = [...insideOf(part)].map(([name, value]) => [name, value.filter(isHot)] as const);
    known.set(
      part,
      all.filter(([, value]) => value.length),
    );
    for (const [name, value] of known.get(part)!) {
      m.step();
      const inText = value.filter((one) => one.kind === 'text');
      // What has no name may be meant by any, but an object has names of its own.
      if (name !== undefined || inText.length) names.add(name);
      for (const { text } of inText) texts.add(text);
    }
  }
  return {
    partOf,
    inside: (part) => known.get(part) ?? [],
    mayFind: (name) => names.has(name) || names.has(undefined) || [...texts].some((text) => isNamedIn(text, name)),
  };
}

/** A text may be JSON, a query, or markup with attributes. */
export const isNamedIn = (text: string, name: string): boolean =>
  text.includes(`"${name}"`) || text.includes(`${name}=`);
