import {
  registry as dfo,
  type DfoRegistry,
  type Marks,
  type Registry,
  type ServiceId,
  type SiteId,
} from '../../registry/index.js';
import { canonicalHost, checkHosts } from '../../registry/hosts.js';
import { matches } from '../address/host-pattern.js';
import { unknown } from '../unknown.js';

/** What `gateHtml` and its kin are told. */
export interface GateOptions<R extends Registry = DfoRegistry> {
  /** Id of the site that the HTML belongs to. */
  site: SiteId<R>;
  /**
   * The site's own servers of services that the registry cannot know, by service: `{ matomo: ['matomo.dfo.example'] }`.
   * A host, `*.` for any sub-domain, a path where the host has other things too: `www.dfo.no/matomo/`.
   */
  hosts?: Partial<Record<ServiceId<R>, readonly string[]>> | undefined;
  /**
   * Services that this visitor has said yes to; their embeds stay as they are. Only where the HTML is made for one
   * visitor and kept in no shared cache. Default: none.
   */
  released?: readonly ServiceId<R>[] | undefined;
  /** Another organisation's registry. Default: DFØ's. */
  registry?: R | undefined;
}

interface KnownService {
  readonly hosts: readonly string[];
  readonly marks: Marks;
  /** Whether it has a face in the page. A script without one, such as a tracker, has none. */
  readonly hasFace: boolean;
}

/** The options, checked. */
export interface Setup {
  readonly site: string;
  readonly services: Readonly<Record<string, KnownService>>;
  /** Host names of the site itself. */
  readonly ownHosts: readonly string[];
  /** Those of the services that something may wait for: the visitor has said yes to the others. */
  readonly waiting: Readonly<Record<string, KnownService>>;
  /** Optional services of the site: others stay closed in the page, whatever is answered. */
  readonly declared: ReadonlySet<string>;
}

/** A host as people write it, `https://matomo.dfo.no/` too, in the registry's form. */
function hostOf(written: string, service: string, ownHosts: readonly string[]): string {
  const pattern = canonicalHost(String(written));
  if (pattern === undefined) {
    throw new RangeError(
      `dfo-consent: "${written}" is no host for ${service}. Write a host name, "*.example.no", or a host with a path.`,
    );
  }
  const own = ownHosts.find((host) => matches(new URL(`https://${host}/`), pattern));
  if (own !== undefined) {
    throw new RangeError(
      `dfo-consent: "${written}" is the site itself, so everything on it would be held as ${service}. Add the folder: "${own}/${service}/".`,
    );
  }
  return pattern;
}

/** What was told for a service, checked. */
function hostsOf(told: unknown, service: string, ownHosts: readonly string[]): string[] {
  if (told === undefined || told === null) return [];
  if (!Array.isArray(told)) {
    throw new RangeError(`dfo-consent: the hosts of ${service} are no list. Write { ${service}: ["${told}"] }.`);
  }
  return told.map((host: string) => hostOf(host, service, ownHosts));
}

/**
 * Checks the options.
 *
 * @throws RangeError that names the value and what is known, for a site or service that is not in the registry and for
 * what is no host
 */
export function setUp<R extends Registry>(options: GateOptions<R>): Setup {
  const registry: Registry = options.registry ?? dfo;
  const site = Object.hasOwn(registry.sites, options.site) ? registry.sites[options.site] : undefined;
  if (!site) throw new RangeError(unknown('site', options.site, Object.keys(registry.sites)));
  const ids = Object.keys(registry.services);
  for (const id of [...Object.keys(options.hosts ?? {}), ...(options.released ?? [])]) {
    if (!ids.includes(id)) throw new RangeError(unknown('service', id, ids));
  }
  // JavaScript may have made it without defineRegistry.
  if (registry !== dfo) checkHosts(registry.services);
  const ownHosts = site.hostnames.flatMap((host) => canonicalHost(host) ?? []);
  const told = (options.hosts ?? {}) as Readonly<Record<string, unknown>>;
  const services: Record<string, KnownService> = {};
  for (const [id, service] of Object.entries(registry.services)) {
    if (service.delivery !== 'script' && service.delivery !== 'embed') continue;
    if (service.legalBasis !== 'consent') continue;
    services[id] = {
      hosts: [...service.hosts, ...hostsOf(told[id], id, ownHosts)],
      marks: service.marks ?? {},
      hasFace: service.delivery === 'embed',
    };
  }
  const idle = Object.keys(told).find((id) => !Object.hasOwn(services, id));
  if (idle) throw new RangeError(unknown('service that a page could load', idle, Object.keys(services)));
  const released: readonly string[] = options.released ?? [];
  return {
    site: options.site,
    services,
    ownHosts,
    waiting: Object.fromEntries(Object.entries(services).filter(([id]) => !released.includes(id))),
    declared: new Set([...site.banner, ...site.inContext]),
  };
}
