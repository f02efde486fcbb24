import type { PageRegistry, PageService, PageSite } from './page-registry.js';

/** What the core needs of a registry: enough to know what a banner asks and whether it is answered, and no word of it. */
export interface CoreRegistry {
  /** The services that banners ask about. */
  readonly services: Readonly<Record<string, Pick<PageService, 'fingerprint' | 'days'>>>;
  /** Its names take as many bytes as what they name: so a pair. */
  readonly sites: Readonly<Record<string, readonly [hostnames: PageSite['hostnames'], banner: PageSite['banner']]>>;
  /** Every service that a page can mark. */
  readonly ids: readonly string[];
  /** How the names of what they store on the site's own host begin. */
  readonly stored: readonly string[];
}

export function coreRegistry({ services, sites }: PageRegistry): CoreRegistry {
  const asked = [...new Set(Object.values(sites).flatMap(({ banner }) => banner))];
  const pick = <From, To>(ids: readonly string[], from: Readonly<Record<string, From>>, make: (one: From) => To) =>
    Object.fromEntries(ids.map((id) => [id, make(from[id]!)]));
  return {
    services: pick(asked, services, ({ fingerprint, days }) => ({ fingerprint, days })),
    sites: pick(Object.keys(sites), sites, ({ hostnames, banner }) => [hostnames, banner] as const),
    ids: Object.keys(services).filter((id) => services[id]!.purpose !== 'necessary'),
    stored: asked.flatMap((id) => services[id]!.items.map(({ name }) => name)),
  };
}
