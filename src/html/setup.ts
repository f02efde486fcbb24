import type { DfoRegistry, Marks, Registry, ServiceId, SiteId } from '../../registry/index.js';
import { canonicalHost, checkHosts } from '../../registry/hosts.js';
import { matches, unknownId } from '../address/host-pattern.js';
import { toldRegistry } from '../decide/told-registry.js';
import { unknown } from '../decide/unknown.js';

/** What `gateHtml` and its kin are told. */
export interface GateOptions<R extends Registry = DfoRegistry> {
  /** Id of the site that the HTML belongs to. */
  site: SiteId<R>;
  /**
   * The site's own servers of services that the registry cannot know, by service: `{ matomo: ['matomo.dfo.example'] }`.
   * A host, `*.` for any sub-domain, a path where the host has other things too: `www.dfo.no/matomo/`. Default: none.
   */
  hosts?: Partial<Record<ServiceId<R>, readonly string[]>> | undefined;
  /**
   * Services that this visitor has said yes to; their embeds stay as they are. Only where the HTML is made for one
   * visitor and kept in no shared cache. Default: none.
   */
  released?: readonly ServiceId<R>[] | undefined;
  /** Another organisation's registry. Default: DFØ's. */
  registry?: R | undefined;
  /**
   * What becomes of what loads from a host that is neither a site's nor a service's of the registry: `pass` leaves it as it is
   * (`inspectUnknown` lists it), `hold` makes it inert under the service `unknown`, which no answer opens. Default: `pass`.
   */
  unknown?: 'pass' | 'hold' | undefined;
  /** Hosts that are no third party though the registry does not have them, such as the organisation's own file server. Default: none. */
  allowed?: readonly string[] | undefined;
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
  /** Those of them that a yes can open: what nobody can follow waits for all. */
  readonly openable: readonly string[];
  /** Hosts of the organisation, of its services and those that were allowed, where all others are held; undefined where they pass. */
  readonly described: readonly string[] | undefined;
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

/** The hosts of a registry's sites and services, what is told of those that are held among them, and what is allowed beside them, checked. */
function describedHosts({ sites, services }: Registry, held: Setup['services'], allowed: unknown = []): string[] {
  if (Object.hasOwn(services, unknownId))
    throw new RangeError(
      `dfo-consent: the registry has a service "${unknownId}", which is the name of what it does not describe. Give it another id, or leave "hold" out.`,
    );
  if (!Array.isArray(allowed))
    throw new RangeError(`dfo-consent: the allowed hosts are no list. Write { allowed: ["${String(allowed)}"] }.`);
  return [
    ...Object.values(sites).flatMap(({ hostnames }) => hostnames),
    ...Object.values(held).flatMap(({ hosts }) => hosts),
    ...Object.entries(services).flatMap(([id, one]) => (!Object.hasOwn(held, id) && 'hosts' in one ? one.hosts : [])),
    ...allowed.map((written) => {
      const host = canonicalHost(String(written));
      if (host !== undefined) return host;
      throw new RangeError(
        `dfo-consent: "${written}" is no host to allow. Write a host name, "*.example.no", or a host with a path.`,
      );
    }),
  ];
}

/** What was told for a service, checked. */
function hostsOf(told: unknown, service: string, ownHosts: readonly string[]): string[] {
  if (told === undefined || told === null) return [];
  if (!Array.isArray(told)) {
    throw new RangeError(`dfo-consent: the hosts of ${service} are no list. Write { ${service}: ["${told}"] }.`);
  }
  return told.map((host: string) => hostOf(host, service, ownHosts));
}

/** Registries whose hosts have been looked at: once is enough, and a page of 10 kB would feel it. */
const checked = new WeakSet<Registry>();

/**
 * Checks the options.
 *
 * @throws RangeError that names the value and what is known, for a site or service that is not in the registry and for
 * what is no host
 */
export function setUp<R extends Registry>(options: GateOptions<R>): Setup {
  const registry: Registry = toldRegistry(options);
  const site = Object.hasOwn(registry.sites, options.site) ? registry.sites[options.site] : undefined;
  if (!site) throw new RangeError(unknown('site', options.site, Object.keys(registry.sites)));
  const ids = Object.keys(registry.services);
  for (const id of [...Object.keys(options.hosts ?? {}), ...(options.released ?? [])]) {
    if (!ids.includes(id)) throw new RangeError(unknown('service', id, ids));
  }
  // JavaScript may have made it without defineRegistry.
  if (!checked.has(registry)) checkHosts(registry.services);
  checked.add(registry);
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
  if (!['pass', 'hold', undefined].includes(options.unknown))
    throw new RangeError(unknown('way with unknown hosts', String(options.unknown), ['pass', 'hold']));
  const idle = Object.keys(told).find((id) => !Object.hasOwn(services, id));
  if (idle) throw new RangeError(unknown('service that a page could load', idle, Object.keys(services)));
  const released: readonly string[] = options.released ?? [];
  const described = options.unknown === 'hold' ? describedHosts(registry, services, options.allowed) : undefined;
  const openable = Object.keys(services).filter((id) => !released.includes(id));
  if (described) services[unknownId] = { hosts: [], marks: {}, hasFace: true };
  return {
    site: options.site,
    services,
    ownHosts,
    waiting: Object.fromEntries(Object.entries(services).filter(([id]) => !released.includes(id))),
    openable,
    described,
    declared: new Set([...site.banner, ...site.inContext]),
  };
}
