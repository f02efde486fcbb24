import { execFileSync } from 'node:child_process';
import { appendFile, link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as crawlee from '@crawlee/basic';
import { parseSitemap, RobotsTxtFile } from '@crawlee/utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../../../registry/index.js';
import { crawl, shardOf } from '../../../src/audit/crawl/crawl.js';
import { openJournal, removeJournal } from '../../../src/audit/crawl/journal.js';
import { namedBy } from '../../../src/audit/crawl/named.js';
import { Unread, type Reader } from '../../../src/audit/crawl/reader.js';
import { makeRobots } from '../../../src/audit/crawl/robots.js';
import { pagesOfSitemaps } from '../../../src/audit/crawl/sitemap.js';
import { readLoginState } from '../../../src/audit/observe/login.js';
import { keepPicture, pictureOf } from '../../../src/audit/observe/picture.js';
import { inWords } from '../../../src/audit/observe/reach.js';
import type { AuditOptions } from '../../../src/audit/options.js';
import { entryShape } from '../../../src/audit/shapes.js';

const options: AuditOptions = {
  urls: [],
  sitemaps: [],
  allowedHosts: [],
  follow: true,
  registry,
  hosts: {},
  selectors: {},
  visitors: [],
  maxPages: 100,
  concurrency: 2,
  delay: 0,
  timeout: 10,
  settle: 1,
  browser: { arguments: [], ignoreCertificateErrors: false },
  folder: '',
  robots: true,
  screenshots: false,
  onProgress: () => undefined,
};

/** Files that are there; `Unread` stands for one that cannot be read, and what is longer than its `most` is cut. */
const reader = (files: Readonly<Record<string, string | Unread>>): Reader => ({
  async text(url, most) {
    const file = files[url];
    if (file instanceof Unread) throw file;
    return file === undefined ? undefined : { text: file.slice(0, most), isCut: file.length > most };
  },
  page: async () => '',
});

const at = (path: string) => `https://www.dfo.no${path}`;

interface Crawled {
  readonly more?: Partial<AuditOptions>;
  readonly done?: readonly string[];
  /** Links that an earlier run has found. */
  readonly found?: readonly string[];
  readonly listed?: AsyncIterable<string>;
  readonly files?: Readonly<Record<string, string | Unread>>;
}

/** Crawls a site whose pages have these links, and tells which were opened, in any order. */
async function opened(
  links: Readonly<Record<string, readonly string[]>>,
  start: readonly string[],
  { more = {}, done = [], found = [], listed = (async function* () {})(), files = {} }: Crawled = {},
) {
  const seen: string[] = [];
  const skipped: string[] = [];
  const failed: string[] = [];
  const skip = (url: string, why: string) => void skipped.push(`${url} ${why}`);
  await crawl(
    crawlee,
    { ...options, ...more },
    {
      urls: start,
      links: found,
      listed,
      isNamed: namedBy([at('/'), ...start], more.allowedHosts ?? [], registry),
      done: new Set(done),
      robots: makeRobots(reader(files), RobotsTxtFile, 'dfo-consent-audit', skip),
      look: async (url) => {
        seen.push(url);
        return links[url] ?? [];
      },
      skip,
      fail: (url, why) => void failed.push(`${url} ${why}`),
    },
  );
  return { seen: seen.sort(), skipped, failed };
}

test('links to pages of the same host are followed, each once, and nothing else', async () => {
  const links = {
    [at('/')]: [at('/a'), at('/a#b'), at('/'), at('/x.pdf'), 'https://other.example/', 'mailto:a@example.no'],
    [at('/a')]: [at('/b?c=1')],
  };
  expect((await opened(links, [at('/')])).seen).toEqual([at('/'), at('/a'), at('/b?c=1')]);
});

test('named pages alone, where links are not followed', async () => {
  expect((await opened({ [at('/')]: [at('/a')] }, [at('/')], { more: { follow: false } })).seen).toEqual([at('/')]);
});

test('no more pages than are wanted, and the rest is told', async () => {
  const { seen, skipped } = await opened({}, ['/1', '/2', '/3'].map(at), { more: { maxPages: 2 } });
  expect(seen).toHaveLength(2);
  expect(skipped).toEqual([`${at('/3')} --max-pages 2`]);
});

test('pages that an earlier run has looked at are not opened again, and count', async () => {
  expect((await opened({}, ['/1', '/2', '/3'].map(at), { more: { maxPages: 2 }, done: [at('/1')] })).seen).toEqual([
    at('/2'),
  ]);
});

test('robots.txt is obeyed, by the name of the audit before that of everybody', async () => {
  const robots = 'User-agent: *\nDisallow: /for-others\n\nUser-agent: dfo-consent-audit\nDisallow: /closed\n';
  const { seen, skipped } = await opened({}, ['/', '/closed', '/for-others'].map(at), {
    files: { [at('/robots.txt')]: robots },
  });
  expect(seen).toEqual([at('/'), at('/for-others')]);
  expect(skipped).toEqual([`${at('/closed')} robots.txt`]);
});

test('a host that cannot be reached fails by its own name, and nobody is let in; one without robots.txt lets everybody in', async () => {
  const away = 'No server has this name.';
  const start = [at('/a'), 'https://away.example/', 'https://away.example/b'];
  expect(await opened({}, start, { files: { 'https://away.example/robots.txt': new Unread(away, false) } })).toEqual({
    seen: [at('/a')],
    skipped: [],
    failed: [`https://away.example/ ${away}`, `https://away.example/b ${away}`],
  });
  expect((await opened({}, start)).seen).toEqual([...start].sort());
});

test('a robots.txt that does not end is read for a while and told; what it has said until then holds', async () => {
  const robots = `User-agent: *\nDisallow: /closed\n${'# and so on\n'.repeat(60_000)}Disallow: /\n`;
  const { seen, skipped } = await opened({}, ['/', '/closed'].map(at), { files: { [at('/robots.txt')]: robots } });
  expect(seen).toEqual([at('/')]);
  expect(skipped).toEqual([
    `${at('/robots.txt')} robots.txt is longer than 0.5 MB, and was read no further`,
    `${at('/closed')} robots.txt`,
  ]);
});

test('a robots.txt that cannot be read lets nobody in, and says that it is it', async () => {
  const files = { [at('/robots.txt')]: new Unread('It did not end within 15 seconds.') };
  expect((await opened({}, [at('/')], { files })).failed).toEqual([
    `${at('/')} Its robots.txt cannot be read. It did not end within 15 seconds. For sites that are yours there is --no-robots.`,
  ]);
});

test.each([
  [
    'page.goto: net::ERR_NAME_NOT_RESOLVED at https://a.example/\nCall log:',
    /^No server has this name\. .* \(ERR_NAME_NOT_RESOLVED\)\.$/,
  ],
  ['page.goto: net::ERR_CONNECTION_REFUSED at http://a.example/', /^The server refuses the connection/],
  ['page.goto: net::ERR_CONNECTION_TIMED_OUT at http://a.example/', /^The server does not answer in time/],
  ['page.goto: Timeout 30000ms exceeded.\nCall log:', /^The server does not answer in time\.$/],
  ['page.goto: net::ERR_ADDRESS_UNREACHABLE at http://a.example/', /^The server cannot be reached from here/],
  ['page.goto: net::ERR_CERT_DATE_INVALID at https://a.example/', /^The server’s certificate is not valid/],
  ['page.goto: net::ERR_SSL_PROTOCOL_ERROR at https://a.example/', /^The server does not speak https/],
  ['page.goto: net::ERR_EMPTY_RESPONSE at https://a.example/', /^The server breaks off/],
  ['page.goto: net::ERR_CONNECTION_RESET at https://a.example/', /^The server breaks off/],
  ['page.goto: net::ERR_PROXY_CONNECTION_FAILED at https://a.example/', /^The proxy does not lead there/],
  ['page.goto: Download is starting', /^It is a file to download/],
  ['page.goto: net::ERR_SOMETHING_NEW at https://a.example/', /^net::ERR_SOMETHING_NEW at https:\/\/a\.example\/$/],
  ['The page crashed.', /^The page crashed\.$/],
])('%j is told in words', (message, words) => expect(inWords(message)).toMatch(words));

test('what robots.txt says of sitemaps opens nothing', async () => {
  const robots = 'Sitemap: http://127.0.0.1:8080/sitemap.xml\nSitemap: https://www.dfo.no/sitemap.xml\n';
  const files = { [at('/robots.txt')]: robots, [at('/sitemap.xml')]: at('/never') };
  expect((await opened({}, [at('/')], { files })).seen).toEqual([at('/')]);
});

test('a run that goes on follows the links of the earlier one to named hosts, and to no others', async () => {
  const found = [at('/a'), 'https://other.example/', 'http://127.0.0.1:9/', at('/a.zip')];
  expect(await opened({}, [at('/')], { done: [at('/')], found })).toMatchObject({ seen: [at('/a')], skipped: [] });
  expect((await opened({}, [at('/')], { found, more: { follow: false } })).seen).toEqual([at('/')]);
});

test('hosts that nobody has named are not opened, unless they are allowed', async () => {
  async function* listed() {
    yield at('/a');
    yield 'https://dfo.no/b';
    for (const host of [
      'other.example',
      '127.0.0.1:4173',
      'localhost',
      '[::1]',
      'www.dfo.no:8443',
      'www.dfo.no.other.example',
    ])
      yield `https://${host}/`;
    yield at('/fil.pdf');
  }
  const { seen, skipped } = await opened({}, [at('/')], { listed: listed(), more: { allowedHosts: ['localhost'] } });
  expect(seen).toEqual([at('/'), at('/a'), 'https://dfo.no/b', 'https://localhost/'].sort());
  expect(skipped).toEqual([
    'https://other.example/ other.example was not named; --allow-host other.example opens it',
    'https://127.0.0.1:4173/ 127.0.0.1:4173 was not named; --allow-host 127.0.0.1:4173 opens it',
    'https://[::1]/ [::1] was not named; --allow-host [::1] opens it',
    'https://www.dfo.no:8443/ www.dfo.no:8443 was not named; --allow-host www.dfo.no:8443 opens it',
    'https://www.dfo.no.other.example/ www.dfo.no.other.example was not named; --allow-host www.dfo.no.other.example opens it',
    `${at('/fil.pdf')} it is a file, and no page`,
  ]);
});

test('a list without end is read until there are enough pages', async () => {
  let read = 0;
  async function* endless() {
    for (;;) yield at(`/${read++}`);
  }
  const { seen, skipped } = await opened({}, [], { listed: endless(), more: { maxPages: 3 } });
  expect(seen).toEqual(['/0', '/1', '/2'].map(at));
  expect({ read, skipped }).toEqual({ read: 4, skipped: [`${at('/3')} --max-pages 3`] });
});

test('shards share all pages between them, each page in one', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => at(`/${i}`));
  const parts = await Promise.all([1, 2, 3].map((index) => opened({}, pages, { more: { shard: { index, of: 3 } } })));
  expect(parts.flatMap(({ seen }) => seen).sort()).toEqual([...pages].sort());
  for (const { seen } of parts) expect(seen.length).toBeGreaterThan(8);
  expect(shardOf(at('/1'), 3)).toBe(shardOf(at('/1'), 3));
});

/** What a sitemap names, and what is told of the rest. `enough` is when whoever asks has enough. */
async function listed(files: Readonly<Record<string, string | Unread>>, enough = Infinity) {
  const [found, skipped, read]: [string[], string[], string[]] = [[], [], []];
  const there = reader(files);
  const tools = {
    reader: {
      ...there,
      text(url: string, most: number) {
        read.push(url);
        return there.text(url, most);
      },
    },
    parse: parseSitemap,
    isNamed: namedBy([at('/')], [], registry),
    skip: (url: string, why: string) => void skipped.push(`${url} ${why}`),
  };
  crawlee.log.setLevel(crawlee.LogLevel.OFF);
  for await (const url of pagesOfSitemaps([at('/sitemap.xml')], tools)) if (found.push(url) >= enough) break;
  return { found, skipped, read };
}
const index = (...urls: readonly string[]) =>
  `<?xml version="1.0"?><sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;
const pages = (...urls: readonly string[]) =>
  `<?xml version="1.0"?><urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;

test('a sitemap leads to its pages and to those of its sitemaps, packed or plain', async () => {
  const files = {
    [at('/sitemap.xml')]: index(at('/one.xml'), at('/two.txt')),
    [at('/one.xml')]: pages(at('/a'), at('/b?x=1&amp;y=2')),
    [at('/two.txt')]: `${at('/c')}\n${at('/d')}\n`,
  };
  expect(await listed(files)).toMatchObject({ found: ['/a', '/b?x=1&y=2', '/c', '/d'].map(at), skipped: [] });
});

test('what is no address in a sitemap is told and passed over, and so are other hosts, as pages and as sitemaps', async () => {
  const odd = ['/a', 'b', '', 'www.dfo.no/c', 'mailto:a@example.no', 'file:///etc/passwd', 'http://', 'https://a b/'];
  const elsewhere = ['http://127.0.0.1:8080/', 'https://other.example/', 'http://localhost/'];
  const { found, skipped } = await listed({
    [at('/sitemap.xml')]: index(at('/one.xml'), 'http://127.0.0.1/two.xml', 'three.xml', at('/four.txt')),
    [at('/one.xml')]: pages(at('/first'), ...odd, ...elsewhere, at('/last?a=1&b=2'), `<![CDATA[${at('/c?d=1&e=2')}]]>`),
    [at('/four.txt')]: `${at('/e')}\nnot an address\n${at('/f')}`,
    'http://127.0.0.1/two.xml': pages(at('/never')),
  });
  expect(found).toEqual(['/first', '/last?a=1&b=2', '/c?d=1&e=2', '/e', '/f'].map(at));
  expect(skipped).toEqual([
    'http://127.0.0.1/two.xml 127.0.0.1 was not named; --allow-host 127.0.0.1 opens it',
    'three.xml it is no address of a page',
    ...odd.filter(Boolean).map((one) => `${one} it is no address of a page`),
    ...elsewhere.map((one) => `${one} ${new URL(one).host} was not named; --allow-host ${new URL(one).host} opens it`),
    ...['not', 'an', 'address'].map((one) => `${one} it is no address of a page`),
  ]);
});

test('a sitemap that is not there, cannot be read, is too long or no XML is told, with its address', async () => {
  for (const [file, why] of [
    [undefined, 'The server has none there.'],
    [new Unread('No server has this name.'), 'No server has this name.'],
    ['<html><br></html', 'It is no XML.'],
    ['x'.repeat(50 * 1024 * 1024 + 1), 'It is longer than 50 MB.'],
  ] as const)
    await expect(listed(file === undefined ? {} : { [at('/sitemap.xml')]: file })).rejects.toThrow(
      `The sitemap https://www.dfo.no/sitemap.xml cannot be read. ${why}`,
    );
});

test('one of a sitemap’s sitemaps that cannot be read is told, and the others are read', async () => {
  const files = {
    [at('/sitemap.xml')]: index(at('/gone.xml'), at('/slow.xml'), at('/broken.xml'), at('/one.xml')),
    [at('/slow.xml')]: new Unread('It did not end within 15 seconds.'),
    [at('/broken.xml')]: '<urlset><url></urlset>',
    [at('/one.xml')]: pages(at('/a')),
  };
  expect(await listed(files)).toMatchObject({
    found: [at('/a')],
    skipped: [
      `${at('/gone.xml')} this sitemap cannot be read. The server has none there.`,
      `${at('/slow.xml')} this sitemap cannot be read. It did not end within 15 seconds.`,
      `${at('/broken.xml')} this sitemap cannot be read. It is no XML.`,
    ],
  });
});

test('a sitemap is read no further than there are enough pages, and no sitemap after it', async () => {
  const many = Array.from({ length: 50_000 }, (_, n) => at(`/${n}`));
  const files = { [at('/sitemap.xml')]: index(at('/one.xml'), at('/two.xml')), [at('/one.xml')]: pages(...many) };
  expect(await listed(files, 1)).toEqual({
    found: [at('/0')],
    skipped: [],
    read: [at('/sitemap.xml'), at('/one.xml')],
  });
});

test('sitemaps that lead to each other, in a circle or ever deeper, end', async () => {
  const circle = index(at('/sitemap.xml'), at('/two.xml'), at('/two.xml'));
  expect((await listed({ [at('/sitemap.xml')]: circle, [at('/two.xml')]: circle })).read).toHaveLength(2);
  const deep = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [at(`/${n}.xml`), index(at(`/${n + 1}.xml`))]));
  const { read, skipped } = await listed({ ...deep, [at('/sitemap.xml')]: index(at('/0.xml')) });
  expect(read).toHaveLength(6);
  expect(skipped).toEqual([`${at('/5.xml')} sitemaps are 5 deep here`]);
});

test('sitemaps without number, and addresses without number, are read until the limit, which is told', async () => {
  const wide = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [at(`/${n}.xml`), pages(at(`/${n}`))]));
  const { found, skipped } = await listed({ [at('/sitemap.xml')]: index(...Object.keys(wide)), ...wide });
  expect(found).toHaveLength(499);
  expect(skipped).toHaveLength(101);
  expect(skipped[0]).toBe(`${at('/499.xml')} more than 500 sitemaps`);

  const long = await listed({ [at('/sitemap.xml')]: Array.from({ length: 60_000 }, (_, n) => at(`/${n}`)).join('\n') });
  expect(long.found).toHaveLength(50_000);
  expect(long.skipped).toEqual([`${at('/sitemap.xml')} it has more than 50000 addresses, and was read no further`]);

  const strange = await listed({ [at('/sitemap.xml')]: Array.from({ length: 3000 }, (_, n) => `/${n}`).join('\n') });
  expect(strange.skipped).toHaveLength(1001);
  expect(strange.skipped.at(-1)).toMatch(/sitemap\.xml more than 1000 of its addresses were passed over/);
});

test('entities of a document’s own are not made, and a sitemap of marks alone is read at once', async () => {
  const bomb = `<!DOCTYPE urlset [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><urlset><url><loc>${at('/?')}&b;</loc></url></urlset>`;
  expect((await listed({ [at('/sitemap.xml')]: bomb })).found).toEqual([at('/?&b;')]);
  await expect(listed({ [at('/sitemap.xml')]: '<![CDATA['.repeat(500_000) })).rejects.toThrow(/It is no XML/);
});

describe('a journal', () => {
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dfo-consent-journal-'));
  });
  afterEach(() => removeJournal(folder));
  const file = () => join(folder, 'pages.jsonl');
  const all = async () => {
    const found: number[] = [];
    for await (const one of (await openJournal(folder, isNumber)).read()) found.push(one);
    return found;
  };
  const of = async (...entries: readonly number[]) => {
    const journal = await openJournal(folder, isNumber);
    for (const one of entries) await journal.add(one);
    return journal;
  };

  test('keeps what is added, and a line that was cut off costs itself alone', async () => {
    const journal = await of(1);
    await appendFile(file(), '\n{"cut');
    await journal.add(2);
    expect(await all()).toEqual([1, 2]);
    await appendFile(file(), '\n{"cut');
    expect(await all()).toEqual([1, 2]);
    await removeJournal(folder);
    expect(await all()).toEqual([]);
  });

  test('of another version or form is refused, with what to do', async () => {
    for (const first of [
      '1',
      '{"page":{}}',
      '{"format":"dfo-consent audit journal 1","version":"0.0.1"}',
      '',
      'null',
      '[]',
      '{"cut',
    ]) {
      await writeFile(file(), `${first}\n1`);
      await expect(all(), first).rejects.toThrow(/is no journal of this version of dfo-consent.*--fresh begins anew/);
    }
  });

  test('with a line of another shape is refused, with its number', async () => {
    await of(1, 2);
    await appendFile(file(), '\n{"page":{"url":"https://www.dfo.no/"}}\n3');
    await expect(all()).rejects.toThrow(/has a line that no audit has written, line 4\. --fresh begins anew/);
  });

  test('is neither read nor written through a link', async () => {
    const outside = join(folder, 'outside.txt');
    await writeFile(outside, 'as it was');
    await symlink(outside, file());
    await expect(all()).rejects.toThrow('is a link');
    await expect(of(1)).rejects.toThrow('is a link');
    expect(await readFile(outside, 'utf8')).toBe('as it was');
    await symlink(folder, `${folder}-link`);
    await expect(openJournal(`${folder}-link`, isNumber)).rejects.toThrow('is a link');
    await removeJournal(`${folder}-link`);
    expect(await readFile(outside, 'utf8')).toBe('as it was');
  });
});

test('what is kept of a page has its shape, and nothing else has', () => {
  const entry = {
    page: {
      url: at('/'),
      site: 'dfo.no',
      status: 200,
      interface: 'dfo-consent',
      states: ['unanswered'],
      failures: [],
      took: 1,
    },
    findings: [
      {
        rule: 'undeclared-host',
        severity: 'error',
        site: 'dfo.no',
        subject: 'a.example',
        message: 'm',
        remedy: 'r',
        evidence: [
          { page: at('/'), state: 'unanswered', detail: 'd', stored: { kind: 'cookie', name: 'a', host: 'dfo.no' } },
        ],
        pages: 1,
      },
    ],
    items: [{ site: 'dfo.no', kind: 'cookie', name: 'a', host: 'dfo.no', states: ['unanswered'], page: at('/') }],
    hosts: [{ site: 'dfo.no', host: 'a.example', states: ['unanswered'], page: at('/') }],
    links: [at('/a')],
    screenshots: { unanswered: '0123456789ab-unanswered.jpg' },
    declared: { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } },
  };
  const fits = (one: unknown) => entryShape.safeParse(one).success;
  expect(fits(entry)).toBe(true);
  /** Every place in it, with something else there. */
  const wrong = (value: unknown, path: string): [string, unknown][] => [
    [path, typeof value === 'number' ? 'x' : -1],
    ...(value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, one]) =>
          wrong(one, `${path}.${key}`).map(([where, other]): [string, unknown] => [
            where,
            Array.isArray(value)
              ? value.map((old: unknown, i) => (String(i) === key ? other : old))
              : { ...value, [key]: other },
          ]),
        )
      : []),
  ];
  const all = wrong(entry, 'entry');
  expect(all.length).toBeGreaterThan(50);
  for (const [where, one] of all) expect(fits(one), where).toBe(false);
  const pictures = [
    '../../../etc/passwd',
    '/etc/passwd',
    '0123456789ab-unanswered.jpg/../../x',
    'x.jpg',
    '',
    '..',
    'a/b.jpg',
  ];
  for (const name of pictures) expect(fits({ ...entry, screenshots: { unanswered: name } }), name).toBe(false);
});

test('pictures are the run’s own files: no other name, no link, no pipe, no other content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dfo-consent-pictures-'));
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]);
  const name = (n: number) => `00000000000${n}-unanswered.jpg`;
  const outside = join(folder, 'secret.jpg');
  try {
    await writeFile(outside, jpeg);
    await keepPicture(folder, name(1), jpeg);
    await symlink(outside, join(folder, name(2)));
    await link(outside, join(folder, name(3)));
    await writeFile(join(folder, name(4)), 'root:x:0:0');
    await mkdir(join(folder, name(5)));
    execFileSync('mkfifo', [join(folder, name(6))]);
    const found = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => pictureOf(folder, name(n))));
    expect(found).toEqual([
      `data:image/jpeg;base64,${jpeg.toString('base64')}`,
      ...Array.from({ length: 6 }, () => undefined),
    ]);
    for (const odd of ['secret.jpg', '../secret.jpg', outside]) expect(await pictureOf(folder, odd)).toBeUndefined();
    // Nor is anything written through a link.
    await keepPicture(folder, name(2), Buffer.from([0xff, 0xd8, 0xff]));
    expect(await readFile(outside)).toEqual(jpeg);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test.each(['', 'null', '{}', '{"cookies":1}', '<html>'])(
  'a file that is no login state is named, with how to make one: %s',
  (text) => {
    expect(() => readLoginState(text, 'login.json')).toThrow(/login\.json is no storage state: make one with/);
  },
);
