/**
 * The oldest browsers that the library runs in, as esbuild names them: docs/browsers.md tells which feature decides. The build writes
 * for them, and `test/package/old-browsers.test.ts` reads what ships as they do.
 */
export const oldestBrowsers = ['chrome95', 'edge95', 'firefox101', 'safari16.4', 'ios16.4'];

/** The newest edition of ECMAScript that all of them can read. */
export const oldestEdition = 2022;
