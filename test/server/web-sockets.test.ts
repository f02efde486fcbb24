/** WebSockets go through as they are; what is none is a request like any other. */
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { cookies } from './gated.js';
import { atEnd, behindRaw, html, inFront, inFrontOf, listen, liveIn, page, raw } from './servers.js';

async function start(options = {}) {
  const heads: Record<string, string | string[] | undefined>[] = [];
  const server = createServer((_, response) => response.end('a'));
  const sockets = new WebSocketServer({
    server,
    maxPayload: 50_000_000,
    handleProtocols: (all) => [...all][0] ?? false,
  });
  sockets.on('connection', (socket, request) => {
    heads.push({ ...request.headers, path: request.url });
    socket.on('error', () => {});
    socket.send('Welcome');
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  atEnd(() => {
    for (const one of sockets.clients) one.terminate();
    return new Promise((done) => server.close(done));
  });
  const front = await inFront(`http://127.0.0.1:${await listen(server)}`, options);
  return { ...front, heads, sockets };
}
const open = (port: number, path = '/', protocols: string[] = [], options = {}) => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, options);
  const heard: (string | Buffer)[] = [];
  socket.on('message', (data: Buffer, isBinary) => heard.push(isBinary ? data : data.toString())).on('error', () => {});
  atEnd(() => socket.terminate());
  return { socket, heard };
};
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n';
const upgrade = `Host: www.dfo.no\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}`;

test('what is said is heard, on both sides', async () => {
  const { port, heads, lines } = await start();
  const { socket, heard } = open(port, '/chat?a=b', ['one', 'two'], {
    headers: { Cookie: cookies.yes, 'X-Own': 'c', Host: 'www.dfo.no' },
  });
  await expect.poll(() => heard).toEqual(['Welcome']);
  const large = Buffer.alloc(3_000_000, 7);
  socket.send('Hei');
  socket.send(large);
  await expect.poll(() => heard.length).toBe(3);
  expect(heard[1]).toBe('Hei');
  expect(large.equals(heard[2] as Buffer)).toBe(true);
  expect(socket.protocol).toBe('one');
  expect(heads[0]).toMatchObject({
    path: '/chat?a=b',
    cookie: cookies.yes,
    'x-own': 'c',
    host: 'www.dfo.no',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'www.dfo.no',
  });
  expect(lines).toMatchObject([{ level: 'info', path: '/chat', status: 101 }]);
});

test('what comes with the request is not lost', async () => {
  const { port } = await start();
  // «Hei», as visitors write it: masked.
  const frame = Buffer.from([0x81, 0x83, 0, 0, 0, 0, 0x48, 0x65, 0x69]);
  const close = Buffer.from([0x88, 0x80, 0, 0, 0, 0]);
  const text = await raw(port, Buffer.concat([Buffer.from(`GET / HTTP/1.1\r\n${upgrade}\r\n`), frame, close]));
  expect(text).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
  expect(text).toMatch(/\r\nUpgrade: websocket\r\n/i);
  expect(text).toContain('Welcome');
  expect(text).toContain('Hei');
});

test('each end ends the other', async () => {
  const { port, sockets } = await start();
  const one = open(port);
  await expect.poll(() => one.heard.length).toBe(1);
  one.socket.close(4001, 'Bye');
  await expect.poll(() => sockets.clients.size).toBe(0);
  const other = open(port);
  await expect.poll(() => other.heard.length).toBe(1);
  other.socket.terminate();
  await expect.poll(() => sockets.clients.size).toBe(0);
  const third = open(port);
  await expect.poll(() => third.heard.length).toBe(1);
  const closed = new Promise((done) => third.socket.once('close', (code) => done(code)));
  for (const client of sockets.clients) client.close(4002);
  expect(await closed).toBe(4002);
});

test('all end when the process does', async () => {
  const { port, sockets, stop } = await start();
  const { socket, heard } = open(port);
  await expect.poll(() => heard.length).toBe(1);
  await stop();
  await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
  await expect.poll(() => sockets.clients.size).toBe(0);
});

test('one that is asked for before another answer has come waits for it', async () => {
  const { port, heads } = await start();
  const text = await raw(
    port,
    Buffer.concat([
      Buffer.from(
        `GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\n${upgrade}\r\n`,
      ),
      Buffer.from([0x88, 0x80, 0, 0, 0, 0]),
    ]),
  );
  expect(text).toMatch(/200 OK.*200 OK.*101 Switching Protocols.*Welcome/s);
  expect(heads).toMatchObject([{ path: '/3' }]);
});

describe('a server that declines', () => {
  test('says why', async () => {
    const { port, lines } = await inFrontOf((_, response) =>
      response.writeHead(426, { 'Content-Type': 'text/plain', 'X-Own': 'a' }).end('No.'),
    );
    const text = await raw(port, `GET / HTTP/1.1\r\n${upgrade}\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
    expect(text).toMatch(/X-Own: a/i);
    expect(text).toContain('No.');
    await expect.poll(() => lines).toMatchObject([{ status: 426 }]);
  });

  test('with a page has it gated', async () => {
    const { port } = await inFrontOf((_, response) => response.writeHead(200, html).end(page()));
    const text = await raw(port, `GET / HTTP/1.1\r\n${upgrade}\r\n`);
    expect(text).toContain('data-dfo-src');
    expect(text).toMatch(/content-security-policy/i);
    expect(liveIn(text)).toEqual([]);
  });

  test('at length is heard to the end', async () => {
    const { port } = await inFrontOf((_, response) =>
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end('a'.repeat(5_000_000)),
    );
    expect((await raw(port, `GET / HTTP/1.1\r\n${upgrade}\r\n`)).length).toBeGreaterThan(5_000_000);
  });

  test('after a hint is heard without it', async () => {
    const { origin } = await behindRaw((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: <https://vimeo.com>; rel=preconnect\r\n\r\n');
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\nConnection: close\r\n\r\nNo.');
    });
    const text = await raw((await inFront(origin)).port, `GET / HTTP/1.1\r\n${upgrade}\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 403/);
    expect(text).not.toMatch(/103|vimeo/);
  });

  test('by not being there is 502', async () => {
    expect(await raw((await inFront('http://127.0.0.1:1')).port, `GET / HTTP/1.1\r\n${upgrade}\r\n`)).toMatch(
      /^HTTP\/1\.1 502/,
    );
  });
});

describe('a request that only looks like it', () => {
  const start = () =>
    inFrontOf((request, response) => {
      let text = '';
      request
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('end', () => response.end(`${request.method} ${text}`));
    });
  test.each([
    ['by POST', `POST / HTTP/1.1\r\n${upgrade}Content-Length: 3\r\n\r\nabc`, 'POST abc'],
    ['with a body', `GET / HTTP/1.1\r\n${upgrade}Content-Length: 3\r\n\r\nabc`, 'GET abc'],
    ['with chunks', `GET / HTTP/1.1\r\n${upgrade}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`, 'GET abc'],
    ['for something else', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tls/1.0\r\n\r\n', 'GET '],
  ])('is answered as one: %s', async (_, request, said) => {
    const { port, behind } = await start();
    const text = await raw(port, `${request}GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(text).toContain(`\r\n${said}`);
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(behind.asked.map(({ headers }) => headers.upgrade)).toEqual([undefined, undefined]);
  });

  test.each(['GET http://a/', 'GET /', 'GET /'])('is refused as one', async (line) => {
    const { port, behind } = await start();
    const host = line.endsWith('a/') ? 'Host: a' : 'Host: a\r\nHost: b';
    expect(await raw(port, `${line} HTTP/1.1\r\n${upgrade.replace('Host: www.dfo.no', host)}\r\n`)).toMatch(
      /^HTTP\/1\.1 400/,
    );
    expect(behind.asked).toEqual([]);
  });
});
