import type { Text } from '../../registry/model.js';

/** What is said to whoever answers before the library has come. */
export const wait = {
  nn: 'Vi har fått svaret ditt. Det blir lagra når sida er ferdig lasta.',
  nb: 'Vi har fått svaret ditt. Det lagres når siden er ferdig lastet.',
  en: 'We have your answer. It will be saved when the page has finished loading.',
} as const satisfies Text;

/** The library does not come, or not for long. */
export const failed = {
  nn: 'Svaret ditt er ikkje lagra enno, så ingenting valfritt er lasta inn. Last sida på nytt om det ikkje skjer noko.',
  nb: 'Svaret ditt er ikke lagret ennå, så ingenting valgfritt er lastet inn. Last siden på nytt hvis det ikke skjer noe.',
  en: 'Your answer has not been saved yet, so nothing optional has been loaded. Reload the page if nothing happens.',
} as const satisfies Text;
