/** What the other files use of the core. `rollup.config.ts` writes the list: nobody else has other files. */
export const shared: readonly unknown[] = [];
