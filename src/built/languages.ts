import type { Language } from '../../registry/model.js';
import type { Plugin } from 'rollup';
import { languages as all } from '../values/languages.js';

const isText = (names: readonly string[]) => names.length === all.length && all.every((one) => names.includes(one));

/** Data with its texts in `languages` alone. */
export function inLanguages<T>(data: T, languages: readonly Language[]): T {
  if (Array.isArray(data)) return data.map((one: unknown) => inLanguages(one, languages)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data);
  const isFewer = isText(entries.map(([name]) => name));
  return Object.fromEntries(
    entries
      .filter(([name]) => !isFewer || languages.includes(name as Language))
      .map(([name, value]) => [name, inLanguages<unknown>(value, languages)]),
  ) as T;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Property extends Node {
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
}

/** Every object in a syntax tree. */
function* objectsIn(node: unknown): Generator<Node & { readonly properties: readonly Property[] }> {
  if (Array.isArray(node)) for (const one of node) yield* objectsIn(one);
  else if (typeof node === 'object' && node !== null) {
    if ((node as Node).type === 'ObjectExpression') yield node as Node & { properties: Property[] };
    for (const one of Object.values(node)) yield* objectsIn(one);
  }
}

/** Leaves the texts of our own modules in `languages` alone: an object that has all three loses the others. */
export const fewerLanguages = (languages: readonly Language[]): Plugin => ({
  name: 'fewer-languages',
  transform(code, id) {
    if (languages.length === all.length || !id.includes('/src/texts/')) return null;
    let out = code;
    const objects = [...objectsIn(this.parse(code))].filter(({ properties }) =>
      isText(properties.map(({ key }) => key?.name ?? String(key?.value))),
    );
    // From behind, so that what is before keeps its place.
    for (const { start, end, properties } of objects.sort((one, other) => other.start - one.start)) {
      const kept = properties.filter(({ key }) => languages.includes((key.name ?? key.value) as Language));
      out = `${out.slice(0, start)}{${kept.map((one) => out.slice(one.start, one.end)).join()}}${out.slice(end)}`;
    }
    return { code: out, map: null };
  },
});
