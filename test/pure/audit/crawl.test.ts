import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as crawlee from '@crawlee/basic';
import { parseSitemap, RobotsTxtFile } from '@crawlee/utils';
import { expect, test } from 'vitest';
import { registry } from '../../../registry/index.js';
import { crawl, shardOf } from '../../../src/audit/crawl/crawl.js';
import { openJournal } from '../../../src/audit/crawl/journal.js';
import type { Reader } from '../../../src/audit/crawl/reader.js';
import { makeRobots } from '../../../src/audit/crawl/robots.js';
import { pagesOfSitemap } from '../../../src/audit/crawl/sitemap.js';
import { readLoginState } from '../../../src/audit/observe/login.js';
import type { AuditOptions } from '../../../src/audit/options.js';

const options: AuditOptions = {
  urls: [],
  sitemaps: [],
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

const reader = (files: Readonly<Record<string, string>>): Reader => ({
  text: async (url) => files[url],
  page: async () => '',
});

/** Crawls a site whose pages have these links, and tells which were opened, in any order. */
async function opened(
  links: Readonly<Record<string, readonly string[]>>,
  start: readonly string[],
  more: Partial<AuditOptions> = {},
  done: readonly string[] = [],
  robots = '',
) {
  const seen: string[] = [];
  const skipped: string[] = [];
  await crawl(
    crawlee,
    { ...options, ...more },
    {
      urls: (async function* () {
        yield* start;
      })(),
      done: new Set(done),
      robots: makeRobots(reader({ 'https://www.dfo.no/robots.txt': robots }), RobotsTxtFile, 'dfo-consent-audit'),
      look: async (url) => {
        seen.push(url);
        return links[url] ?? [];
      },
      skip: (url, why) => skipped.push(`${url} ${why}`),
    },
  );
  return { seen: seen.sort(), skipped };
}

const at = (path: string) => `https://www.dfo.no${path}`;

test('links to pages of the same host are followed, each once, and nothing else', async () => {
  const links = {
    [at('/')]: [at('/a'), at('/a#b'), at('/'), at('/x.pdf'), 'https://other.example/', 'mailto:a@example.no'],
    [at('/a')]: [at('/b?c=1')],
  };
  expect((await opened(links, [at('/')])).seen).toEqual([at('/'), at('/a'), at('/b?c=1')]);
});

test('named pages alone, where links are not followed', async () => {
  expect((await opened({ [at('/')]: [at('/a')] }, [at('/')], { follow: false })).seen).toEqual([at('/')]);
});

test('no more pages than are wanted, and the rest is told', async () => {
  const { seen, skipped } = await opened({}, ['/1', '/2', '/3'].map(at), { maxPages: 2 });
  expect(seen).toHaveLength(2);
  expect(skipped).toEqual([`${at('/3')} --max-pages 2`]);
});

test('pages that an earlier run has looked at are not opened again, and count', async () => {
  expect((await opened({}, ['/1', '/2', '/3'].map(at), { maxPages: 2 }, [at('/1')])).seen).toEqual([at('/2')]);
});

test('robots.txt is obeyed, by the name of the audit before that of everybody', async () => {
  const robots = 'User-agent: *\nDisallow: /for-others\n\nUser-agent: dfo-consent-audit\nDisallow: /closed\n';
  const { seen, skipped } = await opened({}, ['/', '/closed', '/for-others'].map(at), {}, [], robots);
  expect(seen).toEqual([at('/'), at('/for-others')]);
  expect(skipped).toEqual([`${at('/closed')} robots.txt`]);
});

test('a host whose robots.txt cannot be read lets nobody in; one that has none lets everybody in', async () => {
  const broken: Reader = { ...reader({}), text: () => Promise.reject(new Error('refused')) };
  expect(await makeRobots(broken, RobotsTxtFile, 'a').isAllowed(at('/'))).toBe(false);
  expect(await makeRobots(reader({}), RobotsTxtFile, 'a').isAllowed(at('/'))).toBe(true);
});

test('shards share all pages between them, each page in one', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => at(`/${i}`));
  const parts = await Promise.all([1, 2, 3].map((index) => opened({}, pages, { shard: { index, of: 3 } })));
  expect(parts.flatMap(({ seen }) => seen).sort()).toEqual([...pages].sort());
  for (const { seen } of parts) expect(seen.length).toBeGreaterThan(8);
  expect(shardOf(at('/1'), 3)).toBe(shardOf(at('/1'), 3));
});

test('a sitemap leads to its pages and to those of its sitemaps, packed or plain', async () => {
  const files = {
    [at('/sitemap.xml')]:
      `<?xml version="1.0"?><sitemapindex><sitemap><loc>${at('/one.xml')}</loc></sitemap><sitemap><loc>${at('/two.txt')}</loc></sitemap></sitemapindex>`,
    [at('/one.xml')]:
      `<?xml version="1.0"?><urlset><url><loc>${at('/a')}</loc></url><url><loc>${at('/b?x=1&amp;y=2')}</loc></url></urlset>`,
    [at('/two.txt')]: `${at('/c')}\n${at('/d')}\n`,
  };
  const found: string[] = [];
  for await (const url of pagesOfSitemap(at('/sitemap.xml'), reader(files), parseSitemap)) found.push(url);
  expect(found).toEqual(['/a', '/b?x=1&y=2', '/c', '/d'].map(at));
});

test('a sitemap that is not there is told, with its address', async () => {
  await expect(pagesOfSitemap(at('/sitemap.xml'), reader({}), parseSitemap).next()).rejects.toThrow(
    /sitemap https:\/\/www\.dfo\.no\/sitemap\.xml cannot be read/,
  );
});

test('a journal keeps what is added, and a line that was cut off costs itself alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dfo-consent-journal-'));
  const all = async () => {
    const found: unknown[] = [];
    for await (const one of (await openJournal(folder)).read()) found.push(one);
    return found;
  };
  try {
    const journal = await openJournal<number>(folder);
    await journal.add(1);
    await appendFile(join(folder, 'pages.jsonl'), '\n{"cut');
    await journal.add(2);
    expect(await all()).toEqual([1, 2]);
    await journal.remove();
    expect(await all()).toEqual([]);
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
