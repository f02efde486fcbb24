import type { Registry } from '../../registry/model.js';

/** Options that are about a registry, which may have been left out. */
export interface About<R extends Registry> {
  readonly registry?: R | undefined;
}

/**
 * The registry that options are about.
 *
 * @throws RangeError where none is told: JavaScript comes past the compiler
 */
export function toldRegistry<R extends Registry>(options: About<R> | undefined): R {
  if (!options?.registry)
    throw new RangeError('dfo-consent: no registry was told. Write { registry }, with what defineRegistry() returned.');
  return options.registry;
}
