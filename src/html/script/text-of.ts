import type { Machine } from './machine.js';
import { concatenated, mixed } from './join.js';
import { hole, text, type Made, type Possibility, type Text, type Value } from './value.js';

/** What becomes of `value` in a text. */
export function asTexts(m: Machine, value: Value, depth = 0): Text[] {
  return value.flatMap((one) => asText(m, one, depth));
}

function asText(m: Machine, one: Possibility, depth: number): readonly Text[] {
  m.step();
  if (one.kind === 'text') return [one];
  if (one.kind === 'plain') return [text(String(one.value))];
  if (one.kind === 'opaque') return [text(hole, [one])];
  if (one.kind === 'closure') return [text(one.node ? m.source.slice(one.node.start, one.node.end) : '')];
  if (depth > 8) return [text(hole, [mixed('deep', [[one]])])];
  if (one.type === 'array') return onlyTexts(joinedBy(m, one, ',', depth));
  for (const name of ['toString', 'href', 'valueOf']) {
    const own = one.properties.get(name) ?? inherited(one, name);
    if (!own) continue;
    const value = name === 'href' ? own : m.call(own, [one], []);
    return asTexts(m, value, depth + 1);
  }
  // Under a symbol, perhaps that of the text that it becomes.
  const given = m.call(one.other, [one], []);
  const known = given.filter(({ kind }) => kind !== 'plain');
  return known.length ? asTexts(m, known, depth + 1) : [text('[object Object]')];
}

function inherited(one: Made, name: string): Value | undefined {
  for (const above of one.prototype) if (above.kind === 'made') return above.properties.get(name);
  return undefined;
}

/** The elements of an array as one text. */
export function joinedBy(m: Machine, array: Made, separator: string, depth = 0): Value {
  if (array.length === undefined || array.other.length || array.length > 2000)
    return [text(hole, [mixed('joined', [[array]])])];
  const parts: Text[][] = [];
  for (let at = 0; at < array.length; at++) {
    if (at) parts.push([text(separator)]);
    const element = (array.properties.get(String(at)) ?? []).filter((one) => one.kind !== 'plain' || one.value != null);
    if (element.length) parts.push(asTexts(m, element, depth + 1));
  }
  return concatenated(parts);
}

const onlyTexts = (value: Value): Text[] =>
  value.map((one) => (one.kind === 'text' ? one : text(hole, one.kind === 'opaque' ? [one] : [])));
