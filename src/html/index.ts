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

/** The same options, about DFØ's registry where they name no other. */
const orDfo = <Its extends About<Registry>>(options: Its): Its =>
  options?.registry ? options : { ...options, registry: dfo };

/**
 * The `Set-Cookie` header that keeps the visitor's answer as long as it is valid, for the response that brings a page. Safari and its kin
 * delete what scripts have stored after seven days, and what servers store when they say so (R26, docs/set-cookie.md). The value
 * is the visitor's own, unchanged, and ends on the day that the answer ends: nothing is prolonged.
 *
 * @returns undefined where the request brings no answer, or one that is over
 * @function
 * @throws RangeError for a site or domain that cannot be
 */
export const answerSetCookie: typeof setCookieOf = (options) => setCookieOf(orDfo(options));

/**
 * The banner as markup for a page template, so that it is in the page's first paint whenever the library comes, also where pages
 * are cached and alike for everybody: it is hidden until its inline script has seen that this visitor has not answered.
 * The library takes it over as it stands, and obeys what was pressed before it came. Without JavaScript it stays hidden, and
 * nothing optional runs.
 *
 * With the footer's control printed too, a first visit needs the library's core alone until somebody turns to one of them.
 *
 * A site that asks nothing gets the bare element.
 *
 * @function
 * @throws RangeError for a site, language, privacy address or domain that cannot be; the message says what can
 */
export const bannerHtml: typeof bannerOf = (options) => bannerOf(orDfo(options));

/**
 * The Content-Security-Policy of a site for one answer. Until a service may run, none of its hosts is in it.
 *
 * @function
 * @throws RangeError for a site, answer, service, host, domain, directive or source that cannot be
 */
export const contentSecurityPolicy: typeof policyOf = (options) => policyOf(orDfo(options));

/**
 * Makes every embed of the registry's services inert: with `data-service`, and with its addresses in `data-dfo-src`
 * and their kin, or as `type="text/plain"`, so that no browser loads anything of it before the library in the page starts
 * it. Everything that is no part of an embed comes out as it went in, character for character. What is inert already
 * stays as it is, so doing it twice changes nothing.
 *
 * @param html a whole page or a piece of one
 * @function
 * @throws RangeError for a site, service or host that cannot be; the message says what can
 */
export const gateHtml: typeof gateOf = (html, options) => gateOf(html, orDfo(options));

/**
 * The same for HTML that comes in pieces: text in, text out, for Node, edge workers and build steps alike. It keeps no
 * more in memory than the script, style or embed that it is reading.
 *
 * @example
 * response.body
 *   .pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true }))
 *   .pipeThrough(gateHtmlStream({ site: 'dfo.no' }))
 *   .pipeThrough(new TextEncoderStream());
 * @function
 * @throws RangeError as `gateHtml`
 */
export const gateHtmlStream: typeof gateStreamOf = (options) => gateStreamOf(orDfo(options));

/**
 * Lists what `gateHtml` would make inert.
 *
 * @function
 * @throws RangeError as `gateHtml`
 */
export const inspectHtml: typeof inspectOf = (html, options) => inspectOf(html, orDfo(options));

/**
 * Lists frames, scripts, pictures, styles, connections made ahead and whatever else browsers load from hosts that are neither a site's
 * nor a service's of the registry, nor allowed. What scripts do is for the guard and the policy to see (docs/guard.md).
 *
 * @function
 * @throws RangeError as `gateHtml`
 */
export const inspectUnknown: typeof inspectUnknownOf = (html, options) => inspectUnknownOf(html, orDfo(options));
