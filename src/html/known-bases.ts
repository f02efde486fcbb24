import { matches, partsOf } from '../address/host-pattern.js';

/** A service that addresses may belong to. */
export interface Known {
  readonly id: string;
  readonly hosts: readonly string[];
}

/** The host of a page whose own name does not matter. */
export const nowhere = 'page.invalid';

/** The name in a registry's host, without a star, a port and a path. */
export const nameOf = (pattern: string): string => partsOf(pattern).host.replace(/^\*\.|:\d+$/g, '');

/** What the relative addresses of a page may be relative to. */
export interface KnownBases {
  /** Those that differ in whose a relative address is. */
  readonly all: readonly string[];
  /** Whether relative addresses without a host belong to no service, whichever base holds. */
  readonly areOwn: boolean;
  /** Whose every relative address is held to be, where there are more bases than anybody means. */
  readonly ownerOfRest: string | undefined;
  add(href: string): void;
}

/** Folders on services' hosts that are kept apart. An ordinary page has one base, and mostly none. */
const mostBases = 32;

/** An address as browsers read it; undefined where they cannot. */
export const parse = (address: string, base?: string): URL | undefined =>
  URL.canParse(address, base) ? new URL(address, base) : undefined;

/**
 * Remembers of all bases those alone that a service's addresses can come from: one for each service whose whole host it
 * is, and one for each folder where the host is shared. Every other is like the page's own address.
 */
export function makeKnownBases(known: readonly Known[], ownHosts: readonly string[]): KnownBases {
  /** The services on the host of `url`, whatever the path. */
  const on = (url: URL) => known.filter(({ hosts }) => hosts.some((host) => matches(url, partsOf(host).host)));
  const sharesHost = ownHosts.some((host) => on(new URL(`https://${host}/`)).length > 0);
  // By both schemes: `https:player.vimeo.com` has a host where the page's own scheme is another, and is a path where not.
  const own = (sharesHost ? ownHosts : [nowhere]).flatMap((host) => [`https://${host}/`, `http://${host}/`]);
  const others = new Set<string>();
  const bases = {
    all: own,
    areOwn: !sharesHost,
    ownerOfRest: undefined as string | undefined,
    add(href: string) {
      for (const page of own) {
        const url = parse(href, page);
        // Browsers pass over what they cannot parse, `data:` and `javascript:`. Nothing is relative to other schemes.
        if (!url || !/^(https?|wss?):$/.test(url.protocol)) continue;
        const services = on(url);
        const [first] = services;
        if (!first) continue;
        const isShared = services.some(({ hosts }) => hosts.some((host) => partsOf(host).path !== '/'));
        const folder = isShared ? url.host + url.pathname.replace(/[^/]*$/, '') : '';
        const key = `${services.map(({ id }) => id).join()} ${folder}`;
        if (others.has(key)) continue;
        bases.areOwn = false;
        if (others.size < mostBases) {
          others.add(key);
          bases.all = [...bases.all, url.href];
        } else bases.ownerOfRest ??= first.id;
      }
    },
  };
  return bases;
}
