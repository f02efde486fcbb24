/** What the other files use of the core. `src/built/bundles.ts` writes the list: nobody else has other files. */
export const shared: readonly unknown[] = [];
