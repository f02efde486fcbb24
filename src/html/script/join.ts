import { Bag } from './value.js';
import {
  hole,
  longestText,
  mostPossibilities,
  text,
  type Opaque,
  type Possibility,
  type Text,
  type Value,
} from './value.js';

const isSame = (a: Possibility, b: Possibility): boolean => {
  if (a === b) return true;
  if (a.kind === 'text' && b.kind === 'text')
    return a.text === b.text && a.from.every((one, at) => isSame(one, b.from[at] ?? a));
  if (a.kind === 'plain' && b.kind === 'plain') return Object.is(a.value, b.value);
  return (
    a.kind === 'opaque' &&
    b.kind === 'opaque' &&
    a.bag === b.bag &&
    a.key === b.key &&
    a.path === b.path &&
    a.tag === b.tag
  );
};

/** Something that may hold all of `values`, nobody knows how. */
export function mixed(path: string, values: readonly Value[], key?: string): Opaque {
  const bag = new Bag();
  for (const value of values) bag.put(key, value);
  return { kind: 'opaque', path, bag, key: undefined, tag: undefined };
}

/** All that any of `values` may be. */
export function join(...values: readonly Value[]): Value {
  const [first = [], ...others] = values;
  if (others.every((one) => one === first)) return first;
  const all: Possibility[] = [];
  for (const value of values) {
    for (const one of value) if (!all.some((known) => isSame(known, one))) all.push(one);
    if (all.length > mostPossibilities * 4) break;
  }
  if (all.length <= mostPossibilities) return all;
  // Nothing is lost: what is not told apart any more is still known to be in there.
  return [mixed('one of many', values)];
}

/** Texts one after the other. */
export function concatenated(parts: readonly (readonly Text[])[]): Value {
  let all: readonly Text[] = [text('')];
  for (const part of parts) {
    if (all.length * part.length > mostPossibilities * 2) return [mixed('one of many texts', parts)];
    all = all.flatMap((before) => part.map((after) => joined(before, after)));
  }
  return join(all);
}

function joined(before: Text, after: Text): Text {
  if (!after.text) return before;
  if (!before.text) return after;
  if (before.text.length + after.text.length > longestText)
    return text(hole, [mixed('long text', [[before], [after]])]);
  const from = after.from.length ? [...new Set([...before.from, ...after.from])] : before.from;
  return text(before.text + after.text, from.length > 16 ? [mixed('many', [from])] : from);
}
