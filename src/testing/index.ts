/** `dfo-consent/testing`: for the tests of websites that use the library. */
import type { DfoRegistry, Registry, ServiceId, SiteId } from '../../registry/index.js';
import { cookieName, dayOf, format, parse, validDays } from '../decide/answer.js';
import { change } from '../decide/change.js';
import { pageRegistry } from '../decide/page-registry.js';
import { dfo } from '../values/dfo.js';
import { sharingUnder } from '../decide/sharing.js';
import { unknown } from '../decide/unknown.js';

/** What a visitor has answered. */
export interface AnswerCookieOptions<R extends Registry = DfoRegistry> {
  /** Id of the site. */
  site: SiteId<R>;
  /**
   * `accepted` or `refused`: the visitor pressed yes or no in the banner. For more, tell it of each service, in the banner or in context;
   * those that are not named are unanswered.
   */
  answer: 'accepted' | 'refused' | { readonly [Id in ServiceId<R>]?: 'accepted' | 'refused' };
  /** Another organisation's registry. Default: DFØ's. */
  registry?: R | undefined;
  /** Domain under which websites share the answer, as the script tag's `data-cookie-domain`. Default: none, it is one host's alone. */
  cookieDomain?: string | undefined;
  /** When it was answered, in milliseconds since 1970. It is kept by the day, and valid for 180 of them. Default: now. */
  at?: number | undefined;
}

/** The answer's cookie, as Playwright's `addCookies`, Puppeteer's `setCookie` and Selenium's `addCookie` take it. */
export interface AnswerCookie {
  /** Always `dfo-consent`. */
  name: string;
  /** The answer, as the library stores it. */
  value: string;
  /** The site's first host name; with a dot before it, the domain that websites share the answer under. */
  domain: string;
  /** Always `/`. */
  path: string;
  /** In seconds since 1970. */
  expires: number;
  /** As the library stores it in a page that nobody frames. */
  sameSite: 'Lax';
  /** On plain http, as on localhost, it must be false. */
  secure: boolean;
}

/**
 * The cookie of a visitor who has answered: with it in the browser, a page of the site does not ask and what was accepted runs. It is made
 * from the registry as it is, so that it holds when a question has changed.
 *
 * @throws RangeError for an unknown site or domain, a service that is not optional there, or an answer that leaves nothing to remember
 */
export function answerCookie<R extends Registry = DfoRegistry>(options: AnswerCookieOptions<R>): AnswerCookie {
  const { site: id, answer, registry, cookieDomain, at = Date.now() } = options;
  const pages = registry ? pageRegistry(registry) : dfo;
  const own = Object.hasOwn(pages.sites, id) ? pages.sites[id] : undefined;
  if (!own) throw new RangeError(unknown('site', id, Object.keys(pages.sites)));
  if (pages.refused?.[id]) throw new RangeError(pages.refused[id]);
  const sharing = cookieDomain === undefined ? undefined : sharingUnder(pages, id, cookieDomain);
  const site = sharing?.site ?? own;
  const optional = [...site.banner, ...site.inContext];
  const said = typeof answer === 'string' ? Object.fromEntries(site.banner.map((one) => [one, answer])) : { ...answer };
  for (const [service, its] of Object.entries(said)) {
    if (!optional.includes(service)) throw new RangeError(unknown(`optional service of "${id}"`, service, optional));
    if (its !== 'accepted' && its !== 'refused') {
      throw new RangeError(unknown(`answer for "${service}"`, String(its), ['accepted', 'refused']));
    }
  }
  const those = (its: string) => Object.keys(said).filter((service) => said[service] === its);
  const day = dayOf(at);
  const value = format(
    change(pages, parse(undefined, day), { yes: those('accepted'), no: those('refused'), forget: [] }, day),
  );
  if (!value) {
    throw new RangeError(`dfo-consent: this answer leaves nothing to remember on "${id}". Leave the cookie out.`);
  }
  return {
    name: cookieName,
    value: value.replace('1.', `1${sharing?.scope ?? ''}.`),
    domain: sharing ? `.${sharing.domain}` : site.hostnames[0]!,
    path: '/',
    expires: (day + validDays) * 86_400,
    sameSite: 'Lax',
    secure: true,
  };
}
