import type { Provenance, Purpose, Registry, Service, Site, StoredItem, Text } from '../../registry/model.js';
import { mostServices } from '../../registry/room.js';

const numbered = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const same = (words: string): Text => ({ nn: words, nb: words, en: words });

const declared = { kind: 'declared', statement: 'web', date: '2024-04-12' } as const satisfies Provenance;
const documented = { kind: 'documented', source: 'the vendor’s documentation' } as const satisfies Provenance;

const purposeIds = ['statistics', 'visualisation', 'media'];
const purpose = (id: string): Purpose => ({
  name: same(`Føremålet ${id}`),
  inSentence: same(id),
  label: same(`${id} frå {providers}`),
  description: same(`Vi brukar {providers} til ${id}.`),
  question: { title: same(`Kan vi bruke {providers} på {site}?`), body: same('Det hjelper oss å gjere {site} betre.') },
});

const units = ['minutes', 'hours', 'days', 'months', 'years'] as const;

/** Each service has a cookie of the site's own, one on the vendor's host, and a key in the page's storage. */
const items = (nr: number): StoredItem[] =>
  (['site', `vendor${nr}.example`, 'site'] as const).map((host, i) => ({
    name: `_service${nr}_${i}`,
    ...(i === 0 && { match: 'prefix' }),
    kind: i === 2 ? 'localStorage' : 'cookie',
    host,
    purpose: same(
      `Skil besøk ${i} frå kvarandre, så leverandør ${nr} kan telje kor mange som les ei side og kor lenge.`,
    ),
    lifetime: { n: 1 + ((nr + i) % 30), unit: units[(nr + i) % units.length]! },
    recipients: [{ name: `Leverandør ${nr}`, role: 'processor', provenance: declared }],
    provenance: declared,
    ...(i === 1 && { provenanceOf: { host: documented, lifetime: documented } }),
  }));

const service = (nr: number, isOptional: boolean): Service => ({
  name: `Leverandør ${nr}`,
  description: same(`Tenesta frå leverandør ${nr} tel besøk på {site} og viser kva som blir lese mest.`),
  provenance: declared,
  items: items(nr),
  recipients: [
    { name: `Leverandør ${nr}`, role: 'processor', provenance: declared },
    { name: `Underleverandør ${nr}`, role: 'controller', provenance: documented },
  ],
  outsideEea: { value: nr % 2 === 0, provenance: documented },
  ...(isOptional
    ? {
        purpose: purposeIds[nr % purposeIds.length]!,
        legalBasis: 'consent',
        delivery: 'embed',
        embed: 'video',
        hosts: [`vendor${nr}.example`],
        collects: ['ip'],
      }
    : {
        purpose: 'necessary',
        legalBasis: 'strictly-necessary',
        delivery: 'own',
        necessity: {
          justification: same(`Utan teneste ${nr} verkar ikkje innlogginga.`),
          assessedBy: 'the bench',
          date: '2026-11-22',
        },
      }),
});

const site = (host: string, optional: readonly string[], necessary: readonly string[]): Site => ({
  title: host,
  kind: 'website',
  hostnames: [host],
  provenance: declared,
  banner: optional.slice(0, 3),
  inContext: optional.slice(3),
  necessary,
  privacyUrl: `https://${host}/personvern`,
});

const registryOf = (services: readonly Service[], sites: Readonly<Record<string, Site>>): Registry => ({
  organisation: 'Etaten',
  statements: { web: { title: 'Personvernerklæringa', date: '2024-04-12', language: 'nn' } },
  purposes: Object.fromEntries(purposeIds.map((id) => [id, purpose(id)])),
  services: Object.fromEntries(services.map((one, nr) => [`service-${nr}`, one])),
  sites,
});

const ids = (from: number, to: number) => numbered(to - from, (i) => `service-${from + i}`);

/** A registry whose one site, `site-0`, has all services: as many optional ones as an answer can hold, the others necessary. */
export function oneSite(count: number): Registry {
  const optional = Math.min(count, mostServices);
  return registryOf(
    numbered(count, (nr) => service(nr, nr < optional)),
    { 'site-0': site('site0.example', ids(0, optional), ids(optional, count)) },
  );
}

/** A registry of optional services alone, spread over as many sites as they need: `site-0`, `site-1`, … */
export function manySites(count: number): Registry {
  const sites = numbered(
    Math.ceil(count / mostServices),
    (i) =>
      [
        `site-${i}`,
        site(`site${i}.example`, ids(i * mostServices, Math.min(count, (i + 1) * mostServices)), []),
      ] as const,
  );
  return registryOf(
    numbered(count, (nr) => service(nr, true)),
    Object.fromEntries(sites),
  );
}
