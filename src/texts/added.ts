import type { AddedLanguage, Language, Registry } from '../../registry/model.js';
import { languages } from '../values/languages.js';

// A build has each text in its place, and puts a module without memory here: see `withoutMemory` in src/built/bundles.ts.

let added: Readonly<Record<string, AddedLanguage>> = {};

let its: readonly Language[] = languages;

/** Every language that a registry's texts are in. */
export const languagesOf = (registry: Registry | undefined): readonly Language[] => [
  ...languages,
  ...(Object.keys(registry?.languages ?? {}) as Language[]),
];

/** Whatever is said from now on can be said in the registry's own languages too. */
export const addLanguages = (registry: Registry | undefined): void => {
  added = { ...added, ...registry?.languages };
};

/** The page speaks the registry's languages from now on. */
export const speak = (registry: Registry | undefined): void => {
  addLanguages(registry);
  its = languagesOf(registry);
};

/** Every language that the page speaks: what somebody prints of another registry changes nothing in it. */
export const spoken = (): readonly Language[] => its;

/** A text in an added language, bokmål where a registry that came past the compiler has none. */
export const addedText = (text: Readonly<Record<Language, string>>, language: string): string =>
  added[language]?.texts[text.en] ?? text.nb;

/** How an added language writes dates and lists. */
export const localeOf = (language: string): string => added[language]?.locale ?? language;

/** Whether the engine cannot write dates and lists as an added language does. */
export const isUnknown = (language: string): boolean =>
  Object.hasOwn(added, language) && !Intl.ListFormat.supportedLocalesOf(localeOf(language)).length;
