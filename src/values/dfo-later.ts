import { registry } from '../../registry/index.js';
import { laterRegistry } from '../decide/later-registry.js';

// The build evaluates this module and ships its value: see `constantsOf` in src/built/bundles.ts.
/** What only the later file needs of DFØ's registry. */
export const dfoLater = laterRegistry(registry);
