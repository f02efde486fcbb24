/** `gateResponse` on web standards: in Hono, on Node, and alone. */
import zlib from 'node:zlib';
import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { stream, streamSSE } from 'hono/streaming';
import { describe, expect, test } from 'vitest';
import { gateResponse, type PageGateOptions } from '../../src/server/index.js';
import { cookies } from './gated.js';
import { ask, atEnd, liveIn, page, vendor } from './servers.js';

const options: PageGateOptions = { site: 'dfo.no' };
const type = 'text/html; charset=utf-8';
const gate: MiddlewareHandler = async (c, next) => {
  await next();
  const gated = await gateResponse(c.req.raw, c.res, options);
  // Hono puts the headers of the first into the second.
  c.res = undefined;
  c.res = gated;
};
type Fetch = (request: Request) => Response | Promise<Response>;
async function start(routes: (app: Hono) => void, around: (fetch: Fetch) => Fetch = (fetch) => fetch): Promise<number> {
  const app = new Hono();
  routes(app);
  const fetch = around((request) => app.fetch(request));
  return new Promise((done) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => done(port));
    atEnd(() => {
      (server as { closeAllConnections(): void }).closeAllConnections();
      server.close();
    });
  });
}
const request = (headers: Record<string, string> = {}, url = 'https://www.dfo.no/a?b', method = 'GET') =>
  new Request(url, { headers, method });
const html = (body: BodyInit | null, headers: HeadersInit = {}, status = 200) =>
  new Response(body, { status, headers: { 'Content-Type': type, ...(headers as object) } });
const gated = (response: Response, headers: Record<string, string> = {}) =>
  gateResponse(request(headers), response, options);

describe('in Hono', () => {
  test.each<[string, (app: Hono) => void]>([
    ['as HTML', (app) => app.get('/', (c) => c.html(page()))],
    ['as a body', (app) => app.get('/', (c) => c.body(page(), 200, { 'Content-Type': type }))],
    [
      'by a stream',
      (app) =>
        app.get('/', (c) => {
          c.header('Content-Type', type);
          return stream(c, async (out) => {
            for (const sign of page()) await out.write(sign);
          });
        }),
    ],
    ['as the page of what is not there', (app) => app.notFound((c) => c.html(page(), 200))],
    [
      'as the page of an error',
      (app) =>
        app
          .get('/', () => {
            throw new Error('Oops');
          })
          .onError((_, c) => c.html(page(), 200)),
    ],
  ])('a page is gated that is sent %s', async (_, routes) => {
    const { status, text, bytes, headers } = await ask(await start((app) => routes(app.use(gate))));
    expect(status).toBe(200);
    expect(text).toContain('data-dfo-src');
    expect(text).toContain('<dfo-consent-banner');
    expect(liveIn(text)).toEqual([]);
    expect(headers).toMatchObject({ vary: 'Cookie', 'content-security-policy': expect.any(String) });
    // Its server counts what is short.
    expect([undefined, String(bytes.length)]).toContain(headers['content-length']);
  });

  test('what is no page stays as it is', async () => {
    const port = await start((app) =>
      app
        .use(gate)
        .get('/', (c) => c.json({ html: vendor }))
        .get('/there', (c) => c.redirect('/here'))
        .get('/empty', (c) => c.body(null, 204)),
    );
    expect(JSON.parse((await ask(port)).text)).toEqual({ html: vendor });
    expect(await ask(port, '/there')).toMatchObject({ status: 302, headers: { location: '/here' } });
    expect(await ask(port, '/empty')).toMatchObject({ status: 204, text: '' });
    expect((await ask(port, '/', { method: 'HEAD' })).text).toBe('');
  });

  test('events and pages come as they are made', async () => {
    let say = (_: string) => {};
    const port = await start((app) =>
      app
        .use(gate)
        .get('/events', (c) =>
          streamSSE(c, async (out) => {
            await out.writeSSE({ data: 'one' });
            await new Promise(() => {});
          }),
        )
        .get('/', (c) => {
          c.header('Content-Type', type);
          return stream(c, async (out) => {
            say = (text) => void out.write(text);
            await out.write('<p>one');
            await new Promise(() => {});
          });
        }),
    );
    for (const path of ['/events', '/']) {
      const socket = connect(port, '127.0.0.1');
      atEnd(() => socket.destroy());
      let text = '';
      socket.on('data', (bytes) => {
        text += bytes;
      });
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
      await expect.poll(() => text).toContain('one');
      if (path === '/') say(vendor);
      if (path === '/') await expect.poll(() => text).toContain('data-dfo-src');
    }
  });

  test.each([
    ['inside the gate', (app: Hono) => app.use(gate).use(compress())],
    ['around the gate', (app: Hono) => app.use(compress()).use(gate)],
  ])('packed %s', async (_, uses) => {
    const port = await start((app) => uses(app).get('/', (c) => c.html(page('<p>a</p>'.repeat(1000) + vendor))));
    const { bytes, headers } = await ask(port, '/', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(zlib.gunzipSync(bytes).toString()).toContain('data-dfo-src');
  });

  const asking =
    (fetch: Fetch): Fetch =>
    (request) =>
      gateResponse(request, fetch, options);

  test('a page has its own headers and ours, whichever way the gate stands', async () => {
    const routes = (app: Hono) =>
      app.get('/', (c) => {
        c.header('Content-Security-Policy', "img-src 'self'");
        c.header('Cache-Control', 'public');
        c.header('Last-Modified', 'Sun, 01 Nov 2026 00:00:00 GMT');
        c.header('Set-Cookie', 'a=1');
        return c.html(page());
      });
    for (const port of [await start((app) => routes(app.use(gate))), await start(routes, asking)]) {
      const { headers } = await ask(port, '/', { headers: { Cookie: cookies.yes } });
      expect(headers).toMatchObject({ 'cache-control': 'private', vary: 'Cookie' });
      expect(headers['content-security-policy']).toMatch(/^img-src 'self', default-src 'self';.*vimeo/);
      expect(headers['set-cookie']).toEqual(['a=1', expect.stringContaining('dfo-consent=')]);
      expect(headers).not.toHaveProperty('last-modified');
    }
  });

  test('names of pages carry the policy, and others stay', async () => {
    const port = await start(
      (app) =>
        app
          .use(etag())
          .get('/', (c) => c.html(page()))
          .get('/a.css', (c) => c.body('a{}', 200, { 'Content-Type': 'text/css' })),
      asking,
    );
    const first = await ask(port);
    expect(first.headers.etag).toMatch(/^W\/"dfo-/);
    const again = await ask(port, '/', { headers: { 'If-None-Match': first.headers.etag!, Accept: 'text/html' } });
    expect([again.status, again.text]).toEqual([304, '']);
    const after = await ask(port, '/', { headers: { 'If-None-Match': first.headers.etag!, Cookie: cookies.yes } });
    expect(after.headers['content-security-policy']).toContain('vimeo');
    const style = await ask(port, '/a.css');
    expect((await ask(port, '/a.css', { headers: { 'If-None-Match': style.headers.etag! } })).status).toBe(304);
  });

  test('a page from before there was a gate is whole, where the gate asks', async () => {
    const answer = async (asked: Request) =>
      asked.headers.get('If-None-Match') === '"v1"'
        ? new Response(null, { status: 304, headers: { ETag: '"v1"' } })
        : html(page(), { ETag: '"v1"' });
    const of = (headers: Record<string, string>) => gateResponse(request(headers), answer, options);
    expect((await of({ 'If-None-Match': '"v1"', Accept: 'text/html' })).status).toBe(200);
    const etag = (await of({})).headers.get('ETag')!;
    const again = await of({ 'If-None-Match': etag, Accept: 'text/html' });
    expect([again.status, again.headers.get('ETag'), again.headers.get('Vary')]).toEqual([304, etag, 'Cookie']);
    expect((await of({ 'If-None-Match': etag, Accept: 'text/html', Cookie: cookies.yes })).status).toBe(200);
  });
});

describe('alone', () => {
  test('a page has the headers that it should have', async () => {
    const response = await gated(html(page(), [['Set-Cookie', 'a=1']] as never), { Cookie: cookies.yes });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().at(-1)).toMatch(/^dfo-consent=.*; Secure$/);
    expect(response.headers.get('Content-Security-Policy')).toContain('vimeo');
    expect(await response.text()).toContain('data-dfo-src');
    const plain = await gateResponse(request({ Cookie: cookies.yes }, 'http://www.dfo.no/'), html(page()), options);
    expect(plain.headers.getSetCookie()[0]).not.toContain('Secure');
  });

  test('cookies of a page stay several', async () => {
    const headers = new Headers({ 'Content-Type': type });
    headers.append('Set-Cookie', 'a=1');
    headers.append('Set-Cookie', 'b=2; Expires=Sun, 01 Nov 2026 00:00:00 GMT');
    const response = await gated(new Response(page(), { headers }));
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2; Expires=Sun, 01 Nov 2026 00:00:00 GMT']);
  });

  test('what is no page is the same response', async () => {
    const response = Response.json({ a: 1 });
    expect(await gated(response)).toBe(response);
    const other = await gated(new Response('<rss/>', { headers: { 'Content-Type': 'application/rss+xml' } }));
    expect([await other.text(), other.headers.get('Content-Security-Policy')]).toEqual([
      '<rss/>',
      expect.stringContaining("default-src 'self'"),
    ]);
  });

  test('bodies that are none', async () => {
    for (const status of [204, 205, 304]) expect((await gated(html(null, {}, status))).status).toBe(status);
    expect(await (await gated(html(''))).text()).toBe('');
    expect(await (await gated(html(null))).text()).toBe('');
    expect(await (await gateResponse(request({}, undefined, 'HEAD'), html(null), options)).text()).toBe('');
    const empty = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array());
        controller.close();
      },
    });
    expect(await (await gated(html(empty, { 'Content-Encoding': 'gzip' }))).text()).toBe('');
  });

  test.each([
    ['gzip', zlib.gzipSync, zlib.gunzipSync],
    ['deflate', zlib.deflateSync, zlib.inflateSync],
    ['deflate', zlib.deflateRawSync, zlib.inflateSync],
  ] as const)('packed by %s', async (coding, pack, unpack) => {
    const response = await gated(html(new Uint8Array(pack(page())), { 'Content-Encoding': coding }));
    expect(response.headers.get('Content-Encoding')).toBe(coding);
    expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toContain('data-dfo-src');
  });

  test('packed twice', async () => {
    const response = await gated(
      html(new Uint8Array(zlib.deflateSync(zlib.gzipSync(page()))), { 'Content-Encoding': 'gzip, deflate' }),
    );
    expect(zlib.gunzipSync(zlib.inflateSync(Buffer.from(await response.arrayBuffer()))).toString()).toContain(
      'data-dfo-src',
    );
  });

  test('packed as nobody here opens it is whole, and closed', async () => {
    const bytes = new Uint8Array(zlib.brotliCompressSync(page()));
    const response = await gated(html(bytes, { 'Content-Encoding': 'br' }), { Cookie: cookies.yes });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('Content-Security-Policy')).not.toContain('vimeo');
  });

  const broken = (pieces: string[]) => {
    const told = { isCancelled: false };
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) controller.error(new Error('Oops'));
          else controller.enqueue(new TextEncoder().encode(piece));
        },
        cancel() {
          told.isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return { body, told };
  };

  test('what breaks before the page has begun is the handler’s fault to tell', async () => {
    await expect(gated(html(broken([]).body))).rejects.toThrow('Oops');
    await expect(gated(html(broken(['<p>a']).body, { 'Content-Type': 'text/html' }))).rejects.toThrow('Oops');
    await expect(gated(html('not packed', { 'Content-Encoding': 'gzip' }))).rejects.toThrow();
  });

  test('what breaks in its middle breaks it', async () => {
    const cut = await gated(html(broken(['<p>a', '<p>b']).body));
    await expect(cut.text()).rejects.toThrow('Oops');
    const fault = await gated(html(`<p>a<script src="https://player.vim`));
    await expect(fault.text()).rejects.toThrow('middle of an address');
  });

  test('whoever goes ends what makes the page', async () => {
    const { body, told } = broken(Array.from({ length: 100 }, () => '<p>a'));
    const reader = (await gated(html(body))).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(told.isCancelled).toBe(true);
  });

  test('a page is read as fast as it is wanted', async () => {
    let made = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (++made > 2000) controller.close();
          else controller.enqueue(new TextEncoder().encode('<p>Blåbær</p>'.repeat(1000)));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await gated(html(body));
    const reader = response.body!.getReader();
    await reader.read();
    await new Promise((done) => setTimeout(done, 50));
    expect(made).toBeLessThan(20);
    let length = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) length += next.value.length;
    expect([made, length > 2000 * 14_000]).toEqual([2001, true]);
  });

  test('options that cannot be are told', async () => {
    await expect(gateResponse(request(), html(''), { site: 'dfo' as 'dfo.no' })).rejects.toThrow(
      'dfo-consent: unknown site "dfo"',
    );
  });
});
