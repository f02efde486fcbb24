/** A page that is as it was is not sent again, and never stays under an older policy. */
import { describe, expect, test } from 'vitest';
import { isTagged, taggedWith, untagged } from '../../src/server/page-headers.js';
import { wants } from '../../src/server/wanted.js';
import { cookies } from './gated.js';
import { ask, html, inFrontOf, page } from './servers.js';

const date = 'Sun, 01 Nov 2026 00:00:00 GMT';
/** A server that answers conditions, for a page and for a style. */
const start = (options = {}) =>
  inFrontOf(({ url, headers }, response) => {
    const tag = '"v1"';
    const isPage = url !== '/a.css';
    response.setHeader('ETag', tag).setHeader('Last-Modified', date);
    const names = headers['if-none-match'];
    const isSame = names === undefined ? headers['if-modified-since'] === date : names === '*' || names.includes(tag);
    if (isSame) return response.writeHead(304).end();
    response.writeHead(200, isPage ? html : { 'Content-Type': 'text/css' }).end(isPage ? page() : 'a{}');
  }, options);
const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('a page', () => {
  test('that is as it was is 304 for its name', async () => {
    const { port, behind } = await start();
    const first = await ask(port, '/', { headers: browser });
    expect(first.headers.etag).toMatch(/^W\/"dfo-[\w-]{8}-s-v1"$/);
    expect(first.headers).not.toHaveProperty('last-modified');
    const again = await ask(port, '/', { headers: { ...browser, 'If-None-Match': first.headers.etag! } });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(again.headers).toMatchObject({ 'cache-control': 'private', vary: 'Cookie' });
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect(behind.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"']);
  });

  test.each([
    ['a yes', undefined, cookies.yes],
    ['a withdrawal', cookies.yes, undefined],
    ['a no after a yes', cookies.yes, cookies.no],
  ])('is whole, under the new policy, after %s', async (_, before, after) => {
    const { port } = await start();
    const asWho = (Cookie: string | undefined) => ({ ...browser, ...(Cookie !== undefined && { Cookie }) });
    const first = await ask(port, '/', { headers: asWho(before) });
    const again = await ask(port, '/', { headers: { ...asWho(after), 'If-None-Match': first.headers.etag! } });
    expect(again.status).toBe(200);
    expect(again.text).toContain('data-dfo-src');
    expect(again.headers['content-security-policy']).not.toBe(first.headers['content-security-policy']);
    expect(again.headers.etag).not.toBe(first.headers.etag);
    // And back again, for who has both.
    const both = `${first.headers.etag}, ${again.headers.etag}`;
    expect((await ask(port, '/', { headers: { ...asWho(after), 'If-None-Match': both } })).status).toBe(304);
  });

  test.each([['a no after nothing', '', cookies.no]])(
    'may be 304 where the policy is the same: %s',
    async (_, before, after) => {
      const { port } = await start();
      const first = await ask(port, '/', { headers: { ...browser, ...(before ? { Cookie: before } : {}) } });
      expect(
        (await ask(port, '/', { headers: { ...browser, Cookie: after, 'If-None-Match': first.headers.etag! } })).status,
      ).toBe(304);
    },
  );

  test.each([
    ['another folder', { adds: false }],
    ['other hosts', { hosts: { matomo: ['matomo.dfo.example'] } }],
    ['other attributes', { attributes: { 'data-matomo-url': 'https://matomo.dfo.no/' } }],
    ['a policy that only reports', { unknown: 'warn' as const }],
    ['an address of the privacy page', { privacyUrl: '/personvern' }],
  ])('has another name with %s', async (_, options) => {
    const [one, other] = [await start(), await start(options)];
    const names = await Promise.all([one, other].map(async ({ port }) => (await ask(port)).headers.etag));
    expect(names[0]).not.toBe(names[1]);
    expect((await ask((await start()).port)).headers.etag).toBe(names[0]);
  });

  test.each([
    ['by its name', { 'If-None-Match': '"v1"' }],
    ['by its weak name', { 'If-None-Match': 'W/"v1"' }],
    ['by any name', { 'If-None-Match': '*' }],
    ['by its age', { 'If-Modified-Since': date }],
    ['by its name and age', { 'If-None-Match': '"v1"', 'If-Modified-Since': date }],
    [
      'by its name of here, for another policy, and by its age',
      { 'If-None-Match': 'W/"dfo-abcdefgh-s-v1"', 'If-Modified-Since': date },
    ],
    ['by its name of here, for another policy, and its own', { 'If-None-Match': 'W/"dfo-abcdefgh-s-v1", "v1"' }],
  ])('that a browser has from before there was a gate is whole: %s', async (_, conditions) => {
    for (const how of [
      browser,
      { 'Sec-Fetch-Dest': 'iframe' },
      { 'Sec-Fetch-Dest': 'document' },
      { Accept: '*/*' },
      {},
    ]) {
      const { port } = await start();
      const { status, text, headers } = await ask(port, '/', { headers: { ...how, ...conditions } });
      expect([status, text.includes('data-dfo-src'), headers.vary]).toEqual([200, true, 'Cookie']);
    }
  });
});

describe('what is no page', () => {
  test.each([
    ['a browser', { 'Sec-Fetch-Dest': 'style', Accept: 'text/css,*/*;q=0.1' }, 1],
    ['an old browser', { Accept: 'text/css,*/*;q=0.1' }, 1],
    ['who tells nothing', {}, 2],
    ['who looks at it alone', browser, 2],
  ])('is 304 as the server says, for %s', async (_, how, times) => {
    for (const conditions of [{ 'If-None-Match': '"v1"' }, { 'If-Modified-Since': date }]) {
      const { port, behind } = await start();
      const { status, headers, text } = await ask(port, '/a.css', { headers: { ...how, ...conditions } });
      expect([status, text, headers.etag, headers['last-modified']]).toEqual([304, '', '"v1"', date]);
      expect(headers).not.toHaveProperty('content-security-policy');
      expect(behind.asked).toHaveLength(times);
    }
  });

  test('has its own name', async () => {
    const { port } = await start();
    expect((await ask(port, '/a.css')).headers).toMatchObject({ etag: '"v1"', 'last-modified': date });
  });
});

describe('a page that is not touched', () => {
  test('is 304 as the server says', async () => {
    const { port, behind } = await start({ except: ['/admin'] });
    const { status, headers } = await ask(port, '/admin/a', { headers: { ...browser, 'If-None-Match': '"v1"' } });
    expect([status, headers.etag]).toEqual([304, '"v1"']);
    expect(behind.asked).toHaveLength(1);
  });
});

test('whoever changes a page may name it as it was sent here', async () => {
  const { port, behind } = await inFrontOf((_, response) =>
    response.writeHead(200, { ...html, ETag: '"v1"' }).end(page()),
  );
  const { etag } = (await ask(port)).headers;
  await ask(port, '/', { method: 'PUT', headers: { 'If-Match': etag!, Cookie: cookies.yes }, body: 'a' });
  expect(behind.asked.at(-1)!.headers['if-match']).toBe('"v1"');
  await ask(port, '/', { method: 'PUT', headers: { 'If-None-Match': '*' }, body: 'a' });
  expect(behind.asked.at(-1)!.headers['if-none-match']).toBe('*');
});

describe('names', () => {
  test.each(['"a"', 'W/"a"', '""', 'W/"a-b, c"', '"dfo-abcdefgh-s-x"'])('come back as they were: %s', (tag) => {
    const told = taggedWith(tag, 'abcdefgh');
    expect(untagged(told, { version: 'abcdefgh', hasOthers: true })).toBe(tag);
    expect(untagged(told, { version: undefined, hasOthers: true })).toBe(tag);
    expect(untagged(told, { version: 'abcdefgX', hasOthers: true })).toBe('');
    expect(isTagged(told, 'abcdefgh')).toBe(true);
    expect(isTagged(told, 'abcdefgX')).toBe(false);
  });

  test('of others are told where they are wanted', () => {
    const both = `"a", ${taggedWith('"b"', 'abcdefgh')}, W/"c"`;
    expect(untagged(both, { version: 'abcdefgh', hasOthers: true })).toBe('"a", "b", W/"c"');
    expect(untagged(both, { version: 'abcdefgh', hasOthers: false })).toBe('"b"');
    expect(isTagged(both, 'abcdefgh')).toBe(false);
    expect(isTagged('', 'abcdefgh')).toBe(false);
  });
});

test.each([
  [{ 'Sec-Fetch-Dest': 'document' }, 'document'],
  [{ 'Sec-Fetch-Dest': 'iframe', Accept: '*/*' }, 'document'],
  [{ 'Sec-Fetch-Dest': 'object' }, 'document'],
  [{ 'Sec-Fetch-Dest': 'empty', Accept: 'text/html' }, 'document'],
  [{ 'Sec-Fetch-Dest': 'empty', Accept: '*/*' }, 'other'],
  [{ 'Sec-Fetch-Dest': 'script', Accept: '*/*' }, 'other'],
  [{ Accept: 'application/json, TEXT/HTML;q=0.5' }, 'document'],
  [{ Accept: 'image/png,*/*' }, 'other'],
  [{ Accept: '*/*' }, 'untold'],
  [{}, 'untold'],
])('%j wants: %s', (headers, what) => expect(wants(Object.entries(headers))).toBe(what));
