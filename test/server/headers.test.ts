/** What is said of a page: to browsers, to caches, and to nobody else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeaderList } from '../../src/server/header-list.js';
import { contentSecurityPolicy } from '../../src/html/index.js';
import { answerCookie } from '../../src/testing/index.js';
import { tried } from '../fixtures/runs.js';
import { asked, bareGate, cookies, gated, gateOf } from './gated.js';
import { ask, inFrontOf, page } from './servers.js';

const type = ['Content-Type', 'text/html; charset=utf-8'] as const;
const of = (headers: HeaderList, { request = asked(), gate = bareGate } = {}) =>
  gated([Buffer.from('<p>')], { headers: [type, ...headers], request, gate }).headers;
const all = (headers: HeaderList, name: string) =>
  headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
const policyOf = (cookie?: string, gate = bareGate) =>
  all(of([], { gate, request: asked(cookie === undefined ? [] : [['Cookie', cookie]]) }), 'Content-Security-Policy');

describe('the policy', () => {
  test('is the answer’s: closed before one and after a no, and open to what was accepted', () => {
    const [before, no, yes] = [policyOf(), policyOf(cookies.no), policyOf(cookies.yes)].map(([one]) => one!);
    expect(before).not.toContain('vimeo');
    expect(no).toBe(before);
    expect(yes).toContain("frame-src 'self' https://vimeo.com https://*.vimeo.com");
    expect(yes).not.toContain('acast');
    // As whoever writes it by hand would.
    const told = contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered' });
    for (const directive of told.split('; ')) expect(before).toContain(directive);
  });

  test.each([
    ['none', ''],
    ['another', 'a=b; c=d'],
    ['two, of which nobody can tell which is the visitor’s', `${cookies.yes}; ${cookies.yes}`],
    [
      'one that is over',
      (() => {
        const { name, value } = answerCookie({
          site: 'dfo.no',
          answer: { vimeo: 'accepted' },
          at: Date.now() - 200 * 864e5,
        });
        return `${name}=${value}`;
      })(),
    ],
    ['garbage', 'dfo-consent=%00%ff;;=;'],
    ['one whose name is longer', `x${cookies.yes}`],
  ])('is closed for %s', (_, cookie) => expect(policyOf(cookie)).toEqual(policyOf()));

  test('is found among other cookies, and in several headers', () => {
    expect(policyOf(`a=b; ${cookies.yes}; c=d`)).toEqual(policyOf(cookies.yes));
    const several = asked([
      ['Cookie', 'a=b'],
      ['Cookie', cookies.yes],
    ]);
    expect(all(of([], { request: several }), 'Content-Security-Policy')).toEqual(policyOf(cookies.yes));
  });

  test('stands beside those of the site, which stay as they are', () => {
    const own = ["default-src 'self'; frame-src *", "script-src 'none'"];
    const told = of(own.map((one) => ['Content-Security-Policy', one] as const));
    expect(all(told, 'Content-Security-Policy')).toEqual([...own, ...policyOf()]);
    expect(
      all(of([['Content-Security-Policy-Report-Only', 'img-src *']]), 'Content-Security-Policy-Report-Only'),
    ).toEqual(['img-src *']);
  });

  test('only reports where unknown hosts are let through', () => {
    const headers = of([], { gate: gateOf({ unknown: 'warn' }) });
    expect(all(headers, 'Content-Security-Policy')).toEqual([]);
    expect(all(headers, 'Content-Security-Policy-Report-Only')).toEqual(policyOf());
  });

  test('opens what the site needs, and the hosts that were told', () => {
    const gate = gateOf({
      more: { 'form-action': ['https://login.example.no'] },
      allowed: ['filer.example.no'],
      hosts: { matomo: ['matomo.dfo.example'] },
    });
    const [before] = policyOf(undefined, gate);
    expect(before).toContain("form-action 'self' https://login.example.no");
    expect(before).toContain("img-src 'self' https://filer.example.no");
    expect(before).not.toContain('matomo.dfo.example');
    expect(policyOf(cookies.yes, gate)[0]).toContain('https://matomo.dfo.example');
  });
});

describe('a shared answer', () => {
  const gate = gateOf({ cookieDomain: 'dfo.no' });
  const { value } = answerCookie({ site: 'dfo.no', answer: { vimeo: 'accepted' }, cookieDomain: 'dfo.no' });
  test('opens where it is shared, and there alone', () => {
    expect(policyOf(`dfo-consent=${value}`, gate)[0]).toContain('vimeo');
    expect(policyOf(`dfo-consent=${value}`)[0]).not.toContain('vimeo');
  });
});

describe('caches', () => {
  const cached = (...headers: HeaderList) => {
    const told = of(headers);
    return { control: all(told, 'Cache-Control').join(' | '), vary: all(told, 'Vary').join(' | ') };
  };
  test.each([
    [[], 'private'],
    [['public, max-age=60'], 'private, max-age=60'],
    [['max-age=60, s-maxage=600, must-revalidate, proxy-revalidate'], 'private, max-age=60, must-revalidate'],
    [['public', 's-maxage="5"'], 'private'],
    [['PUBLIC, S-MaxAge=5'], 'private'],
    [['private'], 'private'],
    [['private="Set-Cookie, X", no-cache="a, b"'], 'private, no-cache="a, b"'],
    [['no-store, max-age=0'], 'no-store, max-age=0'],
    [['publicity=1'], 'private, publicity=1'],
    [['no-cache, stale-while-revalidate=60'], 'private, no-cache, stale-while-revalidate=60'],
  ])('that are told %j are told %j', (told, said) =>
    expect(cached(...told.map((one) => ['Cache-Control', one] as const)).control).toBe(said),
  );

  test.each([
    [[], 'Cookie'],
    [['Accept-Encoding'], 'Accept-Encoding, Cookie'],
    [['Cookie, Accept'], 'Accept, Cookie'],
    [['cookie', 'Origin'], 'Origin, Cookie'],
    [['*'], '*'],
    [['Accept, *'], '*'],
  ])('vary by %j and the answer: %j', (told, said) =>
    expect(cached(...told.map((one) => ['Vary', one] as const)).vary).toBe(said),
  );

  test('and servers before are not told otherwise elsewhere', () => {
    const told = of([
      ['CDN-Cache-Control', 'max-age=600'],
      ['Cloudflare-CDN-Cache-Control', 'max-age=600'],
      ['Surrogate-Control', 'max-age=600'],
      ['X-Accel-Expires', '600'],
      ['X-Accel-Redirect', '/a.html'],
      ['X-Sendfile', '/a.html'],
      ['X-Own', 'a'],
    ]);
    expect(told.map(([name]) => name).filter((name) => /cache|surrogate|accel|send|own/i.test(name))).toEqual([
      'X-Own',
      'Cache-Control',
    ]);
  });
});

test('what is true of the body as it was is not said of what it is now', () => {
  const told = of([
    ['Content-Length', '3'],
    ['Accept-Ranges', 'bytes'],
    ['Last-Modified', 'Sun, 01 Nov 2026 00:00:00 GMT'],
    ['Content-MD5', 'a'],
    ['Digest', 'a'],
    ['Content-Digest', 'a'],
    ['Repr-Digest', 'a'],
    ['Content-Language', 'nb'],
    ['Expires', '0'],
  ]);
  expect(told.map(([name]) => name)).toEqual([
    'Content-Type',
    'Content-Language',
    'Expires',
    'Cache-Control',
    'Vary',
    'Content-Security-Policy',
  ]);
});

describe('headers that turn to others', () => {
  const links = (...headers: string[]) => all(of(headers.map((one) => ['Link', one] as const)), 'Link');
  test.each([
    [['<https://player.vimeo.com/a.js>; rel=preload; as=script'], []],
    [
      ['</a.css>; rel=preload, <https://vimeo.com>; rel=preconnect, <../b>; rel="next"; title="a, <b>"'],
      ['</a.css>; rel=preload, <../b>; rel="next"; title="a, <b>"'],
    ],
    [['<//acast.com>; rel=dns-prefetch', '</a>; rel=prev'], ['</a>; rel=prev']],
    [['<https://cdn.example.com/a.css>; rel=preload'], []],
    [['< https://vimeo.com/ >;rel=preconnect'], []],
    [['</a.jpg>; rel=preload; as=image; imagesrcset="/b.jpg 1x, https://vimeo.com/c.jpg 2x"'], []],
    [
      ['</a.jpg>; rel=preload; as=image; imagesrcset="/b.jpg 1x"'],
      ['</a.jpg>; rel=preload; as=image; imagesrcset="/b.jpg 1x"'],
    ],
    [['<https://www.dfo.no/a>; rel=canonical ,</b>'], ['<https://www.dfo.no/a>; rel=canonical ,</b>']],
    [['garbage'], ['garbage']],
  ])('Link %j is %j', (told, said) => expect(links(...told)).toEqual(said));

  test.each([
    ['NEL', '{"report_to":"a","max_age":60,"x":"https://vimeo.com/"}', false],
    ['NEL', '{"report_to":"a","max_age":60}', true],
    ['Report-To', '{"group":"a","max_age":60,"endpoints":[{"url":"https://o1.ingest.sentry.io/a"}]}', false],
    ['Report-To', '{"endpoints":[{"url":"https:\\/\\/o1.ingest.sentry.io\\/a"}]}', false],
    ['Report-To', '{"endpoints":[{"url":"https://www.dfo.no/a"}]}', true],
    ['Reporting-Endpoints', 'default="https://vimeo.com/a"', false],
    ['Reporting-Endpoints', 'default="/a"', true],
    ['Expect-CT', 'max-age=5, report-uri="https://vimeo.com/a"', false],
  ])('%s: %s', (name, value, isKept) => expect(all(of([[name, value]]), name)).toEqual(isKept ? [value] : []));

  test.each([
    ['img-src *; report-uri https://vimeo.com/a', 'img-src *;'],
    [
      "img-src *; report-uri /a https://vimeo.com/a /b; font-src 'self'",
      "img-src *; report-uri /a /b; font-src 'self'",
    ],
    ['report-uri /a; img-src *', 'report-uri /a; img-src *'],
    ['img-src *,  report-uri https://vimeo.com/a', 'img-src *,'],
  ])('a policy of the site reports to nobody who waits: %s', (told, said) =>
    expect(all(of([['Content-Security-Policy', told]]), 'Content-Security-Policy')[0]).toBe(said),
  );

  test('where unknown hosts are let through, only those who wait are left out', () => {
    const gate = gateOf({ unknown: 'warn' });
    expect(all(of([['Link', '<https://cdn.example.com/a>, <https://vimeo.com>']], { gate }), 'Link')).toEqual([
      '<https://cdn.example.com/a>',
    ]);
  });

  test('are no other response’s either', async () => {
    const { port } = await inFrontOf((_, response) =>
      response
        .writeHead(200, {
          'Content-Type': 'text/css',
          Link: '</b.css>; rel=preload, <https://vimeo.com>; rel=preconnect',
          'Report-To': '{"endpoints":[{"url":"https://vimeo.com/"}]}',
        })
        .end('a{}'),
    );
    const { headers, text } = await ask(port);
    expect(text).toBe('a{}');
    expect(headers['link']).toBe('</b.css>; rel=preload');
    expect(headers).not.toHaveProperty('report-to');
    expect(headers).not.toHaveProperty('content-security-policy');
  });
});

describe('the answer is kept by the server', () => {
  const kept = async (headers: Record<string, string>, options = {}) => {
    const { port } = await inFrontOf(
      (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(page()),
      options,
    );
    return (await ask(port, '/', { headers })).headers['set-cookie'];
  };
  test('as it is, with Secure where the visitor came by TLS', async () => {
    const Cookie = cookies.yes;
    const plain = [expect.stringMatching(new RegExp(`^${cookies.yes}; Path=/; Max-Age=\\d+; SameSite=Lax$`))];
    const secure = [expect.stringMatching(/; SameSite=Lax; Secure$/)];
    expect(await kept({})).toBeUndefined();
    expect(await kept({ Cookie })).toEqual(plain);
    expect(await kept({ Cookie, 'X-Forwarded-Proto': 'https' })).toEqual(secure);
    expect(await kept({ Cookie, 'X-Forwarded-Proto': 'https, http' })).toEqual(secure);
    expect(await kept({ Cookie, Forwarded: 'for=1.2.3.4;proto=https' })).toEqual(secure);
    expect(await kept({ Cookie, 'X-Forwarded-Proto': 'http' })).toEqual(plain);
    // Whom nobody trusts is not believed.
    expect(await kept({ Cookie, 'X-Forwarded-Proto': 'https' }, { trust: ['192.0.2.1'] })).toEqual(plain);
  });

  test('beside the site’s own cookies', async () => {
    const { port } = await inFrontOf((_, response) =>
      response
        .writeHead(200, [
          ['Content-Type', 'text/html'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ] as never)
        .end(page()),
    );
    expect((await ask(port, '/', { headers: { Cookie: cookies.yes } })).headers['set-cookie']).toEqual([
      'a=1',
      'b=2',
      expect.stringContaining(cookies.yes),
    ]);
  });
});

test('in whatever order headers come, the same is said of a page', () => {
  const some: HeaderList = [
    ['Content-Type', 'text/html; charset=iso-8859-15'],
    ['Cache-Control', 'public'],
    ['cache-control', 's-maxage=5'],
    ['Vary', 'Accept'],
    ['ETag', '"a"'],
    ['Link', '<https://vimeo.com>; rel=preconnect'],
    ['Content-Security-Policy', "img-src 'self'"],
    ['X-A', '1'],
    ['Last-Modified', 'x'],
    ['Set-Cookie', 'a=1'],
  ];
  const sorted = (headers: HeaderList) => headers.map((one) => one.join(': ').toLowerCase()).sort();
  const expected = sorted(gated([Buffer.from('<p>')], { headers: some }).headers);
  expect(expected).toHaveLength(8);
  fc.assert(
    fc.property(fc.shuffledSubarray([...some], { minLength: some.length }), fc.boolean(), (headers, isUpper) => {
      const written = headers.map(([name, value]) => [isUpper ? name.toUpperCase() : name, value] as const);
      const { bytes, headers: told } = gated([Buffer.from('<p>\xa4', 'latin1')], { headers: written });
      expect(bytes.toString('latin1')).toBe('<p>\xa4');
      const same = (one: string) => one.replace('public, s-maxage=5', 's-maxage=5, public');
      expect(sorted(told).map(same)).toEqual(expected.map(same));
    }),
    tried(100),
  );
});
