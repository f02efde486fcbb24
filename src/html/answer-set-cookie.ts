import type { DfoRegistry, Registry, SiteId } from '../../registry/index.js';
import { cookieName, dayOf, parse, validDays } from '../decide/answer.js';
import { pageRegistry } from '../decide/page-registry.js';
import { sharingUnder } from '../decide/sharing.js';
import { toldRegistry } from '../decide/told-registry.js';
import { unknown } from '../decide/unknown.js';
import { answerIn } from './answer-in.js';

/** What `answerSetCookie` is told. */
export interface SetCookieOptions<R extends Registry = DfoRegistry> {
  /** Id of the site. */
  readonly site: SiteId<R>;
  /** The request's `Cookie` header. */
  readonly cookie: string | undefined;
  /** Domain under which websites share one answer, as the script tag's `data-cookie-domain`. Default: none. */
  readonly cookieDomain?: string | undefined;
  /** Whether the page goes by https. Default: true. */
  readonly secure?: boolean | undefined;
  /** Another organisation's registry. Default: DFØ's. */
  readonly registry?: R | undefined;
}

/** For the registry that is told: `index.ts` says the rest. */
export function answerSetCookie<R extends Registry = DfoRegistry>(options: SetCookieOptions<R>): string | undefined {
  const { site, cookie, cookieDomain, secure = true } = options;
  const pages = pageRegistry(toldRegistry(options));
  if (!Object.hasOwn(pages.sites, site)) throw new RangeError(unknown('website', site, Object.keys(pages.sites)));
  const scope = cookieDomain === undefined ? '' : sharingUnder(pages, site, cookieDomain).scope;
  const value = answerIn(cookie, scope);
  const answer = parse(value, dayOf(Date.now()));
  if (answer.state === 'unanswered') return undefined;
  const seconds = (answer.day + validDays) * 86_400 - Math.floor(Date.now() / 1000);
  if (seconds <= 0) return undefined;
  const attributes = [
    'Path=/',
    `Max-Age=${seconds}`,
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(cookieDomain ? [`Domain=${cookieDomain}`] : []),
  ];
  return `${cookieName}=${value!.replace('1.', `1${scope}.`)}; ${attributes.join('; ')}`;
}
