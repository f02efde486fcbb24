import type { CollectedData, Lifetime, Purpose, Registry, StoredItem } from '../../registry/model.js';
import { mostServices } from './answer.js';
import { fingerprint } from './fingerprint.js';

/**
 * What a page needs of the registry to ask, to hold back and to take back. The words of the declaration
 * (what each item is for, how long it lives, where the fact comes from) stay behind in the full registry, so
 * that a first visit does not pay for them. Built once, at build time for DFØ's own registry.
 */
export interface PageRegistry {
  readonly purposes: Readonly<Record<string, PagePurpose>>;
  readonly services: Readonly<Record<string, PageService>>;
  readonly sites: Readonly<Record<string, PageSite>>;
}

/** The words of a purpose; its box has words of its own only where a banner asks about several. */
export type PagePurpose = Pick<Purpose, 'name' | 'inSentence' | 'question'> & Partial<Pick<Purpose, 'label' | 'description'>>;

export interface PageService {
  readonly name: string;
  /** `necessary` or the id of an optional purpose. */
  readonly purpose: string;
  readonly hosts: readonly string[];
  /** What kind of content it is; none for a script without a face. */
  readonly embed?: 'video' | 'audio' | 'visualisation' | 'generic';
  readonly collects?: readonly CollectedData[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly recipients: readonly string[];
  readonly outsideEea: boolean;
  /** Names and first names of what lies on the site's own host, and can be seen and deleted by its pages. */
  readonly items: readonly PageItem[];
  /** Something lies on another host, where only the visitor can delete it. */
  readonly thirdParty: boolean;
  /**
   * The lifetimes of its items added up, in days, begun days counted whole: greater when one becomes longer or comes
   * in addition (R25). `unknownDays` where one is not documented: nothing can be longer than that.
   */
  readonly days: number;
  readonly fingerprint: string;
}

export interface PageItem {
  readonly name: string;
  readonly kind: StoredItem['kind'];
  readonly prefix: boolean;
}

export interface PageSite {
  readonly title: string;
  readonly hostnames: readonly string[];
  readonly banner: readonly string[];
  readonly inContext: readonly string[];
  readonly privacyUrl?: string;
}

/** The greatest number of days that an answer can hold: 62² − 1. Stands for «not documented» too. */
export const unknownDays = 3843;

const daysOf = { seconds: 1 / 86400, minutes: 1 / 1440, hours: 1 / 24, days: 1, weeks: 7, months: 31, years: 366 };

function inDays(lifetime: Lifetime): number {
  if (lifetime === 'session') return 0;
  if (typeof lifetime === 'string') return unknownDays;
  return Math.ceil(lifetime.n * daysOf[lifetime.unit]);
}

/**
 * Makes the page's part of a registry.
 *
 * @throws RangeError for a site with more optional services than an answer of 60 bytes can hold, or two that it could
 * not tell apart
 */
export function pageRegistry(registry: Registry): PageRegistry {
  const websites = Object.entries(registry.sites).filter(([, { kind }]) => kind === 'website');
  const used = new Set(websites.flatMap(([, site]) => [...site.banner, ...site.inContext, ...site.necessary]));
  const services: Record<string, PageService> = {};
  for (const [id, service] of Object.entries(registry.services)) {
    if (service.delivery === 'linked' || !used.has(id)) continue;
    const recipients = new Map(
      [...service.recipients, ...service.items.flatMap((item) => item.recipients)].map((r) => [r.name, r.role]),
    );
    const own = service.items.filter((item) => item.host === 'site');
    services[id] = {
      name: service.name,
      purpose: service.purpose,
      hosts: 'hosts' in service ? service.hosts : [],
      ...(service.delivery === 'embed' && {
        embed: service.embed,
        collects: service.collects,
        ...(service.parameters && { parameters: service.parameters }),
      }),
      recipients: [...recipients.keys()],
      outsideEea: service.outsideEea !== 'not-documented' && service.outsideEea.value,
      items: [
        ...own.flatMap((item) =>
          [item.name, ...(item.alsoNamed ?? [])].map((name) => ({
            name,
            kind: item.kind,
            prefix: item.match === 'prefix',
          })),
        ),
        ...(service.delivery === 'script' ? (service.alsoClears ?? []) : []).map((name) => ({
          name,
          kind: 'cookie' as const,
          prefix: true,
        })),
      ],
      thirdParty: service.items.some((item) => item.host !== 'site' && item.kind !== 'device'),
      days: Math.min(unknownDays, service.items.reduce((sum, item) => sum + inDays(item.lifetime), 0)),
      fingerprint: fingerprint(
        id,
        service.purpose,
        [...recipients].map(([name, role]) => `${name} ${role}`),
      ),
    };
  }
  const sites: Record<string, PageSite> = {};
  for (const [id, { banner, inContext }] of websites) {
    if (banner.length + inContext.length > mostServices) {
      throw new RangeError(
        `Site "${id}" has ${banner.length + inContext.length} optional services; one answer cookie has room for ${mostServices}.`,
      );
    }
    const seen = new Map<string, string>();
    for (const service of [...banner, ...inContext]) {
      const { fingerprint } = services[service]!;
      const twin = seen.get(fingerprint);
      if (twin) {
        throw new RangeError(`Site "${id}": the answer cookie cannot tell "${twin}" from "${service}". Give one another id.`);
      }
      seen.set(fingerprint, service);
    }
  }
  for (const [id, { title, hostnames, banner, inContext, privacyUrl }] of websites) {
    sites[id] = { title, hostnames, banner, inContext, ...(privacyUrl && { privacyUrl }) };
  }
  // Words for a purpose are needed where a banner asks about it; embeds ask in their own words.
  const asked = Object.values(sites).map(({ banner }) => [...new Set(banner.map((id) => services[id]!.purpose))]);
  const several = asked.filter((purposes) => purposes.length > 1).flat();
  const purposes: Record<string, PagePurpose> = {};
  for (const id of new Set(asked.flat())) {
    const { name, inSentence, question, label, description } = registry.purposes[id]!;
    purposes[id] = { name, inSentence, question, ...(several.includes(id) && { label, description }) };
  }
  return { purposes, services, sites };
}
