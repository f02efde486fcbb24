/**
 * `dfo-consent/server`: pages gated as they leave a server, for those who have one in JavaScript. `dfo-consent serve` is the same in front of
 * any other.
 */
export type { Middleware } from './node-gate.js';
export type { PageGateOptions } from './page-gate.js';
export { gatePages } from './node-gate.js';
export { gateResponse } from './web-gate.js';
