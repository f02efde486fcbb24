import type * as Rest from './rest.js';

/** Brings everything that the core is not, and hands it to `then`, or calls `failed`. */
export type Bring = (then: (rest: typeof Rest) => void, failed: () => void) => void;

// In `dfo-consent.js` the rest lies in the file itself, unread until it is wanted: see `inOneFile` in src/built/bundles.ts.
export const bring: Bring = (then, failed) =>
  void import('./rest.js').then(then, (error: unknown) => {
    failed();
    console.error(
      'dfo-consent: nothing can be asked or shown. Serve dfo-consent-question.js beside dfo-consent-core.js.',
      error,
    );
  });
