import type { Reply } from '../harness/serve.js';

/**
 * What a site and its vendors answer, by address without scheme and query; `*` at the end stands for whatever follows. Data and no
 * function, so that two sites can be compared.
 */
export type Site = Readonly<Record<string, Reply>>;
