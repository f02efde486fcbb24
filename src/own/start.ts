import type { Registry } from '../../registry/model.js';
import type { Options } from '../consent/options.js';
import { start as startOf, type Handle } from '../start/start.js';
import type { WithRegistry } from './with-registry.js';

/**
 * As in `dfo-consent`. Without a registry nothing is asked and nothing optional runs, and the console says so.
 *
 * @function
 * @throws Error on a server, where there is no page
 */
export const start: <R extends Registry>(options: WithRegistry<Options<R>, R>) => Handle<R> = startOf;
