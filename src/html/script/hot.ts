import { Bag } from './bag.js';
import type { Machine } from './machine.js';
import type { Made, Value } from './value.js';

type Part = Bag | Made;

/**
 * The bags and objects through which something that matters is reached from `values`, by whatever name. Mostly there are
 * none or few, so that nobody needs to look through the others for each name.
 */
export function hotParts(m: Machine, values: Iterable<Value>, matters: (text: string) => boolean): Set<Part> {
  const reachedFrom = new Map<Part, Part[]>();
  const hot = new Set<Part>();
  const open: Part[] = [];
  const look = (value: Value, from: Part | undefined) => {
    for (const one of value) {
      m.step();
      if (one.kind === 'text' && from && matters(one.text)) hot.add(from);
      const parts: Part[] =
        one.kind === 'text' ? one.from.map(({ bag }) => bag) : one.kind === 'opaque' ? [one.bag] : [];
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
