import type { Language, Text } from '../../registry/model.js';
import { addedText, isUnknown, localeOf } from './added.js';

/** A text in one language, as it is written: with `{name}` in the place of values. */
export const written = (text: Text, language: Language): string => text[language] ?? addedText(text, language);

/** `text` in `language`, with `{name}` replaced by the value of that name. */
export const say = (text: Text, language: Language, values: Record<string, string> = {}): string =>
  fill(written(text, language), values).join('');

/** The parts of `template`, with `{name}` replaced by the value of that name, which may be an element. */
export const fill = <T>(template: string, values: Record<string, T>): (string | T)[] =>
  template.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? (values[part] ?? `{${part}}`) : part));

// An engine without nynorsk falls back to the reader's own language, not to its neighbour: so we name it (R52).
const locales = { nn: ['nn', 'nb', 'no'], nb: ['nb', 'no'], en: ['en-GB'] };

/** What to write dates and lists by; bokmål where the engine does not know an added language. */
export const localesOf = (language: Language): readonly string[] =>
  locales[isUnknown(language) ? 'nb' : language] ?? [localeOf(language)];

// A format costs many times more to make than to use, and one name needs none: measured, a third of the first question's script time.
const lists: Partial<Record<Language, Intl.ListFormat>> = {};

/** «a, b og c»; with commas alone where the engine does not know the language. */
export const list = (items: readonly string[], language: Language): string => {
  if (items.length < 2 || isUnknown(language)) return items.join(', ');
  lists[language] ??= new Intl.ListFormat(localesOf(language) as string[]);
  return lists[language].format(items);
};
