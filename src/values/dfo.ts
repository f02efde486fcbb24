import { registry } from '../../registry/index.js';
import { pageRegistry } from '../decide/page-registry.js';

// The build evaluates this module and ships its value: see `constantsOf` in src/built/bundles.ts.
/** DFØ's registry as pages need it. */
export const dfo = pageRegistry(registry);
