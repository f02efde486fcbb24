/** `dfo-consent/html`: consent where the HTML is made and sent. Pure: for servers, builds and browsers alike. */
export { gateHtml, gateHtmlStream } from './gate-html.js';
export { inspectHtml, type Embed } from './inspect-html.js';
export type { GateOptions } from './setup.js';
export { contentSecurityPolicy } from './csp.js';
export type { PolicyOptions } from './csp.js';
export type { Directive } from './site-policy.js';
