/** Which pages go through the gate: nothing gets out by being spelt oddly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTouched } from '../../src/server/paths.js';
import { tried } from '../fixtures/runs.js';
import { ask, html, inFront, inFrontOf, page, raw } from './servers.js';

const except = (path: string) => isTouched(path, [], ['/admin']);
const only = (path: string) => isTouched(path, ['/skjema'], []);

describe('with /admin excepted', () => {
  test.each([
    '/admin',
    '/admin/',
    '/admin/a/b',
    '/admin/bl%C3%A5b%C3%A6r',
    '/admin/a;b=c',
    '/admin//a',
    '/admin/./a',
    '/admin/a%2Fb',
    '/admin/100%',
    '/admin/%zz',
    '/admin/a\\b',
  ])('%s is left as it is', (path) => expect(except(path)).toBe(false));
  test.each([
    '/',
    '/administrasjon',
    '/Admin',
    '/ADMIN/a',
    '/a/admin',
    '//admin',
    '/%61dmin',
    '/%2561dmin',
    '/%u0061dmin',
    '/x/../admin',
    '/./admin',
    '/admin/..',
    '/admin/a/../b',
    '/admin/%252e%252e/%61dmin',
    '/admin/../forside',
    '/admin/../../forside',
    '/admin/..%2fforside',
    '/admin/%2e%2e/forside',
    '/admin/%2E%2E%2Fforside',
    '/admin/%252e%252e/forside',
    '/admin/%25252e%25252e%25252fforside',
    '/admin/..\\forside',
    '/admin/..%5cforside',
    '/admin\\..\\forside',
    '/admin/..;/forside',
    '/admin/..;a=b/forside',
    '/admin/..%3b/forside',
    '/admin/%2e%2e/forside/%ff',
    '/admin/%c0%ae/../../forside',
    '/admin/..%00/../forside',
    '/admin%00/../forside',
    '/admin/a/../../forside',
    '/admin;/../forside',
    '\\admin',
    '/adm%00in',
    '',
  ])('%j goes through the gate', (path) => expect(except(path)).toBe(true));
});

describe('with /skjema alone', () => {
  test.each([
    '/skjema',
    '/skjema/',
    '/skjema/a',
    '/Skjema',
    '//skjema',
    '/%73kjema',
    '/%2573kjema',
    '/x/../skjema',
    '/x/..%2fskjema',
    '/x\\..\\skjema',
    '/x/..;/skjema',
    '/skjema;a=b',
    '/skjema/../forside',
    '/skjema%00',
    '/skjema%3fa',
  ])('%j goes through the gate', (path) => expect(only(path)).toBe(true));
  test.each(['/', '/skjemaer', '/a/skjema', '/a%2fskjema/b', '/%25', '/a?/skjema'.split('?')[0]!])(
    '%j is left as it is',
    (path) => expect(only(path)).toBe(false),
  );
});

describe('folders', () => {
  test('may be several, and both kinds', () => {
    const told = (path: string) => isTouched(path, ['/a', '/b/'], ['/a/c', '/b/d']);
    expect(['/a', '/a/b', '/b/', '/b/c', '/a/c', '/a/c/d', '/b/d', '/c', '/'].filter(told)).toEqual([
      '/a',
      '/a/b',
      '/b/',
      '/b/c',
    ]);
  });

  test('are all, where nobody tells any', () => {
    for (const path of ['/', '/a', '', '\\']) expect(isTouched(path, [], [])).toBe(true);
    expect(isTouched('/a', ['/'], [])).toBe(true);
    expect(isTouched('/a', [], ['/'])).toBe(false);
  });
});

test('whatever is done to a path, one that some server takes for another does not get out', () => {
  const segment = fc.constantFrom(
    'admin',
    'a',
    '..',
    '.',
    '',
    '..;x',
    '%2e%2e',
    '%2E.',
    '%252e%252e',
    '%61dmin',
    'Admin',
    '\\..',
    '..%2f',
    '%5c..',
  );
  /** Servers, as they are: what they decode, and when. */
  const servers: ((path: string) => string)[] = [
    (path) => path,
    (path) => new URL(path, 'http://a').pathname,
    (path) =>
      new URL(path.replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '\\').replace(/%61/g, 'a'), 'http://a')
        .pathname,
    (path) => new URL(path.replace(/;[^/]*/g, ''), 'http://a').pathname,
    (path) => new URL(path.replace(/%25/g, '%').replace(/%2e/gi, '.'), 'http://a').pathname.replace(/\/+/g, '/'),
  ];
  const isIn = (path: string) => path === '/admin' || path.startsWith('/admin/');
  let left = 0;
  fc.assert(
    fc.property(fc.constantFrom('/admin', ''), fc.array(segment, { maxLength: 5 }), (start, segments) => {
      const path = `${start}/${segments.join('/')}`;
      if (except(path)) return;
      left++;
      for (const server of servers) expect(isIn(server(path)), path).toBe(true);
    }),
    tried(1000),
  );
  expect(left).toBeGreaterThan(50);
});

test('what is left as it is comes and goes as it is', async () => {
  const front = await inFrontOf(
    (_, response) =>
      response
        .writeHead(200, {
          ...html,
          ETag: '"a"',
          'Content-Length': Buffer.byteLength(page()),
          Link: '<https://vimeo.com>',
        })
        .end(page()),
    { except: ['/admin'] },
  );
  const answer = await ask(front.port, '/admin/a?b', {
    headers: { 'If-Match': 'W/"dfo-abcdefgh-s-a"', 'Accept-Encoding': 'compress', Range: 'bytes=0-1' },
  });
  expect(answer.text).toBe(page());
  expect(answer.headers).toMatchObject({ etag: '"a"', link: '<https://vimeo.com>' });
  expect(answer.headers).not.toHaveProperty('content-security-policy');
  expect(front.behind.asked[0]!.headers).toMatchObject({
    'if-match': 'W/"dfo-abcdefgh-s-a"',
    'accept-encoding': 'compress',
    range: 'bytes=0-1',
  });
  for (const path of ['/', '/%61dmin', '//admin', '/x/../admin', '/admin/..%2f', '/admin/..\\a', '/?/admin'])
    expect(await raw(front.port, `GET ${path} HTTP/1.0\r\nHost: a\r\n\r\n`), path).toContain('data-dfo-src');
});

test.each([
  ['only', 'skjema'],
  ['except', ''],
  ['except', 'https://www.dfo.no/admin'],
])('%s %j is refused', async (name, path) => {
  await expect(inFront('http://127.0.0.1:1', { [name]: [path] })).rejects.toThrow(`dfo-consent: "${path}" is no path.`);
});
