import type { Language, Text } from '../../registry/model.js';

/** `text` in `language`, with `{name}` replaced by the value of that name. */
export const say = (text: Text, language: Language, values: Record<string, string> = {}): string =>
  fill(text[language], values).join('');

/** The parts of `template`, with `{name}` replaced by the value of that name, which may be an element. */
export const fill = <T>(template: string, values: Record<string, T>): (string | T)[] =>
  template.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? (values[part] ?? `{${part}}`) : part));

// An engine without nynorsk falls back to the reader's own language, not to its neighbour: so we name it (R52).
export const locales = { nn: ['nn', 'nb', 'no'], nb: ['nb', 'no'], en: ['en-GB'] };

// A format costs many times more to make than to use, and one name needs none: measured, a third of the first question's script time.
const lists: Partial<Record<Language, Intl.ListFormat>> = {};

/** «a, b og c». */
export const list = (items: readonly string[], language: Language): string => {
  if (items.length < 2) return items[0] ?? '';
  lists[language] ??= new Intl.ListFormat(locales[language]);
  return lists[language].format(items);
};
