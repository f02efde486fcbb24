import type { DfoRegistry, OptionalId, Registry, ServiceId, SiteId } from '../../registry/index.js';
import { dayOf, parse } from '../decide/answer.js';
import { decide } from '../decide/decide.js';
import { pageRegistry, type PageRegistry } from '../decide/page-registry.js';
import { toldRegistry } from '../decide/told-registry.js';
import { unknown } from '../decide/unknown.js';
import { answerIn } from './answer-in.js';
import { opens, sitePolicy, type Directive, type ToldSite } from './site-policy.js';

/** What `contentSecurityPolicy` is told. */
export interface PolicyOptions<R extends Registry = DfoRegistry> {
  /** Another organisation's registry. Default: DFØ's. */
  readonly registry?: R | undefined;
  /** Id of the site. */
  readonly site: SiteId<R>;
  /**
   * What the visitor has said: nothing, no to everything, yes to everything, yes to these services, or whatever the
   * request's `Cookie` header tells.
   */
  readonly answer:
    | 'unanswered'
    | 'refused'
    | 'accepted'
    | readonly OptionalId<R['services']>[]
    | { readonly cookie: string | undefined };
  /** Domain under which websites share one answer, as the script tag's `data-cookie-domain`. Default: none. */
  readonly cookieDomain?: string | undefined;
  /** More hosts of services, for example `{ matomo: ['matomo.dfo.example'] }`. By https, unless `http://` stands before one. Default: the registry’s alone. */
  readonly hosts?: { readonly [Id in ServiceId<R>]?: readonly string[] } | undefined;
  /** The nonce of the page's own inline scripts and styles: another for each response. Default: none. */
  readonly nonce?: string | undefined;
  /** Asks for Trusted Types, and allows the library's own. Default: false. */
  readonly trustedTypes?: boolean | undefined;
  /**
   * Hosts that are no third party though the registry does not have them, such as the organisation's own file server. A policy holds every
   * other host that it does not know; to be told of them alone, send it as `Content-Security-Policy-Report-Only`. Default: none.
   */
  readonly allowed?: readonly string[] | undefined;
  /** What the site itself needs, for example `{ 'font-src': ['https://fonts.dfo.example'] }`. Default: nothing. */
  readonly more?: { readonly [Name in Directive]?: readonly string[] } | undefined;
}

/** The options as they may really come. */
interface Told extends ToldSite {
  readonly answer: string | readonly string[] | { readonly cookie: string | undefined };
}

/** For the registry that is told: `index.ts` says the rest. */
export const contentSecurityPolicy = <R extends Registry = DfoRegistry>(options: PolicyOptions<R>): string =>
  policyByAnswer(options)((options as Told).answer);

/** The same for many answers, one after the other: what no answer changes is made once. */
export function policyByAnswer<R extends Registry>(
  options: Omit<PolicyOptions<R>, 'answer'>,
): (answer: Told['answer']) => string {
  const registry: Registry = toldRegistry(options);
  const site = options as ToldSite;
  const pages = pageRegistry(registry);
  const { services, scope, write } = sitePolicy(registry, pages, site);
  return (answer) => {
    const may = accepted(pages, site.site, answer, scope);
    const open = services.filter(({ id, purpose }) => purpose === 'necessary' || may.includes(id));
    return write((directive) => opens(open, directive));
  };
}

/** The optional services that an answer allows. */
function accepted(pages: PageRegistry, siteId: string, answer: Told['answer'], scope: string): readonly string[] {
  const site = pages.sites[siteId]!;
  const optional = [...site.banner, ...site.inContext];
  if (answer === 'unanswered' || answer === 'refused') return [];
  if (answer === 'accepted') return optional;
  if (typeof answer === 'object' && answer !== null && 'cookie' in answer) {
    const stored = parse(answerIn(answer.cookie, scope), dayOf(Date.now()));
    const { services } = decide(pages, site, stored, new Set(), { gpc: false });
    return optional.filter((id) => services[id]!.may);
  }
  const ids: unknown = typeof answer === 'string' ? [answer] : answer;
  if (!Array.isArray(ids))
    throw new RangeError(
      `dfo-consent: the answer is ${JSON.stringify(ids)}. Write "unanswered", "refused", "accepted", a list of services, or { cookie } with the request's Cookie header.`,
    );
  for (const id of ids) {
    if (!optional.includes(id)) throw new RangeError(unknown(`service of ${siteId}`, id, optional));
  }
  return ids;
}
