/** `dfo-consent/html`: consent where the HTML is made and sent. Pure: no browser, no side effect. */
export { contentSecurityPolicy } from './csp.js';
export type { PolicyOptions } from './csp.js';
export type { Directive } from './site-policy.js';
