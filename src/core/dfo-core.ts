import { coreRegistry } from '../decide/core-registry.js';
import { dfo } from '../dfo.js';

// The build evaluates this module and ships its value: see `constantsOf` in src/built/bundles.ts.
/** What the core needs of DFØ's registry. */
export const dfoCore = coreRegistry(dfo);
