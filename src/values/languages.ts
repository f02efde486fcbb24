import type { Language } from '../../registry/model.js';

// A build for fewer languages puts its own in this place: see `constantsOf` in src/built/bundles.ts.
/** The languages that this build has texts in. */
export const languages: readonly Language[] = ['nn', 'nb', 'en'];

/** What is spoken to a page in any other language. */
export const otherwise: Language = 'nb';
