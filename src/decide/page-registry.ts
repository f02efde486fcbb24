import type { Lifetime, Purpose, Registry, Service, StoredItem } from '../../registry/model.js';
import { lackOfRoom } from '../../registry/room.js';
import { fingerprint } from './fingerprint.js';

/**
 * What a first visit needs of the registry: to ask, to remember and to take back. What the gate and the embeds need is
 * in `later-registry.ts`, and the words of the declaration stay behind in the full registry, so that a first visit does
 * not pay for them. Built once, at build time for DFØ's own registry.
 */
export interface PageRegistry {
  /** Optional purposes, by id. */
  readonly purposes: Readonly<Record<string, PagePurpose>>;
  /** Services that something can be loaded of or stored by, by id. */
  readonly services: Readonly<Record<string, PageService>>;
  /** Sites, by id. */
  readonly sites: Readonly<Record<string, PageSite>>;
  /**
   * Why an answer cannot hold what a site asks about, by the site. `sites` has it without any question, so that nothing optional runs
   * there, and the registry's other sites are what they are.
   */
  readonly refused?: Readonly<Record<string, string>>;
}

/** What a purpose is called in a sentence; its question and the words of its box are in `later-registry.ts`. */
type PagePurpose = Pick<Purpose, 'inSentence'>;

/** A service, as far as a first visit needs it. */
export interface PageService {
  /** As visitors know the provider. */
  readonly name: string;
  /** `necessary` or the id of an optional purpose. */
  readonly purpose: string;
  /** What kind of content it is; none for a script without a face. */
  readonly embed?: 'video' | 'audio' | 'visualisation' | 'generic';
  /** The library loads it itself. */
  readonly loader?: 'matomo';
  /** Names and first names of what lies on the site's own host, and can be seen and deleted by its pages. */
  readonly items: readonly PageItem[];
  /**
   * The lifetimes of its items added up, in days, begun days counted whole: greater when one becomes longer or comes
   * in addition (R25). `unknownDays` where one is not documented: nothing can be longer than that.
   */
  readonly days: number;
  /** Three characters that stand for its question: id, purpose, recipients and their roles (ADR 3). */
  readonly fingerprint: string;
}

export interface PageItem {
  readonly name: string;
  /** Default `cookie`. */
  readonly kind?: Exclude<StoredItem['kind'], 'cookie'>;
  /** Whether `name` is only its beginning. */
  readonly prefix?: true;
}

/** A site, as far as a first visit needs it. */
export interface PageSite {
  /** The name visitors know the site by. */
  readonly title: string;
  /** Host names, lower case. */
  readonly hostnames: readonly string[];
  /** Ids of the services that the banner asks about. */
  readonly banner: readonly string[];
  /** Ids of the services that ask in their own place. */
  readonly inContext: readonly string[];
  /** Where websites share their answer (`sharing.ts`): what only others of them ask about in context. */
  readonly elsewhere?: readonly string[];
  /** The page that tells what is stored. */
  readonly privacyUrl?: string;
  /** Nothing is stored there without consent, so nothing of that kind is told. */
  readonly isWithoutNecessary?: true;
}

/** The greatest number of days that an answer can hold: 62² − 1. Stands for «not documented» too. */
const unknownDays = 3843;

const daysOf = { seconds: 1 / 86400, minutes: 1 / 1440, hours: 1 / 24, days: 1, weeks: 7, months: 31, years: 366 };

function inDays(lifetime: Lifetime): number {
  if (lifetime === 'session') return 0;
  if (typeof lifetime === 'string') return unknownDays;
  return Math.ceil(lifetime.n * daysOf[lifetime.unit]);
}

/** Who gets what a service stores or collects: names and roles. */
export const recipientsOf = ({ recipients, items }: Pick<Service, 'recipients' | 'items'>): Map<string, string> =>
  new Map([...recipients, ...items.flatMap((item) => item.recipients)].map(({ name, role }) => [name, role]));

/** A record that takes every id: in a plain one `__proto__` would be no entry, and would change what all the others inherit. */
export const anyIds = <T>(): Record<string, T> => Object.create(null);

/** Why an answer cannot tell a site's services apart; undefined where it can. */
function twinsIn(siteId: string, ids: readonly string[], services: PageRegistry['services']): string | undefined {
  const seen = new Map<string, string>();
  for (const id of ids) {
    const { fingerprint } = services[id]!;
    const twin = seen.get(fingerprint);
    if (twin)
      return `dfo-consent: the answers of the site "${siteId}" cannot tell "${twin}" from "${id}". Give one another id.`;
    seen.set(fingerprint, id);
  }
  return undefined;
}

/**
 * Makes the page's part of a registry. A site with more optional services than an answer can hold, or two that it could not tell apart,
 * is `refused` and asks nothing.
 */
export function pageRegistry(registry: Registry): PageRegistry {
  const websites = Object.entries(registry.sites).filter(([, { kind }]) => kind === 'website');
  const used = new Set(websites.flatMap(([, site]) => [...site.banner, ...site.inContext, ...site.necessary]));
  const services = anyIds<PageService>();
  for (const [id, service] of Object.entries(registry.services)) {
    if (service.delivery === 'linked' || !used.has(id)) continue;
    const recipients = recipientsOf(service);
    const beginnings = (service.delivery === 'script' && service.alsoClears) || [];
    const own = service.items.filter(
      (item) =>
        item.host === 'site' && !item.httpOnly && !beginnings.some((beginning) => item.name.startsWith(beginning)),
    );
    services[id] = {
      name: service.name,
      purpose: service.purpose,
      ...(service.delivery === 'embed' && { embed: service.embed }),
      ...(service.delivery === 'script' && service.loader && { loader: service.loader }),
      items: [
        ...own.flatMap((item) =>
          [item.name, ...(item.alsoNamed ?? [])].map((name) => ({
            name,
            ...(item.kind !== 'cookie' && { kind: item.kind }),
            ...(item.match === 'prefix' && { prefix: true as const }),
          })),
        ),
        ...beginnings.map((name) => ({ name, prefix: true as const })),
      ],
      days: Math.min(
        unknownDays,
        service.items.reduce((sum, item) => sum + inDays(item.lifetime), 0),
      ),
      fingerprint: fingerprint(
        id,
        service.purpose,
        [...recipients].map(([name, role]) => `${name} ${role}`),
      ),
    };
  }
  const sites = anyIds<PageSite>();
  const refused = anyIds<string>();
  for (const [id, site] of websites) {
    const { title, hostnames, privacyUrl } = site;
    const why = lackOfRoom(id, site) ?? twinsIn(id, [...site.banner, ...site.inContext], services);
    if (why) refused[id] = why;
    const { banner, inContext } = why ? { banner: [], inContext: [] } : site;
    const isWithoutNecessary = !site.necessary.length && { isWithoutNecessary: true as const };
    sites[id] = { title, hostnames, banner, inContext, ...(privacyUrl && { privacyUrl }), ...isWithoutNecessary };
  }
  // Words for a purpose are needed where a banner asks about it; embeds ask in their own words.
  const asked = new Set(Object.values(sites).flatMap(({ banner }) => banner.map((id) => services[id]!.purpose)));
  const purposes = anyIds<PagePurpose>();
  for (const id of asked) {
    const { inSentence } = registry.purposes[id]!;
    purposes[id] = { inSentence };
  }
  return { purposes, services, sites, ...(Object.keys(refused).length && { refused }) };
}
