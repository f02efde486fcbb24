import type { Text } from '../../registry/model.js';

/** What is said to whoever answers before the library has come. */
export const wait = {
  nn: 'Vi har fått svaret ditt. Det blir lagra når sida er ferdig lasta.',
  nb: 'Vi har fått svaret ditt. Det lagres når siden er ferdig lastet.',
  en: 'We have your answer. It will be saved when the page has finished loading.',
} satisfies Text;

/** The library does not come. */
export const failed = {
  nn: 'Vi fekk ikkje lagra svaret ditt, så ingenting valfritt blir lasta inn. Last sida på nytt for å svare.',
  nb: 'Vi fikk ikke lagret svaret ditt, så ingenting valgfritt lastes inn. Last siden på nytt for å svare.',
  en: 'We could not save your answer, so nothing optional is loaded. Reload the page to answer.',
} satisfies Text;
