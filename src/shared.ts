/**
 * What `dfo-consent-gate.js` uses of `dfo-consent.js` beside what the core hands on. A classic script cannot be imported, so the
 * page's copy of these is handed on through the running consent. `src/built/bundles.ts` writes the list, and puts its items in the place of
 * imports.
 */
export const shared: readonly unknown[] = [];
