import type { Language } from '../../registry/model.js';
import { isUnknown } from './added.js';
import { localesOf } from './say.js';

// A format costs many times more to make than to use.
const dates: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** «22. november 2026», in digits where the engine does not know the language. `day` is counted in days since 1970. */
export const date = (day: number, language: Language): string => {
  dates[language] ??= new Intl.DateTimeFormat(localesOf(language) as string[], {
    dateStyle: isUnknown(language) ? 'short' : 'long',
    timeZone: 'UTC',
  });
  return dates[language].format(day * 86_400_000);
};
