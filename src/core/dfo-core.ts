import { coreRegistry } from '../decide/core-registry.js';
import { dfo } from '../dfo.js';

// The build evaluates this module and ships its value: see `constants` in rollup.config.ts.
/** What the core needs of DFØ's registry. */
export const dfoCore = coreRegistry(dfo);
