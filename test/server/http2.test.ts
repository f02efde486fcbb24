/** HTTP/2 without TLS, from those who know that it is spoken here. */
import { randomBytes } from 'node:crypto';
import { connect, type ClientHttp2Session, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { describe, expect, test } from 'vitest';
import { cookies } from './gated.js';
import { atEnd, behindRaw, html, inFront, inFrontOf, liveIn, page, raw, vendor } from './servers.js';

const session = (port: number): ClientHttp2Session => {
  const one = connect(`http://127.0.0.1:${port}`);
  one.on('error', () => {});
  atEnd(() => one.destroy());
  return one;
};

interface Answer {
  readonly headers: IncomingHttpHeaders & { ':status'?: number };
  readonly text: string;
  readonly bytes: Buffer;
  readonly trailers: IncomingHttpHeaders;
  readonly code: number;
}
const ask = (one: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: Uint8Array): Promise<Answer> =>
  new Promise((done) => {
    const stream = one.request(
      { ':path': '/', ':authority': 'www.dfo.no', ...headers },
      { endStream: body === undefined },
    );
    let told = {};
    let trailers = {};
    const chunks: Buffer[] = [];
    stream.on('response', (headers) => {
      told = headers;
    });
    stream.on('trailers', (headers) => {
      trailers = headers;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
    stream.on('close', () => {
      const bytes = Buffer.concat(chunks);
      done({ headers: told, trailers, bytes, text: bytes.toString(), code: stream.rstCode });
    });
    if (body !== undefined) stream.end(body);
  });

test('a page comes gated, as by HTTP/1.1', async () => {
  const { port, behind } = await inFrontOf((_, response) =>
    response
      .writeHead(200, 'Fine', { ...html, ETag: '"a"', 'X-Odd': 'Bl\xe5', 'Set-Cookie': ['a=1', 'b=2'] })
      .end(page()),
  );
  const { headers, text } = await ask(session(port), { ':path': '/a?b=c', 'x-own': 'd', cookie: cookies.yes });
  expect(headers[':status']).toBe(200);
  expect(text).toContain('data-dfo-src');
  expect(liveIn(text)).toEqual([]);
  expect(headers['content-security-policy']).toContain('vimeo');
  expect(headers['set-cookie']).toEqual(['a=1', 'b=2', expect.stringContaining('dfo-consent=')]);
  expect(headers).toMatchObject({
    etag: expect.stringMatching(/^W\/"dfo-/),
    vary: 'Cookie',
    'cache-control': 'private',
  });
  const [asked] = behind.asked;
  expect(asked!.url).toBe('/a?b=c');
  expect(asked!.headers).toMatchObject({
    host: 'www.dfo.no',
    'x-own': 'd',
    cookie: cookies.yes,
    'x-forwarded-host': 'www.dfo.no',
    'x-forwarded-proto': 'http',
  });
  expect(asked!.rawHeaders.join()).not.toContain(':');
});

test('requests on one connection are answered beside one another', async () => {
  const { port, behind } = await inFrontOf(({ url }, response) =>
    response.writeHead(200, html).end(page(`${vendor}${url}`)),
  );
  const one = session(port);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(one, { ':path': `/${at}` })));
  answers.forEach(({ text }, at) => expect(text).toContain(`</iframe>/${at}<`));
  expect(behind.asked).toHaveLength(20);
});

test.each([
  ['POST', { 'content-length': '3000000' }],
  ['PUT', {}],
  ['DELETE', {}],
])('an upload by %s comes whole', async (method, headers) => {
  const { port, behind } = await inFrontOf((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => response.end(Buffer.concat(chunks)));
  });
  const body = randomBytes(3_000_000);
  const answer = await ask(session(port), { ':method': method, ...headers }, body);
  expect(answer.bytes.equals(body)).toBe(true);
  expect(behind.asked[0]!.method).toBe(method);
});

test('an upload that grows too long is refused', async () => {
  const { port, behind } = await inFrontOf(
    (request, response) => request.resume().on('end', () => response.end('All.')),
    { bodyLimit: 100_000 },
  );
  const { headers, text } = await ask(session(port), { ':method': 'POST' }, randomBytes(1_000_000));
  expect([headers[':status'], text]).toEqual([413, 'A request may bring 100000 bytes.\n']);
  await expect.poll(() => behind.connections.open.size).toBe(0);
  const told = await ask(session(port), { ':method': 'POST', 'content-length': '200000' }, randomBytes(200_000));
  expect(told.headers[':status']).toBe(413);
  expect((await ask(session(port), { ':method': 'POST' }, randomBytes(100_000))).text).toBe('All.');
});

test('cookies in several headers come as one', async () => {
  const { port, behind } = await inFrontOf((_, response) => response.writeHead(200, html).end(page()));
  const { headers } = await ask(session(port), { cookie: ['a=1', cookies.yes, 'b=2'] });
  expect(behind.asked[0]!.rawHeaders.filter((one) => /^cookie$/i.test(one))).toHaveLength(1);
  expect(behind.asked[0]!.headers.cookie).toBe(`a=1; ${cookies.yes}; b=2`);
  expect(headers['content-security-policy']).toContain('vimeo');
});

test('the head alone, a part, what follows a body, and bytes beyond ASCII', async () => {
  const { port } = await inFrontOf(({ url, method, headers: { range } }, response) => {
    if (url === '/page')
      return response
        .writeHead(200, { ...html, 'Content-Length': 500 })
        .end(method === 'HEAD' ? undefined : page().padEnd(500));
    if (range)
      return response.writeHead(206, { 'Content-Type': 'video/mp4', 'Content-Range': 'bytes 0-1/9' }).end('ab');
    response.writeHead(200, { 'Content-Type': 'text/plain', Trailer: 'X-Sum', 'X-Odd': 'Bl\xe5' });
    response.write('a');
    response.addTrailers({ 'X-Sum': '1' });
    response.end();
  });
  const one = session(port);
  const head = await ask(one, { ':method': 'HEAD', ':path': '/page' });
  expect([head.headers[':status'], head.text, head.headers['content-length']]).toEqual([200, '', undefined]);
  expect(head.headers).toHaveProperty('content-security-policy');
  const part = await ask(one, { range: 'bytes=0-1' });
  expect([part.headers[':status'], part.text, part.headers['content-range']]).toEqual([206, 'ab', 'bytes 0-1/9']);
  const followed = await ask(one, {});
  expect([followed.text, followed.trailers['x-sum'], followed.headers['x-odd']]).toEqual(['a', '1', 'Bl\xe5']);
});

test('events come one by one', async () => {
  let say = (_: string) => {};
  const { port } = await inFrontOf((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    say = (text) => void response.write(text);
  });
  const stream = session(port).request({ ':path': '/', ':authority': 'a' });
  let text = '';
  let status = 0;
  stream.on('response', (headers) => {
    status = headers[':status']!;
  });
  stream
    .on('data', (chunk) => {
      text += chunk;
    })
    .on('error', () => {});
  await expect.poll(() => status).toBe(200);
  for (const said of ['one', 'two']) {
    say(`data: ${said}\n\n`);
    await expect.poll(() => text).toContain(said);
  }
});

describe('a page that breaks in its middle', () => {
  test('is reset, and no whole page', async () => {
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(200, html).write(page().slice(0, 60));
      setImmediate(() => response.destroy());
    });
    const { code, text } = await ask(session(port), {});
    expect(code).not.toBe(0);
    expect(text).not.toContain('</html>');
  });

  test('by a fault of the gate, too', async () => {
    const { port, lines } = await inFrontOf((_, response) =>
      response.writeHead(200, html).end(`${page().slice(0, 80)}<script src="https://player.vim`),
    );
    const { code } = await ask(session(port), {});
    expect(code).not.toBe(0);
    expect(lines.some(({ fault }) => fault === 'gate')).toBe(true);
  });

  test('or has not begun is 502', async () => {
    const { headers, text } = await ask(session((await inFront('http://127.0.0.1:1')).port), {});
    expect([headers[':status'], text]).toEqual([502, 'This page cannot be shown now.\n']);
  });
});

test('whoever goes ends what runs for them', async () => {
  const { port, behind } = await inFrontOf((_, response) => void response.writeHead(200, html).write(page()));
  const one = session(port);
  const stream = one.request({ ':path': '/', ':authority': 'a' });
  stream.on('error', () => {});
  await expect.poll(() => behind.asked.length).toBe(1);
  stream.close(8);
  await expect.poll(() => behind.connections.open.size).toBe(0);
});

test('whoever reads slowly is waited for', async () => {
  let sent = 0;
  const { port } = await inFrontOf((_, response) => {
    response.writeHead(200, html);
    const more = (): void => {
      while (sent < 50_000_000) {
        sent += 16_000;
        if (!response.write('<p>Bl</p>\n'.repeat(1600))) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  const stream = session(port).request({ ':path': '/', ':authority': 'a' });
  stream.on('error', () => {});
  await new Promise((done) => stream.once('response', done));
  const stalls = async () => {
    const before = sent;
    await new Promise((done) => setTimeout(done, 300));
    return sent === before;
  };
  await expect.poll(stalls).toBe(true);
  expect(sent).toBeLessThan(40_000_000);
  const before = sent;
  stream.resume();
  await expect.poll(() => sent).toBeGreaterThan(before);
});

describe('what is no request goes no further:', () => {
  test.each([
    ['another host beside the first', { ':authority': 'a', host: 'b' }, 400],
    ['a host with a path', { ':authority': 'a/b' }, 400],
    ['a path that is none', { ':path': 'http://a/' }, 400],
    ['a star', { ':path': '*', ':method': 'OPTIONS' }, 400],
    ['a path with a space', { ':path': '/a b' }, 400],
    ['a path with a line end', { ':path': '/a\r\nX: y' }, 400],
    ['a method with a space', { ':method': 'GET / HTTP/1.1' }, 400],
  ])('%s', async (_, headers, status) => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'));
    const { headers: told, code } = await ask(session(port), headers);
    // Node or its HTTP/2 may have refused it before.
    if (code === 0) expect(told[':status']).toBe(status);
    expect(behind.asked).toEqual([]);
  });

  test('a tunnel', async () => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'));
    const stream = session(port).request({ ':method': 'CONNECT', ':authority': 'example.org:443' });
    const status = await new Promise((done) =>
      stream.on('response', (headers) => done(headers[':status'])).on('error', () => done('error')),
    );
    expect(status).not.toBe(200);
    expect(behind.asked).toEqual([]);
  });

  /** A frame of HTTP/2, with headers as they are written without tables. https://www.rfc-editor.org/rfc/rfc7541#section-6.2.2 */
  const literal = (name: string, value: string) =>
    Buffer.concat([
      Buffer.of(0, name.length),
      Buffer.from(name, 'latin1'),
      Buffer.of(value.length),
      Buffer.from(value, 'latin1'),
    ]);
  test.each([
    ['a line end in a value', 'x-a', 'b\r\nx-c: d'],
    ['a null in a value', 'x-a', 'b\0c'],
    ['a coding of the transfer', 'transfer-encoding', 'chunked'],
    ['what is for a connection', 'connection', 'keep-alive'],
    ['a length that is none', 'content-length', '5x'],
    ['a name with a capital', 'X-A', 'b'],
    ['a name with a space', 'x a', 'b'],
  ])('%s', async (_, name, value) => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'));
    const block = Buffer.concat([
      literal(':method', 'GET'),
      literal(':scheme', 'http'),
      literal(':path', '/'),
      literal(':authority', 'a'),
      literal(name, value),
    ]);
    const frame = Buffer.concat([Buffer.of(0, 0, block.length, 1, 5, 0, 0, 0, 1), block]);
    const socket = connectTcp(port, '127.0.0.1');
    atEnd(() => socket.destroy());
    let answer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
    });
    socket.write(
      Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0), frame]),
    );
    // It is reset (3), or the connection ends (7), or it is answered (1) as if it had not had the header.
    const kinds = () => {
      const found: number[] = [];
      for (let at = 0; at + 9 <= answer.length; at += 9 + answer.readUIntBE(at, 3)) found.push(answer[at + 3]!);
      return found;
    };
    await expect.poll(() => kinds().some((kind) => [1, 3, 7].includes(kind))).toBe(true);
    for (const { rawHeaders } of behind.asked)
      expect(rawHeaders.join()).not.toMatch(/x-[ac]|x a|transfer-encoding|5x/i);
  });
});

test('who asks in HTTP/1.1 to change to it is answered in HTTP/1.1, body and all', async () => {
  const { port, behind } = await inFrontOf((request, response) => {
    let text = '';
    request
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('end', () => response.end(`${request.url} ${text}`));
  });
  const upgrade = 'Host: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
  const text = await raw(
    port,
    `POST /1 HTTP/1.1\r\n${upgrade}Content-Length: 5\r\n\r\nabcdePOST /2 HTTP/1.1\r\n${upgrade}Transfer-Encoding: chunked\r\n\r\n3\r\nxyz\r\n0\r\n\r\nGET /3 HTTP/1.1\r\n${upgrade.replace('Connection: ', 'Connection: close, ')}\r\n`,
  );
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  for (const said of ['/1 abcde', '/2 xyz', '/3 ']) expect(text).toContain(said);
  for (const { headers } of behind.asked)
    expect(Object.keys(headers).filter((name) => /upgrade|http2/.test(name))).toEqual([]);
});

test('bytes of a head that the server behind writes beyond ASCII come back', async () => {
  const { origin } = await behindRaw((socket) =>
    socket.end(Buffer.from('HTTP/1.1 200 OK\r\nX-Odd: \xff\xc3\xa5\r\nContent-Length: 0\r\n\r\n', 'latin1')),
  );
  expect((await ask(session((await inFront(origin)).port), {})).headers['x-odd']).toBe('\xff\xc3\xa5');
});
