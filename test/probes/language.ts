import { probe } from './make.js';
import { viewOf } from './page.js';
import { known, otherLanguage } from './words.js';

const names: Readonly<Record<string, string>> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

export const language = probe(
  {
    id: 'language',
    rules: ['R49'],
    per: 'state',
    about:
      'Compares every text of the interface with the nearest `lang` around it, by words that occur in one of Nynorsk, Bokmål and English only. Reports text that is in another language than its `lang` says, or that has none. Text marked `translate="no"` is left alone.',
  },
  async (subject) =>
    (await viewOf(subject)).texts.flatMap(({ text, language: lang, isName, says }) => {
      if (isName) return [];
      if (!lang) return [{ says: `«${text.slice(0, 40)}» has no lang around it`, where: says }];
      const own = known(lang);
      const other = own && otherLanguage(text, own);
      return other
        ? [{ says: `«${text.slice(0, 40)}» is in ${names[other]}, and the nearest lang is ${lang}`, where: says }]
        : [];
    }),
);
