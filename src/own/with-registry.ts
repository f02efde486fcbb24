import type { Registry } from '../../registry/model.js';

/** Options of another entry, with the registry that they are about. */
export type WithRegistry<Its, R extends Registry> = Its & { readonly registry: R };
