/** What is no page goes through as it came. */
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ask, atEnd, behindRaw, html, inFront, inFrontOf, page, raw } from './servers.js';

const picture = randomBytes(300_000);
const asLists = (raw: readonly string[]) =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at]!, raw[2 * at + 1]!]);
/** Headers but those of a connection. */
const told = (raw: readonly string[]) =>
  asLists(raw).filter(([name]) => !/^(connection|keep-alive|transfer-encoding)$/i.test(name!));

describe('bytes and headers are those of the server behind', () => {
  const kinds = [
    ['a picture', 'image/png'],
    ['a script', 'text/javascript; charset=utf-8'],
    ['a style', 'text/css'],
    ['text with tags in it', 'text/plain'],
    ['JSON with tags in it', 'application/json'],
    ['a document to print', 'application/pdf'],
    ['bytes', 'application/octet-stream'],
    ['a film', 'video/mp4'],
    ['a font', 'font/woff2'],
    ['parts of a file', 'multipart/byteranges; boundary=x'],
    ['a type with html in its name', 'text/htmlx'],
  ];
  test.each(kinds)('%s', async (_, type) => {
    const headers = [
      ['Content-Type', type],
      ['ETag', '"a"'],
      ['Last-Modified', 'Sun, 01 Nov 2026 00:00:00 GMT'],
      ['Cache-Control', 'public, s-maxage=60'],
      ['Accept-Ranges', 'bytes'],
      ['Vary', 'Accept'],
      ['Content-MD5', 'x'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['x-ODD-name', 'Blå'],
      ['Link', '</a.css>; rel=preload'],
      ['Date', 'Mon, 30 Nov 2026 00:00:00 GMT'],
      ['Content-Length', String(picture.length)],
    ];
    const { port, behind } = await inFrontOf((_, response) => {
      response.writeHead(200, 'Quite fine', headers as never).end(picture);
    });
    const [here, there] = [await ask(port), await ask(behind.port)];
    expect(here.bytes.equals(picture)).toBe(true);
    expect([here.status, here.message]).toEqual([200, 'Quite fine']);
    expect(told(here.rawHeaders)).toEqual(told(there.rawHeaders));
  });

  test('HTML that is to be saved', async () => {
    const { port } = await inFrontOf((_, response) =>
      response
        .writeHead(200, {
          ...html,
          'Content-Disposition': 'attachment; filename=a.html',
          'Content-Length': page().length + 2,
        })
        .end(page()),
    );
    const { text, headers } = await ask(port);
    expect(text).toBe(page());
    expect(headers).not.toHaveProperty('content-security-policy');
  });

  test.each([
    ['shown in its place', 'inline'],
    ['with a name alone', 'filename=attachment'],
    ['with a word that only begins so', 'attachment-not'],
  ])('but HTML that is %s is a page', async (_, disposition) => {
    const { port } = await inFrontOf((_, response) =>
      response.writeHead(200, { ...html, 'Content-Disposition': disposition }).end(page()),
    );
    expect((await ask(port)).headers).toHaveProperty('content-security-policy');
  });

  test.each([
    'text/html',
    'TEXT/HTML',
    'text/html;charset=utf-8',
    'text/html bogus',
    'text/plain, text/html',
    ' text/html(x)',
  ])('and so is what %j says', async (type) => {
    const { port } = await inFrontOf((_, response) => response.writeHead(200, { 'Content-Type': type }).end(page()));
    expect((await ask(port)).text).toContain('data-dfo-src');
  });

  test('of two types one is enough', async () => {
    const { origin } = await behindRaw((socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${page()}`,
      ),
    );
    expect((await ask((await inFront(origin)).port)).text).toContain('data-dfo-src');
  });
});

describe('what browsers make a document of, and nobody here reads, is whole, under the policy of who has not answered', () => {
  test.each([
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/xml',
    'application/rss+xml',
    'multipart/x-mixed-replace; boundary=x',
    'application/unknown',
    '*/*',
    'html',
    '',
  ])('%j', async (type) => {
    const { port } = await inFrontOf((_, response) => {
      if (type) response.setHeader('Content-Type', type);
      response.end(page());
    });
    const { text, headers } = await ask(port);
    expect(text).toBe(page());
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('vimeo');
  });
});

describe('a part', () => {
  const start = () =>
    inFrontOf(({ headers, method }, response) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      response.setHeader('Content-Type', 'video/mp4').setHeader('Accept-Ranges', 'bytes').setHeader('ETag', '"film"');
      if (from === undefined) return response.end(picture);
      const part = picture.subarray(Number(from), Number(to) + 1);
      response.writeHead(206, {
        'Content-Range': `bytes ${from}-${to}/${picture.length}`,
        'Content-Length': String(part.length),
      });
      response.end(method === 'HEAD' ? undefined : part);
    });

  test('is the part', async () => {
    const { port } = await start();
    const { status, bytes, headers } = await ask(port, '/', {
      headers: { Range: 'bytes=10-20009', 'If-Range': '"film"' },
    });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes 10-20009/${picture.length}`);
    expect(bytes.equals(picture.subarray(10, 20_010))).toBe(true);
  });

  test('of a page is the whole page', async () => {
    const { port, behind } = await inFrontOf(({ headers }, response) => {
      if (!headers.range) return response.writeHead(200, html).end(page());
      response.writeHead(206, { ...html, 'Content-Range': 'bytes 0-9/100' }).end(page().slice(0, 10));
    });
    const { status, text, headers } = await ask(port, '/', { headers: { Range: 'bytes=0-9', 'If-Range': '"a"' } });
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('content-range');
    expect(text).toContain('</html>');
    expect(text).toContain('data-dfo-src');
    expect(behind.asked.map(({ headers }) => headers.range)).toEqual(['bytes=0-9', undefined]);
    expect(behind.asked[1]!.headers).not.toHaveProperty('if-range');
  });
});

describe('a request for the head alone', () => {
  test('has the headers, and no body', async () => {
    const { port, behind } = await inFrontOf((_, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': '300000' });
      response.end();
    });
    const { status, bytes, headers } = await ask(port, '/', { method: 'HEAD' });
    expect([status, bytes.length, headers['content-length']]).toEqual([200, 0, '300000']);
    expect(behind.asked[0]!.method).toBe('HEAD');
  });

  test('of a page has those of the page', async () => {
    const { port } = await inFrontOf((_, response) => {
      const length = String(Buffer.byteLength(page()));
      response.writeHead(200, { ...html, 'Content-Length': length, ETag: '"a"', 'Accept-Ranges': 'bytes' }).end(page());
    });
    const [head, whole] = [await ask(port, '/', { method: 'HEAD' }), await ask(port)];
    const own = ({ headers: { date, 'transfer-encoding': _, connection, ...rest } }: typeof head) => rest;
    expect(head.bytes.length).toBe(0);
    expect(own(head)).toEqual(own(whole));
    expect(head.headers).not.toHaveProperty('content-length');
  });
});

describe('an upload', () => {
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const start = () =>
    inFrontOf((request, response) => {
      const hash = createHash('sha256');
      request.on('data', (chunk) => hash.update(chunk));
      request.on('end', () => response.end(`${request.method} ${hash.digest('hex')}`));
    });

  test.each([
    ['POST', 'with its length', { 'Content-Length': String(5 * 2 ** 20) }],
    ['PUT', 'in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['PATCH', 'in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['DELETE', 'with its length', { 'Content-Length': String(5 * 2 ** 20) }],
    ['QUERY', 'with its length', { 'Content-Length': String(5 * 2 ** 20) }],
    ['POST', 'that waits to be told to go on', { 'Content-Length': String(5 * 2 ** 20), Expect: '100-continue' }],
  ])('by %s, %s, comes whole', async (method, _, headers) => {
    const { port, behind } = await start();
    const body = randomBytes(5 * 2 ** 20);
    const { text } = await ask(port, '/', { method, headers: { 'Content-Type': 'x/y', ...headers }, body });
    expect(text).toBe(`${method} ${digest(body)}`);
    expect(behind.asked[0]!.headers['content-length']).toBe((headers as Record<string, string>)['Content-Length']);
    expect(behind.asked[0]!.headers['content-type']).toBe('x/y');
    expect(behind.asked[0]!.headers).not.toHaveProperty('expect');
  });

  test('of nothing has its length', async () => {
    const { port, behind } = await start();
    await ask(port, '/', { method: 'POST', headers: { 'Content-Length': '0' } });
    expect(behind.asked[0]!.headers['content-length']).toBe('0');
  });

  test('is answered before it has come whole, where the server does so', async () => {
    const { port } = await inFrontOf((_, response) =>
      response.writeHead(409, { Connection: 'close' }).end('Too late.'),
    );
    const socket = connect(port, '127.0.0.1');
    atEnd(() => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n');
    socket.write(randomBytes(1000));
    await expect.poll(() => text).toContain('Too late.');
    expect(text).toMatch(/^HTTP\/1\.1 409 /);
    // What is still sent disturbs nobody, and the next request on the connection is heard.
    socket.write(Buffer.alloc(999_000));
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => text.match(/^HTTP\/1\.1 409 /gm)?.length).toBe(2);
  });
});

test('what follows a body comes too', async () => {
  const { port } = await inFrontOf((request, response) => {
    response.setHeader('Content-Type', 'text/plain');
    if (request.method === 'HEAD') return response.end();
    response.writeHead(200, { Trailer: 'X-Sum, Server-Timing' }).write('a');
    response.addTrailers([
      ['X-Sum', 'Blå'],
      ['Server-Timing', 'db;dur=5'],
    ]);
    response.end();
  });
  const { text, rawTrailers, headers } = await ask(port, '/', { headers: { TE: 'trailers' } });
  expect(text).toBe('a');
  expect(rawTrailers).toEqual(['X-Sum', 'Blå', 'Server-Timing', 'db;dur=5']);
  expect(headers.trailer).toBe('X-Sum, Server-Timing');
  // Who speaks HTTP/1.0 hears of none.
  expect(await raw(port, 'GET / HTTP/1.0\r\nHost: a\r\n\r\n')).not.toMatch(/trailer|x-sum/i);
  expect((await ask(port, '/', { method: 'HEAD' })).status).toBe(200);
});

test('what follows a page comes too, but digests of what it was', async () => {
  const { port } = await inFrontOf((_, response) => {
    response.writeHead(200, { ...html, Trailer: 'Server-Timing, Content-Digest' });
    response.write(page());
    response.addTrailers([
      ['Server-Timing', 'db;dur=5'],
      ['Content-Digest', 'sha-256=:x:'],
    ]);
    response.end();
  });
  expect((await ask(port)).rawTrailers).toEqual(['Server-Timing', 'db;dur=5']);
});

describe('bytes beyond ASCII in a head', () => {
  const values = ['Bl\xe5b\xe6r', 'BlÃ¥', '\xff\xfe\x80', 'a\tb'];

  test.each(values)('of a response come back: %j', async (value) => {
    const { origin } = await behindRaw((socket) =>
      socket.end(
        Buffer.from(
          `HTTP/1.1 200 F\xe5\r\nX-Odd: ${value}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
          'latin1',
        ),
      ),
    );
    const { rawHeaders } = await ask((await inFront(origin)).port);
    expect(rawHeaders[rawHeaders.indexOf('X-Odd') + 1]).toBe(value);
  });

  test.each(values)('of a page come back: %j', async (value) => {
    const { origin } = await behindRaw((socket) =>
      socket.end(
        Buffer.from(
          `HTTP/1.1 200 OK\r\nX-Odd: ${value}\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>`,
          'latin1',
        ),
      ),
    );
    const { rawHeaders } = await ask((await inFront(origin)).port);
    expect(rawHeaders[rawHeaders.indexOf('X-Odd') + 1]).toBe(value);
  });

  test.each(values)('of a request come through: %j', async (value) => {
    const { port, behind } = await inFrontOf((_, response) => response.end());
    await raw(port, Buffer.from(`GET / HTTP/1.1\r\nHost: a\r\nX-Odd: ${value}\r\nConnection: close\r\n\r\n`, 'latin1'));
    expect(behind.asked[0]!.headers['x-odd']).toBe(value);
  });
});

test('a path and its query come through as they are written', async () => {
  const { port, behind } = await inFrontOf((_, response) => response.end());
  for (const path of ['/a//b/../c?x=%20&y=?/#', '//example.org/', '/%2e%2e%2f%zz', '/?', '/a;b=c\'"<>`{}|\\^']) {
    await raw(port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(behind.asked.at(-1)!.url).toBe(path.replace(/#.*/, '#'));
  }
});

test('headers of a request come through in their order, but those of the connection', async () => {
  const { port, behind } = await inFrontOf((_, response) => response.end());
  await raw(
    port,
    'GET / HTTP/1.1\r\nx-One: 1\r\nHost: www.dfo.no\r\nCookie: a=1\r\nX-TWO: 2\r\nConnection: close, x-hop\r\nX-Hop: 3\r\nKeep-Alive: 5\r\nProxy-Connection: x\r\nTE: gzip\r\nx-one: 4\r\n\r\n',
  );
  const names = asLists(behind.asked[0]!.rawHeaders).filter(
    ([name]) => !/^(connection|host|x-forwarded.*)$/i.test(name!),
  );
  expect(names).toEqual([
    ['x-One', '1'],
    ['X-TWO', '2'],
    ['x-one', '4'],
    ['Cookie', 'a=1'],
  ]);
  expect(behind.asked[0]!.headers.host).toBe('www.dfo.no');
});

test('a connection cannot take away what is told of the visitor', async () => {
  const { port, behind } = await inFrontOf((_, response) => response.end());
  await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close, X-Forwarded-For, Host, X-Forwarded-Proto\r\n\r\n');
  expect(behind.asked[0]!.headers).toMatchObject({
    host: 'a',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  });
});

describe('what the server says of its own is said on', () => {
  test.each([
    [301, { Location: '/there' }],
    [304, { ETag: '"a"' }],
    [401, { 'WWW-Authenticate': 'Basic' }],
    [404, {}],
    [429, { 'Retry-After': '5' }],
    [500, {}],
    [503, { 'Retry-After': '5' }],
  ])('%i', async (status, headers) => {
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(status, { 'Content-Type': 'text/plain', ...headers }).end(status === 304 ? undefined : 'No.');
    });
    const answer = await ask(port);
    expect(answer.status).toBe(status);
    expect(answer.text).toBe(status === 304 ? '' : 'No.');
    expect(answer.headers).toMatchObject(
      Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])),
    );
  });

  test.each([404, 500, 503])('and its page of %i is gated', async (status) => {
    const { port } = await inFrontOf((_, response) => response.writeHead(status, html).end(page()));
    const answer = await ask(port);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('data-dfo-src');
    expect(answer.headers).toHaveProperty('content-security-policy');
  });

  test('204 has no body', async () => {
    const { port } = await inFrontOf((_, response) => response.writeHead(204, html).end());
    const answer = await ask(port);
    expect([answer.status, answer.text, answer.headers['transfer-encoding']]).toEqual([204, '', undefined]);
  });
});

test('events come one by one', async () => {
  const sent: (() => void)[] = [];
  const { port } = await inFrontOf((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    let at = 0;
    sent.push(() => response.write(`data: ${at++}\n\n`));
  });
  const socket = connect(port, '127.0.0.1');
  atEnd(() => socket.destroy());
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => text).toContain('text/event-stream');
  for (let at = 0; at < 3; at++) {
    sent[0]!();
    await expect.poll(() => text).toContain(`data: ${at}\n\n`);
    expect(text).not.toContain(`data: ${at + 1}`);
  }
});

describe('connections to the server behind', () => {
  test('are kept from one request to the next', async () => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'));
    for (let at = 0; at < 5; at++) await ask(port);
    expect(behind.connections.all).toBe(1);
  });

  test('and from a visitor, too', async () => {
    const { port } = await inFrontOf((_, response) => response.writeHead(200, html).end(page()));
    const text = await raw(
      port,
      `${'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3)}GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(text.match(/^HTTP\/1\.1 200 OK/gm)).toHaveLength(4);
  });

  test('end when the visitor goes', async () => {
    const { port, behind } = await inFrontOf((_, response) => void response.writeHead(200, html).write(page()));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => behind.asked.length).toBe(1);
    socket.destroy();
    await expect.poll(() => behind.connections.open.size).toBe(0);
  });
});

test('hints to fetch ahead are not passed on', async () => {
  const { port, behind: server } = await inFrontOf((_, response) => {
    response.writeEarlyHints({ link: '<https://player.vimeo.com/a.js>; rel=preload; as=script' });
    response.writeHead(200, html).end(page());
  });
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  expect(await raw(server.port, request)).toMatch(/^HTTP\/1\.1 103/);
  const text = await raw(port, request);
  expect(text).toMatch(/^HTTP\/1\.1 200/);
  expect(text).not.toMatch(/103|preload/);
});
