/** How much a visitor may send, and how long it may take. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ask, atEnd, behind, html, inFront, inFrontOf, page, raw } from './servers.js';

/** A server that reads all, and how much that was. */
const reading = async (options = {}) => {
  const read: number[] = [];
  const front = await inFrontOf((request, response) => {
    const at = read.push(0) - 1;
    request.on('data', (chunk: Buffer) => {
      read[at]! += chunk.length;
    });
    request.on('end', () => response.end('Thanks.'));
  }, options);
  return { ...front, read };
};

describe('a body', () => {
  test.each([
    ['with its length', { 'Content-Length': '1000' }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('of so many bytes is let through, %s', async (_, headers) => {
    const { port, read } = await reading({ bodyLimit: 1000 });
    expect((await ask(port, '/', { method: 'POST', headers, body: randomBytes(1000) })).text).toBe('Thanks.');
    expect(read).toEqual([1000]);
  });

  test('whose length is one more is refused before the server hears of it', async () => {
    const { port, behind, lines } = await reading({ bodyLimit: 1000 });
    const answer = await ask(port, '/', {
      method: 'POST',
      headers: { 'Content-Length': '1001' },
      body: randomBytes(1001),
    });
    expect([answer.status, answer.text]).toEqual([413, 'A request may bring 1000 bytes.\n']);
    expect(behind.asked).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', fault: 'refused' }, { status: 413 }]);
  });

  test('that is too long is not asked for', async () => {
    const { port } = await reading({ bodyLimit: 1000 });
    const text = await raw(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n',
    );
    expect(text).toMatch(/^HTTP\/1\.1 413/);
  });

  test('in chunks that grows too long is broken off, and the visitor is told', async () => {
    const { port, behind, read, lines } = await reading({ bodyLimit: 100_000 });
    const socket = connect(port, '127.0.0.1');
    atEnd(() => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = randomBytes(4096);
    let sent = 0;
    while (!text.includes('\r\n\r\n') && sent < 50_000_000) {
      socket.write(`1000\r\n`);
      socket.write(chunk);
      await new Promise((done) => socket.write('\r\n', done));
      sent += 4096;
    }
    await expect.poll(() => text).toContain('A request may bring 100000 bytes.');
    expect(text).toMatch(/^HTTP\/1\.1 413/);
    // The server has not had more, and has not had it as a whole.
    await expect.poll(() => behind.connections.open.size).toBe(0);
    expect(read[0]).toBeLessThanOrEqual(100_000);
    expect(behind.asked[0]!.complete).toBe(false);
    expect(lines).toMatchObject([{ level: 'warn', fault: 'refused' }, { status: 413 }]);
  });

  test('that the visitor breaks off is broken off', async () => {
    const { port, behind } = await reading();
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc');
    await expect.poll(() => behind.asked.length).toBe(1);
    socket.destroy();
    await expect.poll(() => behind.connections.open.size).toBe(0);
    expect(behind.asked[0]!.complete).toBe(false);
  });

  test('waits for a server that reads slowly', async () => {
    const front = await inFrontOf((request) => void request.pause(), { bodyLimit: 300_000_000 });
    const before = process.memoryUsage().rss;
    const socket = connect(front.port, '127.0.0.1');
    atEnd(() => socket.destroy());
    socket.on('error', () => {});
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n');
    const chunk = Buffer.alloc(65_536);
    let isFull = false;
    for (let sent = 0; sent < 100_000_000 && !isFull; sent += chunk.length) {
      const isTaken = new Promise<boolean>((done) => socket.write(chunk, () => done(true)));
      // What the sockets between hold is a few megabytes; then nobody takes more.
      isFull = !(await Promise.race([isTaken, new Promise<boolean>((done) => setTimeout(() => done(false), 1000))]));
    }
    expect(isFull).toBe(true);
    expect(process.memoryUsage().rss).toBeLessThan(before + 60_000_000);
  });
});

describe('a head', () => {
  test('of 30 kB is let through', async () => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'));
    expect((await ask(port, '/', { headers: { 'X-Long': 'a'.repeat(30_000) } })).status).toBe(200);
    expect(behind.asked[0]!.headers['x-long']).toHaveLength(30_000);
  });

  test('of 40 kB is not', async () => {
    const { port, behind, lines } = await inFrontOf((_, response) => response.end('a'));
    expect(await raw(port, `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
    expect(await raw(port, `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    expect(behind.asked).toEqual([]);
    expect(lines).toMatchObject([{ fault: 'refused' }, { fault: 'refused' }]);
  });

  test.each([
    ['nothing', ''],
    ['the beginning of HTTP/2', 'PRI * HT'],
    ['the beginning of a line', 'GET'],
    ['a line', 'GET / HTTP/1.1\r\n'],
    ['a head without its end', 'GET / HTTP/1.1\r\nHost: a\r\n'],
    ['HTTP/2 without a request', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('that does not come is not waited for: %s', async (_, begun) => {
    const { port, behind } = await inFrontOf((_, response) => response.end('a'), { headSeconds: 0.4 });
    const before = performance.now();
    const text = await raw(port, begun);
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(text).not.toContain('200');
    expect(behind.asked).toEqual([]);
  });

  test.each(['PRI * HTTP/2.0\r', 'GET / HTTP/1.1\r\nHost: a\r\nX: aaaaaaaaa'])(
    'that comes byte by byte is not waited for either: %j',
    async (begun) => {
      const { port } = await inFrontOf((_, response) => response.end('a'), { headSeconds: 0.4 });
      const socket = connect(port, '127.0.0.1');
      let isOver = false;
      socket
        .on('error', () => {})
        .once('close', () => {
          isOver = true;
        })
        .resume();
      atEnd(() => socket.destroy());
      let at = 0;
      await expect
        .poll(
          () => {
            if (at < begun.length) socket.write(begun[at++]!);
            return isOver;
          },
          { interval: 150 },
        )
        .toBe(true);
    },
  );

  test('that comes in pieces in time is heard', async () => {
    const { port } = await inFrontOf((_, response) => response.end('Hei'));
    for (const head of [
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'PROPFIND / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      const over = new Promise((done) => socket.once('close', done));
      for (const byte of head) await new Promise((done) => socket.write(byte, done));
      await over;
      expect(text).toContain('Hei');
    }
  });
});

test('a body that takes too long is broken off', async () => {
  const { port, behind } = await reading({ bodySeconds: 0.4, headSeconds: 0.4 });
  const text = await raw(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc');
  expect(text).toMatch(/^HTTP\/1\.1 408/);
  expect(behind.asked[0]!.complete).toBe(false);
});

describe('the server behind', () => {
  test('that is silent before its head is not waited for', async () => {
    const { port, lines } = await inFrontOf(() => {}, { silentSeconds: 0.5 });
    const answer = await ask(port);
    expect([answer.status, answer.text]).toEqual([504, 'This page cannot be shown now.\n']);
    expect(lines[0]).toMatchObject({ level: 'error', fault: 'upstream' });
  });

  test.each([
    ['a page', html],
    ['a file', { 'Content-Type': 'image/png' }],
  ])('that is silent in the middle of %s is not waited for', async (_, headers) => {
    const { port } = await inFrontOf((_, response) => void response.writeHead(200, headers as never).write('<p>a'), {
      silentSeconds: 0.5,
    });
    const answer = await ask(port);
    expect([answer.status, answer.isWhole]).toEqual([200, false]);
  });

  test('that is not there is told', async () => {
    const { port } = await inFront('http://127.0.0.1:1');
    const { status, text, headers } = await ask(port);
    expect([status, text, headers['cache-control']]).toEqual([502, 'This page cannot be shown now.\n', 'no-store']);
  });

  test('may have a head of 60 kB, and no more', async () => {
    const { port } = await inFrontOf(({ url }, response) =>
      response.writeHead(200, { ...html, 'X-Long': 'a'.repeat(url === '/less' ? 60_000 : 70_000) }).end(page()),
    );
    expect((await ask(port, '/less', { maxHeaderSize: 100_000 })).status).toBe(200);
    expect((await ask(port, '/more', { maxHeaderSize: 100_000 })).status).toBe(502);
  });
});

test.each(['localhost', 'ftp://a', 'http://a/b', 'http://a/?b', ''])(
  '%j is no server to stand before',
  async (upstream) => {
    await expect(inFront(upstream)).rejects.toThrow(RangeError);
    await expect(inFront(upstream)).rejects.toThrow('Write it like http://127.0.0.1:8080.');
  },
);

test('a port that is taken is told', async () => {
  const { port } = await behind(() => {});
  await expect(inFront('http://127.0.0.1:1', { port })).rejects.toThrow(`port ${port} is taken`);
});
