import type { Language } from '../../registry/model.js';
import { locales } from './say.js';

// A format costs many times more to make than to use.
const dates: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** «22. november 2026». `day` is counted in days since 1970. */
export const date = (day: number, language: Language): string => {
  dates[language] ??= new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return dates[language].format(day * 86_400_000);
};
