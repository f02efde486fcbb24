/** `gatePages` in Express, and in servers of Node's own: whatever way a page is sent, it is gated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createServer2, connect as connect2 } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import zlib from 'node:zlib';
import express, { type Express } from 'express';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { gatePages } from '../../src/server/index.js';
import { cookies } from './gated.js';
import { ask, atEnd, listen, liveIn, page, raw, vendor } from './servers.js';

const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-express-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'page.html'), page());
writeFileSync(join(folder, 'a.css'), 'a{color:red}'.repeat(100));
writeFileSync(join(folder, 'large.html'), page(`<p>Blåbær</p>\n`.repeat(300_000)));
const css = 'a{color:red}'.repeat(100);

async function start(routes: (app: Express) => void, options = {}) {
  const app = express();
  app.use(gatePages({ site: 'dfo.no', ...options }));
  routes(app);
  return serving(createServer(app));
}
async function serving(server: ReturnType<typeof createServer>) {
  atEnd(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  return listen(server);
}
/** Errors are told on the console, and nothing else is. */
const console_ = () => {
  const errors: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((error) => void errors.push(String(error)));
  atEnd(() => spy.mockRestore());
  return errors;
};
const browser = { Accept: 'text/html,*/*;q=0.8' };

describe('a page is gated that is sent', () => {
  test.each<[string, (app: Express) => void]>([
    ['as a text', (app) => app.get('/', (_, response) => void response.send(page()))],
    ['as bytes', (app) => app.get('/', (_, response) => void response.type('html').send(Buffer.from(page())))],
    ['as a file', (app) => app.get('/', (_, response) => response.sendFile(join(folder, 'page.html')))],
    ['by a folder', (app) => app.use(express.static(folder, { index: 'page.html' }))],
    [
      'in pieces',
      (app) =>
        app.get('/', async (_, response) => {
          response.type('html');
          for (const sign of page()) response.write(sign);
          await turn();
          response.end();
        }),
    ],
    [
      'by a stream',
      (app) =>
        app.get(
          '/',
          (_, response) => void Readable.from([page().slice(0, 50), page().slice(50)]).pipe(response.type('html')),
        ),
    ],
    [
      'with its head first',
      (app) =>
        app.get('/', (_, response) => {
          response.writeHead(200, 'Fine', { 'Content-Type': 'text/html; charset=utf-8', 'X-Own': ['a', 'b'] });
          response.end(page());
        }),
    ],
    [
      'with its head as a list',
      (app) =>
        app.get('/', (_, response) => {
          response.writeHead(200, ['Content-Type', 'text/html; charset=utf-8', 'X-Own', 'a', 'X-Own', 'b'] as never);
          response.end(page());
        }),
    ],
    [
      'with its head as a list of pairs',
      (app) =>
        app.get('/', (_, response) => {
          response.writeHead(200, [
            ['Content-Type', 'text/html; charset=utf-8'],
            ['X-Own', 'a'],
            ['X-Own', 'b'],
          ] as never);
          response.end(page());
        }),
    ],
    [
      'with its head at once',
      (app) =>
        app.get('/', (_, response) => {
          response.type('html').flushHeaders();
          response.end(page());
        }),
    ],
    [
      'in another encoding of the text',
      (app) =>
        app.get('/', (_, response) => {
          response.type('html').write(Buffer.from(page().slice(0, 40)).toString('base64'), 'base64');
          response.end(Buffer.from(page().slice(40)).toString('hex'), 'hex');
        }),
    ],
    [
      'with its length',
      (app) =>
        app.get('/', (_, response) => {
          response
            .set({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': String(Buffer.byteLength(page())) })
            .end(page());
        }),
    ],
  ])('%s', async (_, routes) => {
    const { status, text, headers, isWhole } = await ask(await start(routes));
    expect([status, isWhole]).toEqual([200, true]);
    expect(text).toContain('<h1>Blåbær</h1><iframe data-service="vimeo" data-dfo-src=');
    expect(text).toContain('<dfo-consent-banner');
    expect(text).toContain('src="/dfo-consent/dfo-consent-core.js"');
    expect(liveIn(text)).toEqual([]);
    expect(headers).toMatchObject({
      vary: 'Cookie',
      'cache-control': expect.stringContaining('private'),
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    expect(headers).not.toHaveProperty('content-length');
    expect(headers).not.toHaveProperty('last-modified');
    if (headers['x-own']) expect(headers['x-own']).toBe('a, b');
  });
});

describe('what is no page stays as it is', () => {
  const port = () =>
    start((app) => {
      app.get('/json', (_, response) => void response.json({ html: vendor }));
      app.get('/there', (_, response) => response.redirect('/here'));
      app.get('/empty', (_, response) => void response.status(204).end());
      app.get('/events', (_, response) => {
        response.type('text/event-stream').flushHeaders();
        response.write('data: 1\n\n');
      });
      app.use(express.static(folder));
    });

  test('files, with their lengths, names and parts', async () => {
    const one = await port();
    const whole = await ask(one, '/a.css');
    expect(whole.text).toBe(css);
    expect(whole.headers).toMatchObject({
      'content-length': String(css.length),
      etag: expect.stringMatching(/^W\/"/),
      'accept-ranges': 'bytes',
    });
    expect(whole.headers).not.toHaveProperty('content-security-policy');
    const part = await ask(one, '/a.css', {
      headers: { Range: 'bytes=2-6', 'If-Range': whole.headers['last-modified']! },
    });
    expect([part.status, part.text]).toEqual([206, css.slice(2, 7)]);
    for (const conditions of [
      { 'If-None-Match': whole.headers.etag! },
      { 'If-Modified-Since': whole.headers['last-modified']! },
    ])
      expect((await ask(one, '/a.css', { headers: conditions })).status).toBe(304);
    const head = await ask(one, '/a.css', { method: 'HEAD' });
    expect([head.text, head.headers['content-length']]).toEqual(['', String(css.length)]);
  });

  test('and other answers', async () => {
    const one = await port();
    expect(JSON.parse((await ask(one, '/json')).text)).toEqual({ html: vendor });
    expect(await ask(one, '/there')).toMatchObject({ status: 302, headers: { location: '/here' } });
    expect(await ask(one, '/empty')).toMatchObject({ status: 204, text: '' });
  });

  test('and events come at once', async () => {
    const socket = connect(await port(), '127.0.0.1');
    atEnd(() => socket.destroy());
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes;
    });
    socket.write('GET /events HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => text).toContain('data: 1');
  });
});

describe('conditions', () => {
  const port = () =>
    start((app) => {
      app.get('/', (_, response) => void response.send(page()));
      app.use(express.static(folder));
    });

  test.each(['/', '/page.html'])('a page that is as it was is 304, under the same policy alone: %s', async (path) => {
    const one = await port();
    const first = await ask(one, path, { headers: browser });
    expect(first.headers.etag).toMatch(/^W\/"dfo-/);
    const again = await ask(one, path, { headers: { ...browser, 'If-None-Match': first.headers.etag! } });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', first.headers.etag]);
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    const after = await ask(one, path, {
      headers: { ...browser, Cookie: cookies.yes, 'If-None-Match': first.headers.etag! },
    });
    expect(after.status).toBe(200);
    expect(after.headers['content-security-policy']).toContain('vimeo');
  });

  test.each(['/', '/page.html'])('one from before there was a gate is whole: %s', async (path) => {
    const bare = express()
      .get('/', (_, response) => void response.send(page()))
      .use(express.static(folder));
    const before = (await ask(await serving(createServer(bare)), path)).headers;
    const one = await port();
    for (const conditions of [
      { 'If-None-Match': before.etag! },
      { 'If-Modified-Since': before['last-modified'] ?? 'x' },
      { Range: 'bytes=0-9' },
    ])
      expect(await ask(one, path, { headers: { ...browser, ...conditions } })).toMatchObject({
        status: 200,
        text: expect.stringContaining('data-dfo-src'),
      });
  });

  test('a request for the head alone has the page’s headers', async () => {
    const one = await port();
    for (const path of ['/', '/page.html']) {
      const [head, whole] = [await ask(one, path, { method: 'HEAD' }), await ask(one, path)];
      const own = ({ headers: { date, connection, 'transfer-encoding': _, 'keep-alive': __, ...rest } }: typeof head) =>
        rest;
      expect(head.text).toBe('');
      expect(own(head)).toEqual(own(whole));
    }
  });
});

describe('what goes wrong', () => {
  test('in a handler is a page of Express’s, gated', async () => {
    const one = await start((app) => {
      app.get('/throws', () => {
        throw new Error(`Oops ${vendor}`);
      });
      app.use(
        ((error, _, response, __) =>
          void response.status(500).send(page(`${vendor}${error.name}`))) as express.ErrorRequestHandler,
      );
    });
    expect(await ask(one, '/throws')).toMatchObject({ status: 500, text: expect.stringContaining('data-dfo-src') });
    const missing = await ask(one, '/missing');
    expect([missing.status, missing.headers['content-security-policy']]).toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
  });

  test('in the middle of a page cuts it', async () => {
    const one = await start((app) => {
      app.get('/destroys', (_, response) => {
        response.type('html').write(page());
        setImmediate(() => response.destroy());
      });
      app.get('/throws', async (_, response) => {
        response.type('html').write(page());
        await turn();
        throw new Error('Oops');
      });
      app.use(((error, _, response, next) =>
        response.headersSent ? next(error) : response.end()) as express.ErrorRequestHandler);
    });
    vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const path of ['/destroys', '/throws'])
      expect((await ask(one, path).catch(() => ({ isWhole: false }))).isWhole).toBe(false);
    vi.restoreAllMocks();
  });

  test('in the gate is 502, and told on the console', async () => {
    const errors = console_();
    const one = await start((app) =>
      app.get('/', (_, response) => void response.send('<script src="https://player.vim')),
    );
    const { status, text, headers } = await ask(one);
    expect([status, headers['content-type'], headers.etag]).toEqual([502, 'text/plain; charset=utf-8', undefined]);
    expect(text).toContain('the HTML ends in the middle of an address');
    expect(errors).toEqual([expect.stringContaining('in the middle of an address')]);
  });

  test('in the gate cuts what has begun, and whoever still writes is not hurt', async () => {
    const errors = console_();
    let isOver = false;
    const one = await start((app) =>
      app.get('/', (_, response) => {
        response.type('html').set('Content-Encoding', 'gzip');
        const packed = zlib.gzipSync(page('<p>a</p>'.repeat(10_000)));
        response.write(packed.subarray(0, packed.length - 20));
        response.write(Buffer.from('no gzip'));
        setTimeout(() => {
          response.write('more');
          response.end('end', () => {});
          isOver = true;
        }, 50);
      }),
    );
    const answer = await ask(one).catch(() => ({ isWhole: false }));
    expect(answer.isWhole).toBe(false);
    await expect.poll(() => isOver).toBe(true);
    expect(errors).toHaveLength(1);
    expect((await ask(one).catch(() => ({ isWhole: false }))).isWhole).toBe(false);
  });

  test('with the visitor ends what makes the page', async () => {
    let isDestroyed = false;
    const one = await start((app) =>
      app.get('/', (_, response) => {
        const endless = new Readable({ read: () => void setImmediate(() => endless.push('<p>a</p>')) });
        endless.pipe(response.type('html'));
        response.once('close', () => {
          isDestroyed = true;
          endless.destroy();
        });
      }),
    );
    const socket = connect(one, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await new Promise((done) => socket.once('data', done));
    socket.destroy();
    await expect.poll(() => isDestroyed).toBe(true);
  });
});

describe('a page that is packed', () => {
  /** As the package compression does it: it stands in front of what the response was, and packs what comes. */
  const compress: express.RequestHandler = (_, response, next) => {
    const { write, end, writeHead } = response;
    const on = { write: write.bind(response), end: end.bind(response), writeHead: writeHead.bind(response) };
    const own = on as unknown as Record<string, (...all: unknown[]) => never>;
    let packer: zlib.Gzip | undefined;
    let isBegun = false;
    const begin = () => {
      if (isBegun) return;
      isBegun = true;
      response.removeHeader('Content-Length');
      response.setHeader('Content-Encoding', 'gzip');
      packer = zlib.createGzip();
      packer.on('data', (chunk) => own['write']!(chunk)).on('end', () => own['end']!());
    };
    response.writeHead = ((...all: unknown[]) => {
      begin();
      return own['writeHead']!(...all);
    }) as never;
    response.write = ((chunk: Uint8Array) => {
      if (!isBegun) response.writeHead(response.statusCode);
      return packer!.write(chunk);
    }) as never;
    response.end = ((chunk?: Uint8Array) => {
      if (!isBegun) response.writeHead(response.statusCode);
      if (chunk) packer!.write(chunk);
      packer!.end();
      return response;
    }) as never;
    next();
  };
  const routes = (app: Express) => {
    app.get('/', (_, response) => void response.send(page()));
    app.get('/a.css', (_, response) => void response.type('css').send(css));
  };

  test.each([
    ['before the gate', (app: Express) => app.use(gatePages({ site: 'dfo.no' })).use(compress)],
    ['after the gate', (app: Express) => app.use(compress).use(gatePages({ site: 'dfo.no' }))],
  ])('%s is gated, and what is no page is packed as it was', async (_, uses) => {
    const app = express();
    uses(app);
    routes(app);
    const one = await serving(createServer(app));
    const whole = await ask(one);
    expect(whole.headers['content-encoding']).toBe('gzip');
    expect(zlib.gunzipSync(whole.bytes).toString()).toContain('data-dfo-src');
    const file = await ask(one, '/a.css');
    expect(file.headers['content-encoding']).toBe('gzip');
    expect(zlib.gunzipSync(file.bytes).toString()).toBe(css);
  });

  test('as the request asks for it, is asked for as it can be opened', async () => {
    let accepted: unknown;
    const one = await start((app) =>
      app.get('/', (request, response) => {
        accepted = [request.headers['accept-encoding'], request.acceptsEncodings('br', 'zstd-x')];
        response.send('a');
      }),
    );
    await ask(one, '/', { headers: { 'Accept-Encoding': 'zstd-x, br' } });
    expect(accepted).toEqual(['br', 'br']);
  });
});

describe('a large page', () => {
  test('goes through as it is read, and whoever reads slowly is waited for', async () => {
    let sent = 0;
    const one = await start((app) =>
      app.get('/', (_, response) => {
        const chunk = Buffer.from('<p>Bl</p>\n'.repeat(6400));
        const many = new Readable({
          read() {
            sent += chunk.length;
            this.push(sent > 60_000_000 ? null : chunk);
          },
        });
        many.pipe(response.type('html'));
      }),
    );
    const socket = connect(one, '127.0.0.1').pause();
    atEnd(() => socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => sent).toBeGreaterThan(0);
    const stalls = async () => {
      const before = sent;
      await new Promise((done) => setTimeout(done, 300));
      return sent === before;
    };
    await expect.poll(stalls).toBe(true);
    expect(sent).toBeLessThan(30_000_000);
    const before = sent;
    socket.resume();
    await expect.poll(() => sent).toBeGreaterThan(before);
  });

  test('comes whole', async () => {
    const { text, isWhole } = await ask(
      await start((app) => app.use(express.static(folder)), { adds: false }),
      '/large.html',
    );
    expect(isWhole).toBe(true);
    expect(text).toBe(page(`<p>Blåbær</p>\n`.repeat(300_000)));
  });
});

test('what a handler sees of its response is as it would be', async () => {
  const seen: unknown[] = [];
  const one = await start((app) =>
    app.get('/', (_, response) => {
      response.type('html');
      seen.push(response.headersSent);
      seen.push(response.write('<p>a'));
      seen.push(response.headersSent);
      response.once('finish', () => seen.push('finish'));
      response.end('<p>b', () => seen.push('end'));
    }),
  );
  expect((await ask(one)).text).toContain('<p>a<p>b');
  expect(seen).toEqual([false, true, true, expect.any(String), expect.any(String)]);
  expect(seen.slice(3).sort()).toEqual(['end', 'finish']);
});

test('hints to fetch ahead are not passed on', async () => {
  const one = await start((app) =>
    app.get('/', (_, response) => {
      response.writeEarlyHints({ link: '<https://vimeo.com>; rel=preconnect' }, () => response.send(page()));
    }),
  );
  expect(await raw(one, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200/);
});

test('a part of a site is left as it is by its whole path, wherever the gate stands', async () => {
  const app = express();
  app.use('/sub', gatePages({ site: 'dfo.no', except: ['/sub/admin'] }));
  app.get('/{*path}', (_, response) => void response.send(page()));
  const one = await serving(createServer(app));
  expect((await ask(one, '/sub/a')).text).toContain('data-dfo-src');
  expect((await ask(one, '/sub/admin/a')).text).toBe(page());
  expect((await ask(one, '/a')).text).toBe(page());
});

test('whether the visitor came by TLS, Express knows', async () => {
  const app = express()
    .set('trust proxy', 'loopback')
    .use(gatePages({ site: 'dfo.no' }));
  app.get('/', (_, response) => void response.send(page()));
  const one = await serving(createServer(app));
  const kept = async (headers: Record<string, string>) =>
    (await ask(one, '/', { headers: { Cookie: cookies.yes, ...headers } })).headers['set-cookie']![0];
  expect(await kept({ 'X-Forwarded-Proto': 'https' })).toContain('; Secure');
  expect(await kept({})).not.toContain('; Secure');
});

describe('a server of Node’s own', () => {
  const gate = gatePages({ site: 'dfo.no' });
  const handler = (request: IncomingMessage, response: ServerResponse) =>
    gate(request, response, () => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page());
    });

  test('has its pages gated', async () => {
    expect((await ask(await serving(createServer(handler)))).text).toContain('data-dfo-src');
  });

  test('by HTTP/2, too', async () => {
    const server = createServer2(handler as never);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const session = connect2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    atEnd(() => {
      session.destroy();
      server.close();
    });
    const stream = session.request({ ':path': '/', cookie: cookies.yes });
    let text = '';
    let headers = {};
    stream.on('response', (told) => {
      headers = told;
    });
    for await (const chunk of stream) text += chunk;
    expect(text).toContain('data-dfo-src');
    expect(headers).toMatchObject({
      ':status': 200,
      'content-security-policy': expect.stringContaining('vimeo'),
      vary: 'Cookie',
    });
  });
});

test('options that cannot be are told at once', () => {
  expect(() => gatePages({ site: 'dfo' as 'dfo.no' })).toThrow('dfo-consent: unknown site "dfo"');
  expect(() => gatePages({ site: 'dfo.no', folder: 'a' })).toThrow('dfo-consent: the folder "a" is none.');
  expect(() => gatePages({ site: 'dfo.no', attributes: { onload: 'a' } })).toThrow(
    'dfo-consent: "onload" is no attribute of the tag.',
  );
  expect(() => gatePages({ site: 'dfo.no', more: { 'script-src': ['*'] } })).toThrow('it opens every host');
  expect(() => gatePages({ site: 'dfo.no', privacyUrl: 'javascript:1' })).toThrow(RangeError);
});
