/**
 * The tags of tests. A test without one runs in Chromium with `npm test`, and in all engines with `npm run test:all`.
 * `everywhere`: `npm test` runs it in Firefox and WebKit too. `matrix`: one of many cases of one kind, of which
 * `npm test` runs others; `npm run test:all` alone, in Chromium and by turns in Firefox or WebKit. With both tags: in all
 * three engines, with `npm run test:all` alone.
 */
export const tags = [
  { name: 'everywhere', description: 'in Firefox and WebKit too, also with npm test' },
  { name: 'matrix', description: 'npm run test:all alone: npm test runs others of its kind' },
] as const;

export type Tag = (typeof tags)[number]['name'];

/** For a test that is one of many: `npm test` runs it if it is among the chosen. */
export const unlessIn = (isChosen: boolean): { tags: Tag[] } => ({ tags: isChosen ? [] : ['matrix'] });
