import type { Language } from '../../registry/model.js';

/** The language that a page was asked for in. It is remembered in the address alone: a cookie would need a reason. */
export const languageOf = (url: URL): Language => {
  const asked = url.searchParams.get('lang');
  return asked === 'nb' || asked === 'en' ? asked : 'nn';
};

/** `path` in the same language. */
export const inLanguage = (path: string, lang: Language): string => (lang === 'nn' ? path : `${path}?lang=${lang}`);
