/** `dfo-consent/html`: consent where the HTML is made and sent. Pure: for servers, builds and browsers alike. */
export { answerSetCookie } from './answer-set-cookie.js';
export type { SetCookieOptions } from './answer-set-cookie.js';
export { bannerHtml } from '../first-paint/banner-html.js';
export type { BannerHtml, BannerOptions } from '../first-paint/banner-html.js';
export { contentSecurityPolicy } from './csp.js';
export type { PolicyOptions } from './csp.js';
export { gateHtml, gateHtmlStream } from './gate-html.js';
export { inspectHtml, inspectUnknown } from './inspect-html.js';
export type { Embed, Unknown } from './inspect-html.js';
export type { GateOptions } from './setup.js';
export type { Directive } from './site-policy.js';
