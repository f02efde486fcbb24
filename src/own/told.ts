import type { Registry } from '../../registry/model.js';

/** Options of another entry, with the registry that they are about. */
export type WithRegistry<Its, R extends Registry> = Its & { readonly registry: R };

/**
 * Its argument.
 *
 * @throws RangeError where no registry is told
 */
export function told<Its extends { readonly registry: Registry }>(options: Its): Its {
  if (!options?.registry)
    throw new RangeError('dfo-consent: no registry was told. Write { registry }, with what defineRegistry() returned.');
  return options;
}
