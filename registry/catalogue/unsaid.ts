/** What no source was found for, said in the same words by every entry. */
import type { Provenance } from '../model.js';

/**
 * Neither the provider nor anybody else was found to say what lies on the device. That nothing does, nobody has shown
 * either.
 */
export const notFound = {
  kind: 'assumed',
  why: {
    nn: 'det er ikkje funne dokumentasjon på kva tenesta lagrar på eininga.',
    nb: 'det er ikke funnet dokumentasjon på hva tjenesten lagrer på enheten.',
    en: 'no documentation was found of what the service stores on the device.',
  },
} as const satisfies Provenance;

/** The provider has a text on cookies, of all that it does. That an embed stores them does not follow. */
export const onlyInGeneral = {
  kind: 'assumed',
  why: {
    nn: 'leverandøren skriv om informasjonskapslar for tenestene sine under eitt. Det er ikkje funne dokumentasjon på kva innebygd innhald lagrar på eininga.',
    nb: 'leverandøren skriver om informasjonskapsler for tjenestene sine under ett. Det er ikke funnet dokumentasjon på hva innebygd innhold lagrer på enheten.',
    en: 'the provider writes about cookies for its services as a whole. No documentation was found of what embedded content stores on the device.',
  },
} as const satisfies Provenance;

/**
 * Whoever is asked for something gets the request. Whether for itself or for the site, each organisation must settle
 * (R42).
 */
export const roleUnsaid = {
  kind: 'assumed',
  why: {
    nn: 'leverandøren får førespurnaden når sida lastar tenesta. Rolla er ikkje dokumentert her.',
    nb: 'leverandøren får forespørselen når siden laster tjenesten. Rollen er ikke dokumentert her.',
    en: 'the provider receives the request when the page loads the service. Its role is not documented here.',
  },
} as const satisfies Provenance;

/** For items whose source names the item and not the host. */
export const hostUnsaid = {
  nn: 'Ikkje dokumentert',
  nb: 'Ikke dokumentert',
  en: 'Not documented',
} as const;
