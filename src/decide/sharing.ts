import { mostServices } from '../../registry/room.js';
import { unknown } from './unknown.js';
import { fingerprint } from './fingerprint.js';
import type { PageRegistry, PageSite } from './page-registry.js';

/** One answer for several websites. */
export interface Sharing {
  /** The domain whose hosts read it, a host name of the registry. */
  readonly domain: string;
  /** Three characters that stand for the domain and its websites: an answer for others is none for these. */
  readonly scope: string;
  /** Titles of the other websites, which the question names (R30). */
  readonly others: readonly string[];
  /** The website with everything that any of them asks about in a banner. */
  readonly site: PageSite;
}

const isUnder = (hostname: string, domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);

/** Where a host can share its answer: host names of the registry that it has or lies below. So no public suffix and no foreign domain. */
export const sharingDomains = ({ sites }: PageRegistry, hostname: string): string[] => {
  const known = new Set(Object.values(sites).flatMap(({ hostnames }) => hostnames));
  return [...known].filter((domain) => isUnder(hostname, domain));
};

/** As it is compared: `.DFO.no` is `dfo.no`. */
export const domainOf = (written: unknown): string => String(written).replace(/^\./, '').toLowerCase();

/** Whether a website has an answer to share: its banner asks for something, and it lies under the domain. */
export const shares = ({ hostnames, banner }: PageSite, domain: string): boolean =>
  banner.length > 0 && hostnames.some((host) => isUnder(host, domain));

/**
 * The websites under `domain` that have an answer to share as one that asks; `siteId` is one of them.
 *
 * @returns undefined where one answer has no room for all that they ask about
 */
export function sharingOf({ sites, services }: PageRegistry, siteId: string, domain: string): Sharing | undefined {
  const all = Object.entries(sites).filter(([, site]) => shares(site, domain));
  const union = (key: 'banner' | 'inContext') => [...new Set(all.flatMap(([, site]) => site[key]))];
  const own = sites[siteId]!;
  const banner = union('banner');
  // What a banner asks about is asked once.
  const inContext = union('inContext').filter((id) => !banner.includes(id));
  const isOwn = (id: string) => own.inContext.includes(id);
  const site = { ...own, banner, inContext: inContext.filter(isOwn), elsewhere: inContext.filter((id) => !isOwn(id)) };
  const asked = new Set([...banner, ...inContext]);
  if (asked.size > mostServices || new Set([...asked].map((id) => services[id]!.fingerprint)).size < asked.size)
    return undefined;
  return {
    domain,
    scope: fingerprint(
      domain,
      'shared',
      all.map(([id]) => id),
    ),
    others: all.filter(([id]) => id !== siteId).map(([, { title }]) => title),
    site,
  };
}

/**
 * The same for a page that is not there yet.
 *
 * @throws RangeError for a domain under which the website cannot share; the message says where it can
 */
export function sharingUnder(registry: PageRegistry, siteId: string, written: string): Sharing {
  const site = registry.sites[siteId]!;
  const domain = domainOf(written);
  const domains = [...new Set(site.hostnames.flatMap((hostname) => sharingDomains(registry, hostname)))];
  if (!domains.includes(domain)) throw new RangeError(unknown('domain to share answers of', written, domains));
  if (!shares(site, domain))
    throw new RangeError(`dfo-consent: ${siteId} has no answer to share: its banner asks for nothing.`);
  const sharing = sharingOf(registry, siteId, domain);
  if (!sharing)
    throw new RangeError(
      `dfo-consent: the websites under "${domain}" ask about more than the ${mostServices} services that one answer has room for.`,
    );
  return sharing;
}
