/** `dfo-consent/html`: makes embeds inert where HTML is made. Pure: for servers, builds and browsers alike. */
export { gateHtml, gateHtmlStream } from './gate-html.js';
export { inspectHtml, type Embed } from './inspect-html.js';
export type { GateOptions } from './setup.js';
