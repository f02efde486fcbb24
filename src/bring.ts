import { complain } from './gate/complain.js';
import type * as Rest from './rest.js';

/** Brings everything that the core is not, and hands it to `then`. */
export type Bring = (then: (rest: typeof Rest) => void) => void;

// In `dfo-consent.js` the rest lies in the file itself, unread until it is wanted: see `inOneFile` in rollup.config.ts.
export const bring: Bring = (then) =>
  void import('./rest.js').then(then, (error: unknown) =>
    complain(document, `nothing can be asked or shown: ${String(error)}. Serve dfo-consent-question.js beside dfo-consent-core.js.`),
  );
