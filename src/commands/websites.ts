import { registry } from '../../registry/index.js';

/** Ids of the sites that have pages. */
export const websites = Object.entries(registry.sites)
  .filter(([, { kind }]) => kind === 'website')
  .map(([id]) => id);
