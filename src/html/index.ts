/**
 * `dfo-consent/html`: consent where the HTML is made and sent. Pure: for servers, builds and browsers alike. What is imported from here knows
 * DFØ's registry, and takes another organisation's; `dfo-consent/own` has the same functions without DFØ's.
 */
import { registry as dfo } from '../../registry/index.js';
import type { Registry } from '../../registry/model.js';
import type { About } from '../decide/told-registry.js';
import { bannerHtml as bannerOf } from '../first-paint/banner-html.js';
import { answerSetCookie as setCookieOf } from './answer-set-cookie.js';
import { contentSecurityPolicy as policyOf } from './csp.js';
import { gateHtml as gateOf, gateHtmlStream as gateStreamOf } from './gate-html.js';
import { inspectHtml as inspectOf, inspectUnknown as inspectUnknownOf } from './inspect-html.js';

export type { SetCookieOptions } from './answer-set-cookie.js';
export type { BannerHtml, BannerOptions } from '../first-paint/banner-html.js';
export type { PolicyOptions } from './csp.js';
export type { Embed, Unknown } from './inspect-html.js';
export type { GateOptions } from './setup.js';
export type { Directive } from './site-policy.js';

/** Options about DFØ's registry, where they name no other. */
const orDfo = <Its extends About<Registry>>(options: Its): Its =>
  options?.registry ? options : { ...options, registry: dfo };

/** The `Set-Cookie` header that keeps the visitor's answer as long as it is valid: see `answer-set-cookie.ts`. */
export const answerSetCookie: typeof setCookieOf = (options) => setCookieOf(orDfo(options));

/** The banner and the control of a site as HTML for a page's template: see `banner-html.tsx`. */
export const bannerHtml: typeof bannerOf = (options) => bannerOf(orDfo(options));

/** The Content-Security-Policy of a site for one answer: see `csp.ts`. */
export const contentSecurityPolicy: typeof policyOf = (options) => policyOf(orDfo(options));

/** Makes every embed of the registry's services inert: see `gate-html.ts`. */
export const gateHtml: typeof gateOf = (html, options) => gateOf(html, orDfo(options));

/** The same for HTML that comes in pieces: see `gate-html.ts`. */
export const gateHtmlStream: typeof gateStreamOf = (options) => gateStreamOf(orDfo(options));

/** Lists what `gateHtml` would make inert: see `inspect-html.ts`. */
export const inspectHtml: typeof inspectOf = (html, options) => inspectOf(html, orDfo(options));

/** Lists what browsers load from hosts that the registry does not describe: see `inspect-html.ts`. */
export const inspectUnknown: typeof inspectUnknownOf = (html, options) => inspectUnknownOf(html, orDfo(options));
