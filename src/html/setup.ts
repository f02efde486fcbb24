import {
  registry as dfo,
  type DfoRegistry,
  type Marks,
  type Registry,
  type ServiceId,
  type SiteId,
} from '../../registry/index.js';
import { partsOf } from '../address/host-pattern.js';
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
  readonly released: ReadonlySet<string>;
  /** Optional services of the site: others stay closed in the page, whatever is answered. */
  readonly declared: ReadonlySet<string>;
}

const hostForm = /^(\*\.)?[a-z0-9_\u0080-\uffff-]+(\.[a-z0-9_\u0080-\uffff-]+)*(:\d+)?(\/\S*)?$/i;

/** A host as people write it, `https://matomo.dfo.no/` too, in the registry's form. */
function hostOf(written: string, service: string, ownHosts: readonly string[]): string {
  const bare = written.trim().replace(/^https?:\/\//i, '');
  if (!hostForm.test(bare)) {
    throw new RangeError(
      `dfo-consent: "${written}" is no host for ${service}. Write a host name, "*.example.no", or a host with a path.`,
    );
  }
  const { host, path } = partsOf(bare);
  const pattern = host.toLowerCase() + (path === '/' ? '' : path);
  if (path === '/' && ownHosts.includes(host.toLowerCase())) {
    throw new RangeError(
      `dfo-consent: "${written}" is the site itself, so everything on it would be held as ${service}. Add the folder: "${host}/${service}/".`,
    );
  }
  return pattern;
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
  const told = (options.hosts ?? {}) as Readonly<Record<string, readonly string[] | undefined>>;
  const services: Record<string, KnownService> = {};
  for (const [id, service] of Object.entries(registry.services)) {
    if (service.delivery !== 'script' && service.delivery !== 'embed') continue;
    if (service.legalBasis !== 'consent') continue;
    const more = (told[id] ?? []).map((host) => hostOf(host, id, site.hostnames));
    services[id] = {
      hosts: [...service.hosts, ...more],
      marks: service.marks ?? {},
      hasFace: service.delivery === 'embed',
    };
  }
  const idle = Object.keys(told).find((id) => !Object.hasOwn(services, id));
  if (idle) throw new RangeError(unknown('service that a page could load', idle, Object.keys(services)));
  return {
    site: options.site,
    services,
    ownHosts: site.hostnames,
    released: new Set(options.released),
    declared: new Set([...site.banner, ...site.inContext]),
  };
}
