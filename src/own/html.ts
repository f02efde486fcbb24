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

/** `dfo-consent/html`, with a registry that must be told. */

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function gateHtml<R extends Registry>(html: string, options: WithRegistry<GateOptions<R>, R>): string {
  return gateOf<R>(html, options);
}

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function gateHtmlStream<R extends Registry>(
  options: WithRegistry<GateOptions<R>, R>,
): TransformStream<string, string> {
  return gateStreamOf<R>(options);
}

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function inspectHtml<R extends Registry>(html: string, options: WithRegistry<GateOptions<R>, R>): Embed[] {
  return inspectOf<R>(html, options);
}

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function inspectUnknown<R extends Registry>(html: string, options: WithRegistry<GateOptions<R>, R>): Unknown[] {
  return inspectUnknownOf<R>(html, options);
}

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function contentSecurityPolicy<R extends Registry>(options: WithRegistry<PolicyOptions<R>, R>): string {
  return policyOf<R>(options);
}

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export function answerSetCookie<R extends Registry>(options: WithRegistry<SetCookieOptions<R>, R>): string | undefined {
  return setCookieOf<R>(options);
}
