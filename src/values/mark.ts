// The build puts the mark of what it makes in this place: see `constantsOf` in src/built/bundles.ts.
/** The mark of a build: files of two must not be mixed, as caches may. */
export const mark = '';
