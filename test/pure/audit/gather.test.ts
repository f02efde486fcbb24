import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, makeGathered, mergeReports, type Part } from '../../../src/audit/gather.js';
import {
  keyOf,
  severities,
  states,
  type Evidence,
  type Finding,
  type PageResult,
  type Report,
  type SeenHost,
  type SeenItem,
} from '../../../src/audit/model.js';
import { tried } from '../../fixtures/runs.js';

const pageOf = (url: string): PageResult => ({
  url,
  site: 'dfo.no',
  status: 200,
  interface: 'dfo-consent',
  states,
  failures: [],
  took: 1000,
});
const findingOf = (page: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'undeclared-host',
  severity: 'error',
  site: 'dfo.no',
  subject: 'tracker.example',
  message: `Seen on ${page}.`,
  remedy: 'Declare it.',
  evidence: [{ page, state: 'accepted' }],
  pages: 1,
  ...more,
});
const itemOf = (page: string, more: Partial<SeenItem> = {}): SeenItem => ({
  site: 'dfo.no',
  kind: 'cookie',
  name: 'a',
  host: '.dfo.no',
  states: ['accepted'],
  page,
  ...more,
});
const hostOf = (page: string, more: Partial<SeenHost> = {}): SeenHost => ({
  site: 'dfo.no',
  host: 'tracker.example',
  states: ['accepted'],
  page,
  ...more,
});
const partOf = (url: string, more: Partial<Part> = {}): Part => ({
  page: pageOf(url),
  findings: [],
  items: [],
  hosts: [],
  ...more,
});
const gather = (parts: readonly Part[]) => {
  const gathered = makeGathered();
  for (const part of parts) gathered.add(part);
  return gathered.result();
};
const urls = (count: number) => [...Array(count).keys()].map((i) => `https://www.dfo.no/${String(i).padStart(4, '0')}`);

describe('findings', () => {
  test('of one key become one, with all pages counted and five of them shown, the first by address', () => {
    const { findings } = gather(
      urls(9)
        .toReversed()
        .map((url) => partOf(url, { findings: [findingOf(url)] })),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]!.pages).toBe(9);
    expect(findings[0]!.evidence.map(({ page }) => page)).toEqual(urls(5));
    expect(findings[0]!.message).toBe(`Seen on ${urls(1)[0]}.`);
  });

  test('show each page once, with its earliest visitor', () => {
    const evidence: Evidence[] = [
      { page: 'https://a.example/', detail: 'x' },
      { page: 'https://a.example/', state: 'withdrawn' },
      { page: 'https://a.example/', state: 'refused' },
    ];
    expect(
      gather([partOf('https://a.example/', { findings: [findingOf('', { evidence })] })]).findings[0]!.evidence,
    ).toEqual([evidence[2]]);
  });

  test('that one page proves twice count it once', () => {
    const twice = [findingOf('https://a.example/'), findingOf('https://a.example/', { message: 'A second time.' })];
    expect(gather([partOf('https://a.example/', { findings: twice })]).findings).toMatchObject([
      { pages: 1, message: 'A second time.' },
    ]);
  });

  test('without a proof are as many as they say', () => {
    const without = findingOf('', { evidence: [], message: 'A: no proof.' });
    expect(gather([partOf('https://a.example/', { findings: [without, without] })]).findings).toMatchObject([
      { pages: 2, evidence: [] },
    ]);
    expect(
      gather([partOf('https://a.example/', { findings: [without, findingOf('https://b.example/')] })]).findings,
    ).toMatchObject([{ message: 'Seen on https://b.example/.' }]);
  });

  test.each(['rule', 'site', 'subject'] as const)('of another %s are others', (name) => {
    const findings = [findingOf('https://a.example/'), findingOf('https://a.example/', { [name]: 'other' })];
    expect(gather([partOf('https://a.example/', { findings })]).findings).toHaveLength(2);
  });

  test('stand by severity, then rule, then subject, then site', () => {
    const inTurn = [
      findingOf('', { severity: 'error', rule: 'a', subject: 'b', site: 'x' }),
      findingOf('', { severity: 'error', rule: 'a', subject: 'b', site: 'y' }),
      findingOf('', { severity: 'error', rule: 'b', subject: 'a' }),
      findingOf('', { severity: 'warning', rule: 'a', subject: 'Z' }),
      findingOf('', { severity: 'warning', rule: 'a', subject: 'a' }),
      findingOf('', { severity: 'note', rule: 'a', subject: 'a' }),
    ];
    expect(inOrder(inTurn.toReversed())).toEqual(inTurn);
  });

  test.each([
    ['both', true, true, true],
    ['one of them', true, false, undefined],
    ['none', false, false, undefined],
  ])('are known where %s are', (_, one, other, isKnown) => {
    const known = (page: string, is: boolean) =>
      partOf(page, { findings: [findingOf(page, is ? { isKnown: true } : {})] });
    expect(gather([known('https://a.example/', one), known('https://b.example/', other)]).findings[0]!.isKnown).toBe(
      isKnown,
    );
  });
});

describe('items', () => {
  const both = (one: Partial<SeenItem>, other: Partial<SeenItem>) =>
    gather([
      partOf('https://b.example/', { items: [itemOf('https://b.example/', one)] }),
      partOf('https://a.example/', { items: [itemOf('https://a.example/', other)] }),
    ]).items;

  test.each<[string, Partial<SeenItem>, Partial<SeenItem>, Readonly<Record<string, unknown>>]>([
    [
      'states in their order',
      { states: ['withdrawn', 'accepted'] },
      { states: ['refused'] },
      { states: ['refused', 'accepted', 'withdrawn'] },
    ],
    ['the longest lifetime', { lifetime: 20 }, { lifetime: 100 }, { lifetime: 100 }],
    ['a lifetime before none', { lifetime: 0 }, {}, { lifetime: 0 }],
    ['httpOnly only of all', { httpOnly: true }, { httpOnly: false }, { httpOnly: false }],
    [
      'httpOnly not where it was not told of one',
      { httpOnly: true, page: 'https://0.example/' },
      {},
      { httpOnly: undefined },
    ],
    ['httpOnly of both', { httpOnly: true }, { httpOnly: true }, { httpOnly: true }],
    [
      'the declared name',
      { item: '_pk_id', name: '_pk_id.2' },
      { item: '_pk_id', name: '_pk_id.1' },
      { name: '_pk_id.1', page: 'https://a.example/' },
    ],
    ['who declares it', { service: 'matomo', item: 'a' }, {}, { service: 'matomo', page: 'https://b.example/' }],
    [
      'a name that is made up for each visitor',
      { name: 'sid-0af31b2c' },
      { name: 'sid-99bc12aa77' },
      { name: 'sid-99bc12aa77' },
    ],
  ])('that are one keep %s', (_, one, other, expected) => {
    const items = both(one, other);
    expect(items).toHaveLength(1);
    for (const [name, value] of Object.entries(expected))
      expect(items[0]![name as keyof SeenItem], name).toEqual(value);
  });

  test.each<[string, Partial<SeenItem>]>([
    ['site', { site: 'kudos' }],
    ['kind', { kind: 'localStorage' }],
    ['name', { name: 'b' }],
    ['name of ordinary letters', { name: 'facade' }],
    ['host', { host: 'www.dfo.no' }],
  ])('of another %s are others', (_, other) => {
    expect(both({ name: other.name === 'facade' ? 'decade' : 'a' }, other)).toHaveLength(2);
  });
});

test('hosts are one by site and name, and declared where they are anywhere', () => {
  const hosts = [
    hostOf('https://b.example/', { service: 'vimeo' }),
    hostOf('https://a.example/', { states: ['refused'] }),
    hostOf('https://a.example/', { site: 'other' }),
  ];
  expect(gather([partOf('https://a.example/', { hosts })]).hosts).toEqual([
    { ...hosts[0], states: ['refused', 'accepted'] },
    hosts[2],
  ]);
});

test('what is kept does not grow with the pages, but for a line for each', () => {
  const sizeOf = (count: number) => {
    const parts = urls(count).map((url, i) =>
      partOf(url, {
        findings: [findingOf(url)],
        items: [itemOf(url, { name: `sid${1_000_000 + i}` })],
        hosts: [hostOf(url)],
      }),
    );
    const { pages, ...rest } = gather(parts);
    expect(pages).toHaveLength(count);
    return JSON.stringify(rest).length;
  };
  expect(sizeOf(2000)).toBeLessThan(sizeOf(10) + 10);
});

const reportOf = (parts: readonly Part[], more: Partial<Report> = {}): Report => ({
  format: 'dfo-consent audit 1',
  date: '2026-11-22T12:00:00.000Z',
  browser: 'Chromium 156.0',
  organisation: 'DFØ',
  sites: { 'dfo.no': 'dfo.no' },
  screenshots: [],
  skipped: [],
  ...gather(parts),
  ...more,
});

describe('merged reports', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'sid-123456a', 'sid-654321b');
  const site = fc.constantFrom('dfo.no', 'kudos');
  const seen = fc.subarray([...states], { minLength: 1 });
  const part = fc
    .record({
      id: fc.nat(1e6),
      findings: fc.array(
        fc.record({
          rule: name,
          severity: fc.constantFrom(...severities),
          site,
          subject: name,
          message: name,
          remedy: name,
          more: fc.array(fc.option(fc.constantFrom(...states), { nil: undefined }), { maxLength: 3 }),
        }),
        { maxLength: 6 },
      ),
      items: fc.array(
        fc.record(
          {
            site,
            kind: fc.constantFrom('cookie' as const, 'localStorage' as const),
            name,
            host: name,
            states: seen,
            lifetime: fc.nat(9),
            httpOnly: fc.boolean(),
            service: name,
            item: fc.constant('b'),
          },
          { requiredKeys: ['site', 'kind', 'name', 'host', 'states'] },
        ),
        { maxLength: 6 },
      ),
      hosts: fc.array(
        fc.record({ site, host: name, states: seen, service: name }, { requiredKeys: ['site', 'host', 'states'] }),
        { maxLength: 4 },
      ),
    })
    .map(({ id, findings, items, hosts }): Part => {
      const page = `https://www.dfo.no/${id}`;
      return {
        page: pageOf(page),
        findings: findings.map(({ more, ...finding }) => ({
          ...finding,
          pages: 1,
          evidence: more.map((state) => ({ page, ...(state && { state }) })),
        })),
        items: items.map((item) => ({ ...item, page })),
        hosts: hosts.map((host) => ({ ...host, page })),
      };
    });
  const parts = fc.uniqueArray(part, { selector: ({ page }) => page.url, maxLength: 25 });

  test('say what one run over all pages says, however they are split and in whatever order', () => {
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.nat(3)), fc.boolean(), (all, shard, isTurned) => {
        const shards: Part[][] = [[], [], [], []];
        for (const one of all) shards[shard.next().value!]!.push(one);
        const reports = shards.map((own) => reportOf(own));
        const merged = mergeReports(isTurned ? reports.toReversed() : reports);
        expect(merged).toEqual(reportOf(all));
        // And shards of shards.
        expect(mergeReports([mergeReports(reports.slice(0, 2)), mergeReports(reports.slice(2))])).toEqual(merged);
      }),
      tried(300),
    );
  });

  test('tell anew what is declared and never seen, of all that was seen', () => {
    const notSeen = findingOf('', { rule: 'declared-not-seen', severity: 'note', evidence: [], pages: 0 });
    const reports = ['a', 'b'].map((host) =>
      reportOf([
        partOf(`https://${host}.example/`, { findings: [notSeen], hosts: [hostOf('https://a.example/', { host })] }),
      ]),
    );
    expect(mergeReports(reports).findings).toEqual([]);
    expect(
      mergeReports(reports, (_, hosts) => [{ ...notSeen, message: hosts.map(({ host }) => host).join() }]).findings,
    ).toEqual([{ ...notSeen, message: 'a,b' }]);
  });

  test('count a page that all shards have looked at, as the statement, once', () => {
    const statement = findingOf('https://www.dfo.no/personvern', { rule: 'statement-misses-item' });
    const reports = [1, 2, 3].map((shard) =>
      reportOf([], { findings: [statement], skipped: [{ url: `https://www.dfo.no/${shard}`, why: 'robots.txt' }] }),
    );
    expect(mergeReports(reports).findings).toEqual([statement]);
  });

  test.each<[string, Partial<Finding>]>([
    ['message', { message: 'Another.' }],
    ['remedy', { remedy: 'Another.' }],
    ['severity', { severity: 'warning' }],
  ])('of one page with another %s are alike whichever comes first', (_, more) => {
    const reports = [{}, more].map((one) => reportOf([], { findings: [findingOf('https://a.example/', one)] }));
    expect(mergeReports(reports)).toEqual(mergeReports(reports.toReversed()));
  });

  test('skip what no shard has looked at, and say why the one did whose turn it was', () => {
    const skipped = (why: string) => ['https://a.example/', 'https://b.example/'].map((url) => ({ url, why }));
    const reports = [
      reportOf([partOf('https://a.example/')]),
      reportOf([], { skipped: skipped('another shard') }),
      reportOf([], { skipped: skipped('robots.txt') }),
    ];
    expect(mergeReports(reports).skipped).toEqual([{ url: 'https://b.example/', why: 'robots.txt' }]);
  });

  test('have all sites, browsers and pictures, each once, and the latest date', () => {
    const picture = { page: 'https://a.example/', state: 'refused', src: 'data:image/jpeg;base64,/9j/' } as const;
    const reports = [
      reportOf([], { sites: { b: 'B' }, screenshots: [picture] }),
      reportOf([], {
        date: '2026-11-23T00:00:00.000Z',
        sites: { a: 'A', b: 'B' },
        screenshots: [{ ...picture, state: 'unanswered' }, picture],
      }),
      reportOf([], { browser: 'Chromium 155.0' }),
    ];
    expect(mergeReports(reports)).toMatchObject({
      date: '2026-11-23T00:00:00.000Z',
      browser: 'Chromium 155.0, Chromium 156.0',
      organisation: 'DFØ',
      sites: { a: 'A', b: 'B', 'dfo.no': 'dfo.no' },
      screenshots: [{ ...picture, state: 'unanswered' }, picture],
    });
  });

  test.each<[string, unknown, RegExp]>([
    [
      'another format',
      { ...reportOf([]), format: 'dfo-consent audit 2' },
      /"dfo-consent audit 2" cannot be merged.*--format json/,
    ],
    ['no format', { pages: [] }, /undefined cannot be merged/],
    ['null', null, /undefined cannot be merged/],
    ['a text', 'report', /undefined cannot be merged/],
    ['half a report', { ...reportOf([]), items: undefined }, /no list "items".*--format json/],
    ['a page that is none', { ...reportOf([]), pages: [{ url: 1 }] }, /is wrong at pages\.0\.url,.*--format json/],
    [
      'a severity that there is not',
      reportOf([partOf('https://a.example/', { findings: [findingOf('a', { severity: 'fatal' as 'error' })] })]),
      /is wrong at findings\.0\.severity/,
    ],
    ...[
      'https://evil.example/a.jpg',
      'javascript:alert(1)',
      'data:image/svg+xml,<svg/>',
      'data:image/jpeg;base64,"',
    ].map((src): [string, unknown, RegExp] => [
      `the picture ${src}`,
      reportOf([], { screenshots: [{ page: 'https://a.example/', state: 'refused', src }] }),
      /is wrong at screenshots\.0\.src/,
    ]),
  ])('refuse %s', (_, report, message) => {
    expect(() => mergeReports([reportOf([]), report as Report])).toThrow(RangeError);
    expect(() => mergeReports([reportOf([]), report as Report])).toThrow(message);
  });

  test('refuse to be made of nothing', () => {
    expect(() => mergeReports([])).toThrow(/no report to merge/);
  });

  test('have every key once', () => {
    const merged = mergeReports([
      reportOf([partOf('https://a.example/', { findings: [findingOf('https://a.example/')] })]),
      reportOf([partOf('https://b.example/', { findings: [findingOf('https://b.example/')] })]),
    ]);
    expect(merged.findings.map(keyOf)).toEqual(['undeclared-host | dfo.no | tracker.example']);
  });
});
