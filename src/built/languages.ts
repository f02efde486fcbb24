import type { AddedLanguage, Language } from '../../registry/model.js';
import type { Plugin } from 'rollup';
import { languages as all } from '../values/languages.js';

/** What a build speaks: of the three, and of those that the registry adds. */
export interface Spoken {
  readonly languages: readonly Language[];
  readonly added: Readonly<Record<string, AddedLanguage>>;
}

/** Whether these are the names of a text's languages. */
const isText = (names: readonly string[]) => names.length === all.length && all.every((one) => names.includes(one));

/** A text in the added languages that the build speaks. */
const more = ({ languages, added }: Spoken, english: string) =>
  Object.entries(added)
    .filter(([id]) => languages.includes(id as Language))
    .map(([id, { texts }]) => [id, texts[english] ?? english] as const);

/** Data with its texts in the build's languages alone. */
export function inLanguages<T>(data: T, spoken: Spoken): T {
  if (Array.isArray(data)) return data.map((one: unknown) => inLanguages(one, spoken)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data);
  if (isText(entries.map(([name]) => name)))
    return Object.fromEntries([
      ...entries.filter(([name]) => spoken.languages.includes(name as Language)),
      ...more(spoken, String((data as { en?: unknown }).en)),
    ]) as T;
  return Object.fromEntries(entries.map(([name, value]) => [name, inLanguages<unknown>(value, spoken)])) as T;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Property extends Node {
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
  readonly value: Node & { readonly value?: unknown };
}

/** Every object in a syntax tree. */
function* objectsIn(node: unknown): Generator<Node & { readonly properties: readonly Property[] }> {
  if (Array.isArray(node)) for (const one of node) yield* objectsIn(one);
  else if (typeof node === 'object' && node !== null) {
    if ((node as Node).type === 'ObjectExpression') yield node as Node & { properties: Property[] };
    for (const one of Object.values(node)) yield* objectsIn(one);
  }
}

const nameOf = ({ key }: Property) => key?.name ?? String(key?.value);

/** Puts the texts of our own modules into the build's languages: an object that has all three loses the others, and gets those that were added. */
export const inItsLanguages = (spoken: Spoken): Plugin => ({
  name: 'in-its-languages',
  transform(code, id) {
    const { languages } = spoken;
    if (isText(languages) || !id.includes('/src/texts/')) return null;
    let out = code;
    const objects = [...objectsIn(this.parse(code))].filter(({ properties }) => isText(properties.map(nameOf)));
    // From behind, so that what is before keeps its place.
    for (const { start, end, properties } of objects.sort((one, other) => other.start - one.start)) {
      const kept = properties.filter((one) => languages.includes(nameOf(one) as Language));
      const english = String(properties.find((one) => nameOf(one) === 'en')!.value.value);
      const its = more(spoken, english).map(([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)}`);
      out = `${out.slice(0, start)}{${[...kept.map((one) => out.slice(one.start, one.end)), ...its].join()}}${out.slice(end)}`;
    }
    return { code: out, map: null };
  },
});
