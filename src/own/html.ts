/** As in `dfo-consent/html`. Each throws a RangeError where no registry is told, too. */
import type { Registry } from '../../registry/model.js';
import { answerSetCookie as setCookieOf, type SetCookieOptions } from '../html/answer-set-cookie.js';
import { contentSecurityPolicy as policyOf, type PolicyOptions } from '../html/csp.js';
import { gateHtml as gateOf, gateHtmlStream as gateStreamOf } from '../html/gate-html.js';
import {
  inspectHtml as inspectOf,
  inspectUnknown as inspectUnknownOf,
  type Embed,
  type Unknown,
} from '../html/inspect-html.js';
import type { GateOptions } from '../html/setup.js';
import type { WithRegistry } from './with-registry.js';

/** A function that reads HTML, about a registry that must be told. */
type Reads<Result> = <R extends Registry>(html: string, options: WithRegistry<GateOptions<R>, R>) => Result;

/**
 * Makes every embed of the registry's services inert.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const gateHtml: Reads<string> = gateOf;

/**
 * The same for HTML that comes in pieces.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const gateHtmlStream: <R extends Registry>(
  options: WithRegistry<GateOptions<R>, R>,
) => TransformStream<string, string> = gateStreamOf;

/**
 * Lists what `gateHtml` would make inert.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const inspectHtml: Reads<Embed[]> = inspectOf;

/**
 * Lists what browsers load from hosts that the registry does not describe.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const inspectUnknown: Reads<Unknown[]> = inspectUnknownOf;

/**
 * The Content-Security-Policy of a site for one answer.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const contentSecurityPolicy: <R extends Registry>(options: WithRegistry<PolicyOptions<R>, R>) => string =
  policyOf;

/**
 * The `Set-Cookie` header that keeps the visitor's answer as long as it is valid.
 *
 * @function
 * @throws RangeError as in `dfo-consent/html`, and where no registry is told
 */
export const answerSetCookie: <R extends Registry>(
  options: WithRegistry<SetCookieOptions<R>, R>,
) => string | undefined = setCookieOf;
