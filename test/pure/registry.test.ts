import { bannerHtml } from 'dfo-consent/html';
import { describe, expect, test } from 'vitest';
import { registry, type Provenance, type Registry, type Service, type StoredItem } from '../../registry/index.js';
import { checkHosts } from '../../registry/hosts.js';
import { faultsOf } from '../../registry/faults.js';
import { defineRegistry } from '../../registry/model.js';
import { dfo } from '../../src/values/dfo.js';
import { film, small } from '../fixtures/small-registry.js';
import { app } from '../fixtures/statement-app.js';
import { sentences, type DeclaredSite } from '../fixtures/statement.js';
import { web } from '../fixtures/statement-web.js';

const { services, sites, statements, purposes }: Registry = registry;
const transcripts = { web, app };
const declared: Record<string, DeclaredSite> = { ...web.sites, ...app.sites };
const siteIds = Object.keys(sites);
const everyItem = Object.entries(services).flatMap(([id, service]) =>
  service.items.map((item) => ({ id, item, service })),
);

const servicesOf = (siteId: string): string[] => {
  const { banner, inContext, necessary, linked = [] } = sites[siteId]!;
  return [...banner, ...inContext, ...necessary, ...linked];
};
const isDeclared = ({ kind }: Provenance) => kind === 'declared';
const unique = (values: readonly string[]) => expect([...values].sort()).toEqual([...new Set(values)].sort());

test('every host of a service can be met', () => {
  expect(() => checkHosts(services)).not.toThrow();
  const { vimeo } = services;
  expect(() => checkHosts({ vimeo: { ...vimeo!, hosts: ['https://vimeo.com/ '] } })).toThrow('"https://vimeo.com/ "');
});

describe('the services of a site', () => {
  const crowd = Array.from({ length: 61 }, (_, i) => `s${i}`);
  const of = (site: object) =>
    ({
      ...small,
      services: { ...small.services, ...Object.fromEntries(crowd.map((id) => [id, film])) },
      sites: { ...small.sites, crowd: { ...small.sites.library, hostnames: ['crowd.example'], ...site } },
    }) as never;

  test('fit into one answer, on every site of DFØ’s', () => {
    expect(faultsOf(registry)).toEqual([]);
  });

  test('are refused where they are defined if there are 61, with the site, the services and what to do', () => {
    for (const site of [
      { banner: [], inContext: crowd },
      { banner: crowd, inContext: [] },
      { banner: ['counter'], inContext: crowd.slice(1) },
    ]) {
      const all = [...site.banner, ...site.inContext].join(', ');
      expect(() => defineRegistry(of(site))).toThrow(
        new RangeError(
          `dfo-consent: the site "crowd" has 61 optional services (${all}), and one answer has room for 60. Take 1 out of its banner and inContext, or make two sites of it.`,
        ),
      );
    }
  });

  test('are as many as 60, and an app keeps its own answers (the twin)', () => {
    for (const site of [
      { banner: ['counter'], inContext: crowd.slice(2) },
      { kind: 'app', banner: [], inContext: crowd },
    ])
      expect(() => defineRegistry(of(site))).not.toThrow();
  });

  test('cannot be printed where they are too many; another site of that registry can', () => {
    const registry = of({ banner: ['counter'], inContext: crowd });
    expect(() => bannerHtml({ site: 'crowd', lang: 'nn', registry })).toThrow(
      'the site "crowd" has 62 optional services',
    );
    expect(bannerHtml({ site: 'library', lang: 'nn', registry }).html).toContain('<section');
  });
});

describe('a registry that somebody has written', () => {
  const { library } = small.sites;
  const withService = (id: string, told: object) => ({ ...small, services: { ...small.services, [id]: told } });
  const withSite = (told: object) => ({ ...small, sites: { ...small.sites, library: { ...library, ...told } } });
  const { nn: _, ...half } = film.description;

  test.each<[string, unknown, string]>([
    ['that is none', 'registry', 'The registry has no purposes. Add "purposes: { … }".'],
    [
      'whose organisation has no name',
      { ...small, organisation: '' },
      'The registry has no organisation. Add its name, as visitors know it.',
    ],
    [
      'with a host that has a scheme',
      withService('film', { ...film, hosts: ['https://film.example'] }),
      'dfo-consent: "https://film.example" is no host for film (services.film.hosts[0] of the registry). Write "film.example".',
    ],
    [
      'with an embed without hosts',
      withService('film', { ...film, hosts: [] }),
      'services.film is an embed without hosts, so nothing of it would be held. Add the hosts that it loads from, or hostsFrom: "site" where each site tells them.',
    ],
    [
      'with a purpose that is not there',
      withService('film', { ...film, purpose: 'fun' }),
      'services.film.purpose is "fun". Known: necessary, statistics, media. Add it to purposes, or name one of these.',
    ],
    [
      'with an optional service on another legal basis',
      withService('film', { ...film, legalBasis: 'interest' }),
      'services.film.legalBasis is "interest". Write "consent".',
    ],
    [
      'with a text that lacks a language',
      withService('film', { ...film, description: half }),
      'services.film.description has no text in nn. Add nn.',
    ],
    [
      'with a statement that is not there',
      withService('film', { ...film, provenance: { kind: 'declared', statement: 'web', date: '2026-01-01' } }),
      'services.film.provenance names the statement "web". Known: none. Add it to statements, or name one of these.',
    ],
    [
      'with a service that is not there',
      withSite({ banner: ['countr'] }),
      'sites.library.banner names the service "countr". Known: counter, film, login, shop.',
    ],
    [
      'with a service in two lists',
      withSite({ inContext: ['counter', 'film'] }),
      'sites.library.inContext names "counter", which is in banner too. Leave it in one of the two.',
    ],
    [
      'with a list that is none',
      withSite({ necessary: 'login' }),
      'sites.library.necessary is no list. Write the ids of its services, or [].',
    ],
    [
      'with a host name that is an address',
      withSite({ hostnames: ['https://Library.example/'] }),
      'sites.library.hostnames has "https://Library.example/". Write a host name alone, such as "library.example".',
    ],
    [
      'with a host name of two sites',
      withSite({ hostnames: ['archive.example'] }),
      'sites.archive.hostnames has "archive.example", which is a host name of sites.library too. Leave it to one of the two.',
    ],
    [
      'with a site that asks and does not say where more is told',
      withSite({ privacyUrl: undefined }),
      'sites.library asks for consent and has no privacyUrl. Add the address of the page that tells what is stored.',
    ],
  ])('%s is refused, with its place and the remedy', (_, told, fault) => {
    expect(faultsOf(told)[0]).toBe(fault);
    expect(() => defineRegistry(told as never)).toThrow(fault.replace(/^dfo-consent: /, ''));
  });

  test('with a service in a list that its legal basis does not fit is refused', () => {
    for (const [list, id, basis] of [
      ['necessary', 'counter', '"consent"'],
      ['banner', 'login', '"strictly-necessary"'],
      ['inContext', 'shop', 'none, for it is only linked to'],
      ['linked', 'film', '"consent"'],
    ] as const)
      expect(faultsOf(withSite({ banner: [], inContext: [], necessary: [], linked: [], [list]: [id] }))).toEqual([
        `sites.library.${list} names "${id}", whose legal basis is ${basis}. Move it to the list that fits: consent to banner or inContext, strictly-necessary to necessary, linked to linked.`,
      ]);
  });

  test('with several faults hears of all at once', () => {
    const told = { ...withService('film', { ...film, hosts: ['https://film.example'] }), organisation: '' };
    expect(() => defineRegistry(told as never)).toThrow(
      new RangeError(
        'dfo-consent: the registry has 2 faults.\n- The registry has no organisation. Add its name, as visitors know it.\n- "https://film.example" is no host for film (services.film.hosts[0] of the registry). Write "film.example".',
      ),
    );
  });

  test('without any is taken, DFØ’s and another (the twin)', () => {
    expect(faultsOf(small)).toEqual([]);
    expect(faultsOf(JSON.parse(JSON.stringify(registry)))).toEqual([]);
  });
});

describe('the registry and the statements', () => {
  test('name the same sites (R12)', () => {
    expect(siteIds.sort()).toEqual(Object.keys(declared).sort());
  });

  test.each(siteIds)(
    'give %s the same services, and the library its own cookie where something is asked (R12)',
    (id) => {
      const { items, vendors } = declared[id]!;
      const stated = new Set([...items, ...vendors].map(({ service }) => service));
      const { banner, inContext, kind } = sites[id]!;
      if (kind === 'website' && banner.length + inContext.length) stated.add('dfo-consent');
      // Met on public pages, in no statement: listed so that its embed code asks, and marked as assumed with an open issue.
      if (id === 'dfo.no') stated.add('boost-ai');
      expect(servicesOf(id).sort()).toEqual([...stated].sort());
    },
  );

  test('what no statement has is assumed, and says so to the privacy officer (R113, R114)', () => {
    const { provenance, issues } = services['boost-ai']!;
    expect(provenance.kind).toBe('assumed');
    expect(issues?.map(({ id }) => id)).toEqual(['boost-ai-web']);
  });

  test.each(siteIds)('name the same items on %s, with the same beginnings and hosts (R12)', (id) => {
    const ours = servicesOf(id).flatMap((service) =>
      services[service]!.items.filter(
        (item) => isDeclared(item.provenance) && item.host !== 'site' && typeof item.host === 'string',
      ).map((item) => `${service} ${item.name} ${item.host}`),
    );
    const theirs = declared[id]!.items.filter(({ host }) => host).map(
      ({ service, name, host }) => `${service} ${name} ${host}`,
    );
    expect(ours.sort()).toEqual(theirs.sort());

    const named = servicesOf(id).flatMap((service) =>
      services[service]!.delivery === 'linked'
        ? []
        : services[service]!.items.filter(({ provenance }) => isDeclared(provenance)).map(
            ({ name }) => `${service} ${name}`,
          ),
    );
    expect(named.sort()).toEqual(declared[id]!.items.map(({ service, name }) => `${service} ${name}`).sort());
    for (const { service, name } of declared[id]!.items.filter(({ isBeginning }) => isBeginning)) {
      expect(services[service]!.items.find((item) => item.name === name)!.match).toBe('prefix');
    }
  });

  test('ask about statistics in the banner, and about everything else where it stands (R38)', () => {
    for (const { banner, inContext } of Object.values(sites)) {
      for (const id of banner) expect(services[id]!.purpose).toBe('statistics');
      expect(inContext).not.toContain('matomo');
    }
    expect(sites['statsregnskapet.no']).toMatchObject({ banner: ['matomo'], inContext: ['qlik'] });
  });

  test('name the same processors, and nobody else is called one (R42)', () => {
    const theirs = new Set([
      ...Object.values(declared).flatMap(({ items, vendors }) => [
        ...items.flatMap(({ processor }) => processor ?? []),
        ...vendors.flatMap(({ names, areProcessors }) => (areProcessors ? names : [])),
      ]),
    ]);
    const ours = Object.values(services).flatMap((service) =>
      [...service.recipients, ...service.items.flatMap(({ recipients }) => recipients)]
        .filter(({ role }) => role === 'processor')
        .map(({ name, provenance }) => {
          expect(provenance.kind).toBe('declared');
          return name;
        }),
    );
    expect([...new Set(ours)].sort()).toEqual([...theirs].sort());
  });

  test.each(Object.values(declared).flatMap(({ items }) => items.filter(({ processor }) => processor)))(
    'give $name to $processor (R42)',
    ({ service, name, processor }) => {
      const { recipients } = services[service]!.items.find((item) => item.name === name)!;
      expect(recipients).toContainEqual(expect.objectContaining({ name: processor, role: 'processor' }));
    },
  );

  test.each(Object.entries(transcripts))(
    'agree on title and date of the statement «%s» (R114)',
    (id, { title, date }) => {
      expect(statements[id]).toMatchObject({ title, date, language: 'nn' });
    },
  );

  test('declare facts on the statements’ own dates only (R114)', () => {
    const dated = provenancesIn(registry, 'registry').filter(([, { kind }]) => kind === 'declared');
    expect(dated.length).toBeGreaterThan(50);
    for (const [path, from] of dated) {
      if (from.kind !== 'declared') continue;
      expect(transcripts, path).toHaveProperty(from.statement);
      expect(from.date, path).toBe(transcripts[from.statement as 'web'].date);
    }
  });

  test('quote the same words: every quote stands in the statement that it points to (R114)', () => {
    const quoted = provenancesIn(registry, 'registry').filter(([, from]) => from.kind === 'declared' && from.quote);
    expect(quoted.length).toBeGreaterThan(5);
    for (const [path, from] of quoted) {
      if (from.kind !== 'declared') continue;
      const theirs = sentences(transcripts[from.statement as 'web']);
      expect(
        theirs.some((sentence) => sentence.includes(from.quote!)),
        `${path}: ${from.quote}`,
      ).toBe(true);
    }
  });
});

/** Every provenance in a value, with the way to it. */
function provenancesIn(value: unknown, path: string): [string, Provenance][] {
  if (typeof value !== 'object' || value === null) return [];
  const kind = (value as { kind?: unknown }).kind;
  if (['declared', 'documented', 'observed', 'assumed'].includes(kind as string)) return [[path, value as Provenance]];
  return Object.entries(value).flatMap(([key, inner]) => provenancesIn(inner, `${path}.${key}`));
}

describe('every fact', () => {
  const isComplete = (from: Provenance | undefined): boolean =>
    from !== undefined &&
    {
      declared: () => from.kind === 'declared' && /^\d{4}-\d\d-\d\d$/.test(from.date) && from.statement in statements,
      documented: () => from.kind === 'documented' && from.source.length > 5,
      observed: () => from.kind === 'observed' && /^\d{4}-\d\d-\d\d$/.test(from.date) && from.browser !== '',
      assumed: () => from.kind === 'assumed' && from.why.nn.length > 5,
    }[from.kind]();

  test('says where it comes from: sites, services, items and recipients (R114)', () => {
    for (const [id, { provenance }] of Object.entries(sites)) expect(isComplete(provenance), id).toBe(true);
    for (const [id, service] of Object.entries(services)) {
      expect(isComplete(service.provenance), id).toBe(true);
      for (const one of [...service.recipients, ...service.items.flatMap(({ recipients }) => recipients)]) {
        expect(isComplete(one.provenance), `${id} to ${one.name}`).toBe(true);
      }
    }
    for (const { id, item } of everyItem) {
      expect(isComplete(item.provenance), `${id} ${item.name}`).toBe(true);
      for (const from of Object.values(item.provenanceOf ?? {})) expect(isComplete(from), item.name).toBe(true);
    }
  });

  test('a provenance that lacks its source is seen, so that the test above says something', () => {
    expect(isComplete(undefined)).toBe(false);
    expect(isComplete({ kind: 'documented', source: '' })).toBe(false);
    expect(isComplete({ kind: 'declared', statement: 'nowhere', date: '2024-04-12' })).toBe(false);
  });

  const stated = ({ id, item }: { id: string; item: StoredItem }) =>
    Object.values(declared).flatMap(({ items }) =>
      items.filter(({ service, name }) => service === id && name === item.name),
    );

  test.each(everyItem.filter(({ item, service }) => isDeclared(item.provenance) && service.delivery !== 'linked'))(
    'of $item.name that the statement does not give has another source, or is said to be unknown (R114)',
    ({ id, item }) => {
      const [theirs] = stated({ id, item });
      const other = (fact: 'host' | 'purpose' | 'lifetime') => {
        const from = item.provenanceOf?.[fact];
        return from !== undefined && from.kind !== 'declared';
      };
      if (!theirs!.lifetime) expect(item.lifetime === 'not-documented' || other('lifetime')).toBe(true);
      else expect(item.lifetime).not.toBe('not-documented');
      if (!theirs!.description) expect(item.purpose.nn.startsWith('Ikkje beskrive') || other('purpose')).toBe(true);
      if (!theirs!.host && item.kind === 'cookie' && item.host !== 'site') expect(other('host')).toBe(true);
    },
  );

  test('about transfer out of the EEA says where it comes from, in the statement’s words where it is declared (R114)', () => {
    const known = Object.entries(services).filter(([, { outsideEea }]) => outsideEea !== 'not-documented');
    expect(known.map(([id]) => id)).toEqual(expect.arrayContaining(['matomo', 'tableau-public']));
    for (const [id, { outsideEea }] of known) {
      if (outsideEea === 'not-documented') continue;
      expect(isComplete(outsideEea.provenance), id).toBe(true);
      if (outsideEea.provenance.kind === 'declared') expect(outsideEea.provenance.quote, id).toBeTruthy();
    }
  });
});

describe('a service that needs no consent', () => {
  const necessary = Object.entries(services).filter(([, { legalBasis }]) => legalBasis === 'strictly-necessary');

  test.each(necessary)('%s says why, who found so and when (R14)', (_, service: Service) => {
    expect(service.purpose).toBe('necessary');
    if (service.legalBasis !== 'strictly-necessary') return;
    expect(service.necessity.justification.nn.length).toBeGreaterThan(60);
    expect(service.necessity.assessedBy).not.toBe('');
    expect(Date.parse(service.necessity.date)).toBeLessThanOrEqual(Date.now());
  });

  test('is one of three: our own cookie, a login, and a place that the user picks (R14, R35)', () => {
    expect(necessary.map(([id]) => id).sort()).toEqual(['dfo-appen-position', 'dfo-consent', 'tilskudd-admin-session']);
    expect(services['qlik']!.legalBasis).toBe('consent');
    expect(services['matomo']!.legalBasis).toBe('consent');
  });
});

describe('ids and names', () => {
  test('of services and purposes are different words, because give() takes both', () => {
    unique([...Object.keys(services), ...Object.keys(purposes)]);
  });

  test('of hosts belong to one site each', () => unique(Object.values(sites).flatMap(({ hostnames }) => hostnames)));

  test('of hosts are host names in lower case', () => {
    for (const { hostnames } of Object.values(sites)) {
      for (const host of hostnames) expect(new URL(`https://${host}/`).hostname).toBe(host);
    }
  });

  test('of items are different on one host', () => {
    for (const id of siteIds) {
      unique(
        servicesOf(id).flatMap((service) =>
          services[service]!.items.map((item) => `${JSON.stringify(item.host)} ${item.name}`),
        ),
      );
    }
  });

  test('of issues are different, and every issue can be read in three languages (R113)', () => {
    const issues = [...Object.values(statements), ...Object.values(sites), ...Object.values(services)].flatMap(
      ({ issues = [] }) => issues,
    );
    expect(issues.length).toBeGreaterThan(20);
    unique(issues.map(({ id }) => id));
    for (const { id, text } of issues) {
      for (const language of ['nn', 'nb', 'en'] as const)
        expect(text[language].length, `${id} ${language}`).toBeGreaterThan(20);
    }
  });

  test('of questions are different, so that no answer is taken for another (R7)', () => {
    unique(Object.values(dfo.services).map(({ fingerprint }) => fingerprint));
  });
});

test.each([
  ['the statements predate the law', 'web-date', 'app-date'],
  ['no lifetimes', 'web-lifetimes', 'matomo-lifetimes', 'tableau-lifetimes', 'app-position-lifetime'],
  ['no cookies of video and sound', 'vimeo-cookies', 'acast-cookies', 'live-stream-hosts'],
  ['a cookie without a description and of strange spelling', 'tableau-negociated'],
  ['a recipient who is New Relic', 'tableau-new-relic'],
  ['names of a product that ended', 'tableau-observe-again'],
  ['a legal basis that public authorities may not use', 'matomo-legal-basis', 'web-special-category-consent'],
  ['two spellings of a name', 'arbeidsgiver-name'],
  ['two hosts of one site', 'okstat-host'],
  ['unusual names of a login', 'tilskudd-admin-product'],
  ['roles that DFØ must settle', 'tableau-roles'],
])('a defect of the statements is reported: %s (R113)', (_, ...ids) => {
  const issues = [...Object.values(statements), ...Object.values(sites), ...Object.values(services)].flatMap(
    ({ issues = [] }) => issues,
  );
  for (const id of ids) expect(issues.map((issue) => issue.id)).toContain(id);
});
