/** Whose an item or an address is: the site's own, a service's that it declares, or nobody's. */
import type { Service, StoredItem } from '../../../registry/index.js';
import { matches, partsOf } from '../../address/host-pattern.js';
import type { Declared, Observation, State, Stored } from '../model.js';

export interface Owner {
  readonly service: string;
  /** Undefined for what a service may also have set and nobody declares (`alsoClears`). */
  readonly item?: StoredItem;
}

export interface Belongings {
  readonly necessary: ReadonlySet<string>;
  /** Ids of the services that may run in a state beside the necessary ones. */
  allowedIn(state: State): ReadonlySet<string>;
  /** Whether a page of the site can delete it. */
  isFirstParty(stored: Pick<Stored, 'host'>): boolean;
  ownerOf(stored: Stored): Owner | undefined;
  /** Id of a service that the site declares, `own` for the site itself. */
  serviceOf(url: string): string | undefined;
  /** The same, and after it whoever else is declared for the address. */
  servicesOf(url: string): readonly string[];
  /** Whether a host is one of a service's. */
  isHostOf(service: string, host: string): boolean;
  /** What somebody not of the site is known as in the registry. */
  knownAs(url: string): string | undefined;
}

const bare = (host: string) => host.replace(/^\./, '').toLowerCase();
/** Whether `host` is `domain` or below it. */
const isBelow = (host: string, domain: string) =>
  bare(host) === bare(domain) || bare(host).endsWith(`.${bare(domain)}`);

const hostsOf = (service: Service): readonly string[] => ('hosts' in service ? service.hosts : []);

/** A host as people write it, `https://Matomo.dfo.no/` too, as `matches` reads it: paths know upper case, hosts do not. */
function patternOf(written: string): string {
  const { host, path } = partsOf(written.trim().replace(/^https?:\/\//i, ''));
  return host.toLowerCase() + (path === '/' ? '' : path);
}

/** What is the site's own, beside what the registry says: the host that was asked for, and the one it led to unless that is somebody else's. */
export function ownHosts(
  { url, finalUrl, toldSite }: Pick<Observation, 'url' | 'finalUrl' | 'toldSite'>,
  { registry, site: id }: Declared,
): ReadonlySet<string> {
  const site = id === undefined ? undefined : registry.sites[id];
  const [asked, led] = [url, finalUrl].map((one) => (URL.canParse(one) ? new URL(one).hostname : undefined));
  const isSame =
    !site ||
    toldSite === id ||
    (asked !== undefined && led !== undefined && (isBelow(asked, led) || isBelow(led, asked)));
  return new Set([
    ...(site?.hostnames ?? []),
    ...[asked, isSame ? led : undefined].filter((host) => host !== undefined),
  ]);
}

export function belongingsOf(
  observation: Pick<Observation, 'url' | 'finalUrl' | 'toldSite' | 'embedService'>,
  declared: Declared,
): Belongings {
  const { embedService } = observation;
  const { registry, site: id, hosts } = declared;
  const site = id === undefined ? undefined : registry.sites[id];
  const optional = site ? [...site.banner, ...site.inContext] : [];
  const necessary = new Set<string>(site?.necessary ?? []);
  const services = [...necessary, ...optional].map((one) => [one, registry.services[one]!] as const);
  const own = ownHosts(observation, declared);
  // Hosts that items are declared on, for those who get data beside the service's own hosts. Who stores something above the site's own host
  // is not whoever else is there.
  const itemHosts = ({ items }: Service): string[] =>
    items.flatMap(({ host }) =>
      typeof host === 'string' && host !== 'site' && ![...own].some((one) => isBelow(one, host)) ? [host] : [],
    );
  // A server without a folder on the site's own host would make a service of the whole site.
  const patterns = (one: string, service: Service) =>
    [...hostsOf(service), ...(hosts[one] ?? [])].map(patternOf).filter((pattern) => !own.has(pattern));

  const isFirstParty = ({ host }: Pick<Stored, 'host'>) => [...own].some((one) => isBelow(one, host));
  const isOn = (one: string, service: Service, host: string) => {
    const address = new URL('https://page.invalid/');
    address.hostname = bare(host);
    return (
      patterns(one, service).some((pattern) => matches(address, partsOf(pattern).host.replace(/:\d+$/, ''))) ||
      itemHosts(service).some((covered) => isBelow(host, covered))
    );
  };
  const fits = (one: string, service: Service, item: StoredItem, { host, kind }: Stored) => {
    if (item.host === 'site') return kind === 'cookie' ? isFirstParty({ host }) : own.has(bare(host));
    return (
      (typeof item.host === 'string' && isBelow(host, item.host)) ||
      (typeof item.host !== 'string' && isOn(one, service, host))
    );
  };
  const isNamed = (item: StoredItem, { kind, name }: Stored) =>
    item.kind === kind &&
    [item.name, ...(item.alsoNamed ?? [])].some((known) =>
      item.match === 'prefix' ? name.startsWith(known) : name === known,
    );
  /** The services of an address, first who says the most of it: a folder more than its host, a host more than all below another. */
  const servicesAt = (address: URL, among: Iterable<readonly [string, Service]>): readonly string[] => {
    const all = [...among];
    const said = all.map(([one, service]) =>
      Math.max(
        0,
        ...patterns(one, service)
          .filter((pattern) => matches(address, pattern))
          .map((pattern) => pattern.replace('*', '').length),
      ),
    );
    const found = all.map(([one], i) => [one, said[i]!] as const).filter(([, length]) => length > 0);
    if (found.length) return found.toSorted(([, one], [, other]) => other - one).map(([one]) => one);
    return all
      .filter(([, service]) => itemHosts(service).some((covered) => isBelow(address.hostname, covered)))
      .map(([one]) => one);
  };
  const servicesOf = (written: string): readonly string[] => {
    if (!URL.canParse(written)) return [];
    const address = new URL(written);
    const found = servicesAt(address, services);
    return !found.length && own.has(address.hostname) ? ['own'] : found;
  };

  return {
    necessary,
    allowedIn: (state) =>
      new Set(
        state === 'accepted'
          ? optional
          : state === 'one-embed'
            ? embedService === undefined
              ? (site?.inContext ?? [])
              : [embedService]
            : [],
      ),
    isFirstParty,
    ownerOf(stored) {
      const candidates = services.flatMap(([one, service]) =>
        service.items
          .filter((item) => isNamed(item, stored) && fits(one, service, item, stored))
          .map((item) => ({ service: one, item })),
      );
      const best = candidates.sort((one, other) => other.item.name.length - one.item.name.length)[0];
      if (best) return best;
      const clears = services.find(
        ([, service]) => 'alsoClears' in service && service.alsoClears?.some((start) => stored.name.startsWith(start)),
      );
      return clears && stored.kind === 'cookie' && isFirstParty(stored) ? { service: clears[0] } : undefined;
    },
    serviceOf: (written) => servicesOf(written)[0],
    servicesOf,
    isHostOf: (one, host) => registry.services[one] !== undefined && isOn(one, registry.services[one], host),
    knownAs(written) {
      const found = URL.canParse(written)
        ? servicesAt(new URL(written), Object.entries(registry.services))[0]
        : undefined;
      return found === undefined ? undefined : registry.services[found]!.name;
    },
  };
}
