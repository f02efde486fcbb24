import { registry } from '../registry/index.js';
import { laterRegistry } from './decide/later-registry.js';

// The build evaluates this module and ships its value: see `precomputed` in rollup.config.ts.
/** What only the later file needs of DFØ's registry. */
export const dfoLater = laterRegistry(registry);
