/** Whatever goes wrong behind, a visitor gets no page that is half gated, and none that looks whole and is not. */
import { connect as connect2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { seed } from '../fixtures/runs.js';
import { ask, atEnd, behindRaw, html, inFront, inFrontOf, liveIn, page, vendor } from './servers.js';

const head = (...lines: string[]) =>
  ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', ...lines, '', ''].join('\r\n');
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const whole = page(vendor);
const length = Buffer.byteLength(whole);

/** What a visitor got. */
interface Got {
  readonly status: number | undefined;
  readonly text: string;
  /** Whether it came to its end, as far as the protocol tells. */
  readonly isWhole: boolean;
}
const viaHttp1 = async (port: number, path = '/'): Promise<Got> => {
  try {
    return await ask(port, path);
  } catch {
    return { status: undefined, text: '', isWhole: false };
  }
};
/** Where a body ends with its connection. Byte by byte: with more room than there are bytes, Node takes a reset behind them for an end. */
const viaHttp10 = (port: number, path = '/'): Promise<Got> =>
  new Promise((done) => {
    let text = '';
    let isWhole = true;
    const callback = (_: number, byte: Uint8Array) => {
      text += String.fromCharCode(byte[0]!);
      return true;
    };
    const socket = connect({ port, host: '127.0.0.1', onread: { buffer: Buffer.alloc(1), callback } });
    atEnd(() => socket.destroy());
    socket.on('error', () => {
      isWhole = false;
    });
    socket.once('close', () => {
      const [, status, body = ''] = /^HTTP\/1\.1 (\d+).*?\r\n\r\n(.*)$/s.exec(text) ?? [];
      done({ status: status === undefined ? undefined : Number(status), text: body, isWhole });
    });
    socket.write(`GET ${path} HTTP/1.0\r\nHost: a\r\n\r\n`);
  });
const viaHttp2 = (port: number, path = '/'): Promise<Got> =>
  new Promise((done) => {
    const session = connect2(`http://127.0.0.1:${port}`);
    session.on('error', () => {});
    const stream = session.request({ ':path': path, ':authority': 'a' });
    let text = '';
    let status: number | undefined;
    stream.on('response', (headers) => {
      status = headers[':status'];
    });
    stream
      .on('data', (bytes) => {
        text += bytes.toString('latin1');
      })
      .on('error', () => {});
    stream.once('close', () => {
      session.destroy();
      done({ status, text, isWhole: stream.rstCode === 0 });
    });
  });
const ways = [
  ['HTTP/1.1', viaHttp1],
  ['HTTP/1.0', viaHttp10],
  ['HTTP/2', viaHttp2],
] as const;

/** What comes behind: bytes, and then the end of the connection, or its reset. */
const faults: Record<string, { readonly bytes: string | Uint8Array; readonly isReset?: boolean }> = {
  nothing: { bytes: '' },
  'a reset': { bytes: '', isReset: true },
  'half a head': { bytes: head().slice(0, 40) },
  'half a head, and a reset': { bytes: head().slice(0, 40), isReset: true },
  garbage: { bytes: '\0\xff\x16\x03\x01<iframe src="https://player.vimeo.com/1">\r\n\r\n' },
  'a page without a head': { bytes: whole },
  'a page that is shorter than it says': { bytes: head(`Content-Length: ${length + 10}`) + whole.slice(0, -20) },
  'a page that is shorter than it says, and a reset': {
    bytes: head(`Content-Length: ${length}`) + whole.slice(0, -20),
    isReset: true,
  },
  'a head without its page': { bytes: head(`Content-Length: ${length}`) },
  'a page in chunks without the last': { bytes: head('Transfer-Encoding: chunked') + chunk(whole.slice(0, -20)) },
  'a page in chunks that break': {
    bytes:
      head('Transfer-Encoding: chunked') +
      chunk(whole.slice(0, -20)) +
      'xyz\r\n<iframe src="https://player.vimeo.com/1">',
  },
  'a page in chunks that are longer than they say': {
    bytes: `${head('Transfer-Encoding: chunked')}5\r\n<p>abcdef${vendor}\r\n0\r\n\r\n`,
  },
  'a page with both lengths': {
    bytes: `${head('Transfer-Encoding: chunked', `Content-Length: ${length}`) + chunk(whole)}0\r\n\r\n`,
  },
  'a page with two lengths': { bytes: head(`Content-Length: ${length}`, 'Content-Length: 5') + whole },
  'a page with a length that is none': { bytes: head('Content-Length: 5x') + whole },
  'a page in a coding of the transfer that nobody reads': {
    bytes: `${head('Transfer-Encoding: gzip, chunked') + chunk(whole)}0\r\n\r\n`,
  },
  'a header with a null': { bytes: head('X: a\0b') + whole },
  'a header with a line feed alone': { bytes: `HTTP/1.1 200 OK\nContent-Type: text/html\n\n${whole}` },
  'a header that goes on in the next line': {
    bytes: `HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Type: text/html\r\n\r\n${whole}`,
  },
  'a protocol that was not asked for': {
    bytes: `HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n${whole}`,
  },
  'hints without end': {
    bytes: 'HTTP/1.1 103 Early Hints\r\nLink: <https://vimeo.com>; rel=preload\r\n\r\n'.repeat(3),
  },
  'packed bytes that end in their middle': {
    bytes: Buffer.concat([Buffer.from(head('Content-Encoding: gzip')), zlib.gzipSync(whole).subarray(0, -30)]),
  },
  'packed bytes that are none': { bytes: head('Content-Encoding: br') + whole },
  'an address in its middle': { bytes: `${head()}${whole}<script src="https://player.vim` },
};

describe.each(ways)('by %s, a visitor gets no whole page of', (_, get) => {
  test.each(Object.entries(faults))('%s', async (_, { bytes, isReset }) => {
    const { origin } = await behindRaw((socket) => {
      if (isReset) return void socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy()));
      socket.end(bytes);
    });
    const { port, lines } = await inFront(origin);
    const { status, text, isWhole } = await get(port);
    expect(liveIn(text)).toEqual([]);
    // Either it is told, or it is cut.
    if (isWhole)
      expect([status, text]).toEqual([502, expect.stringMatching(/^This page cannot be shown now(\.|: [^<>]*\.)\n$/)]);
    else expect([undefined, 200]).toContain(status);
    await expect.poll(() => lines.some(({ level }) => level === 'error')).toBe(true);
  });

  test('what is sound', async () => {
    for (const bytes of [
      head(`Content-Length: ${length}`) + whole,
      head('Connection: close') + whole,
      `${head('Transfer-Encoding: chunked') + chunk(whole)}0\r\n\r\n`,
    ]) {
      const { origin } = await behindRaw((socket) => void socket.end(bytes));
      const { port, lines } = await inFront(origin);
      const { status, text, isWhole } = await get(port);
      expect([status, isWhole]).toEqual([200, true]);
      expect(text).toContain('data-dfo-src');
      expect(text).toMatch(/<\/html>$/);
      await expect.poll(() => lines).toMatchObject([{ level: 'info', status: 200 }]);
    }
  });
});

test('a fault of the gate itself is told, and nothing of the page', async () => {
  const { port, lines } = await inFrontOf((_, response) =>
    response.writeHead(200, html).end('<script src="https://player.vim'),
  );
  const { status, text, headers } = await ask(port, '/a?b');
  expect(status).toBe(502);
  expect(text).toMatch(/^This page cannot be shown now: the HTML ends in the middle of an address, at offset \d+/);
  expect(headers).not.toHaveProperty('content-security-policy');
  expect(lines).toMatchObject([
    { level: 'error', fault: 'gate', path: '/a', message: expect.stringContaining('middle of an address') },
    { status: 502 },
  ]);
});

test('the next request on a connection hears nothing of the last one’s fault', async () => {
  const { port } = await inFrontOf(({ url }, response) =>
    url === '/bad' ? response.destroy() : response.writeHead(200, html).end(page()),
  );
  const socket = connect(port, '127.0.0.1');
  atEnd(() => socket.destroy());
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.write('GET /bad HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => text).toMatch(/502 Bad Gateway.*200 OK.*<\/html>/s);
});

/** The same numbers at each run: https://en.wikipedia.org/wiki/Xorshift */
function numbers(start: number): (below: number) => number {
  let state = start || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe('with faults at random behind', () => {
  const open = () => process.getActiveResourcesInfo().filter((one) => /^(TCP|Pipe|FS|Zlib)/i.test(one)).length;

  async function run(requests: number) {
    const next = numbers(seed);
    const one = <T>(...all: readonly T[]): T => all[next(all.length)]!;
    const words = () =>
      Array.from({ length: 1 + next(200) }, () =>
        one('Blåbær ', '<p>', '</p>', '<b>', '<!-- a -->', '<br>', '&amp;', '🫐'),
      ).join('');
    const embed = () =>
      one(
        vendor,
        '<script src="https://player.vimeo.com/a.js"></script>',
        '<img alt="a" src="//embed.acast.com/a.png">',
        '<video poster="https://i.vimeocdn.com/a.jpg"><source src="https://vimeo.com/a"></video>',
        '<object data="https://public.tableau.com/a"></object>',
      );
    const pageOf = () =>
      `<!doctype html><html><head><title>a</title></head><body>${Array.from({ length: 1 + next(5) }, () => words() + embed()).join('')}</body></html>`;
    const open1 = new Set<Socket>();
    const { origin, connections } = await behindRaw((socket) => {
      open1.add(socket);
      const coding = one('', '', '', 'gzip', 'br', 'deflate');
      const plain = Buffer.from(pageOf());
      const body =
        coding === 'gzip'
          ? zlib.gzipSync(plain)
          : coding === 'br'
            ? zlib.brotliCompressSync(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })
            : coding === 'deflate'
              ? zlib.deflateSync(plain)
              : plain;
      const type = one('text/html; charset=utf-8', 'text/html', 'text/html; charset=windows-1252');
      const framing = one('length', 'chunked', 'close', 'lie', 'short');
      const headers = [
        `HTTP/1.1 ${one('200 OK', '200 OK', '404 Not Found', '500 Oops')}`,
        `Content-Type: ${type}`,
        ...(coding ? [`Content-Encoding: ${coding}`] : []),
        ...(framing === 'chunked'
          ? ['Transfer-Encoding: chunked']
          : framing === 'close'
            ? ['Connection: close']
            : [
                `Content-Length: ${framing === 'lie' ? body.length + 1 + next(1000) : framing === 'short' ? next(body.length) : body.length}`,
              ]),
        '',
        '',
      ].join('\r\n');
      const parts: Uint8Array[] = [Buffer.from(headers)];
      const size = 1 + next(4000);
      for (let at = 0; at < body.length; at += size) {
        const part = body.subarray(at, at + size);
        parts.push(
          framing === 'chunked'
            ? Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
            : part,
        );
      }
      if (framing === 'chunked') parts.push(Buffer.from('0\r\n\r\n'));
      const fault = one('', '', 'cut', 'reset', 'garbage', 'slow', 'flip', 'nothing');
      const last = fault === 'cut' || fault === 'reset' || fault === 'garbage' ? next(parts.length) : parts.length;
      const sent = fault === 'nothing' ? [] : parts.slice(0, last);
      if (fault === 'flip') sent[next(sent.length)] = Buffer.from(Array.from({ length: 20 }, () => next(256)));
      if (fault === 'garbage') sent.push(Buffer.from('\0\x01xyz\r\n\r\n<iframe src=https://vimeo.com/1>'));
      const send = () => {
        const part = sent.shift();
        if (socket.destroyed) return;
        if (part)
          return void socket.write(part, () =>
            fault === 'slow' && next(4) === 0 ? setTimeout(send, 1 + next(5)) : setImmediate(send),
          );
        if (fault === 'reset') socket.resetAndDestroy();
        else if ((framing !== 'length' && framing !== 'chunked') || fault) socket.end();
      };
      send();
    });
    const { port, lines, stop } = await inFront(origin, { silentSeconds: 5 });
    const before = { open: open(), rss: 0 };
    const partly = (bytes: Buffer, coding: string | undefined): string => {
      const how = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
      try {
        if (coding === 'gzip') return zlib.gunzipSync(bytes, how).toString('latin1');
        if (coding === 'deflate') return zlib.inflateSync(bytes, how).toString('latin1');
        if (coding === 'br')
          return zlib
            .brotliDecompressSync(bytes, { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH })
            .toString('latin1');
      } catch {
        // What nobody can open, nobody sees.
        return '';
      }
      return bytes.toString('latin1');
    };
    const got = { whole: 0, told: 0, cut: 0, left: 0, held: 0 };
    const request = async (at: number): Promise<void> => {
      const kind = next(10);
      if (kind === 0) {
        got.left++;
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {}).write(`GET /${at} HTTP/1.1\r\nHost: a\r\n\r\n`);
        await new Promise((done) => setTimeout(done, next(20)));
        return void socket.destroy();
      }
      if (kind < 3) {
        const { text, status, isWhole } = await (kind === 1 ? viaHttp2 : viaHttp10)(port, `/${at}`);
        expect(liveIn(text)).toEqual([]);
        got[isWhole ? (status === 502 ? 'told' : 'whole') : 'cut']++;
        return;
      }
      const answer = await ask(port, `/${at}`).catch(() => undefined);
      if (!answer) return void got.cut++;
      const text = partly(answer.bytes, answer.headers['content-encoding']);
      expect(liveIn(text)).toEqual([]);
      if (text.includes('data-dfo-')) got.held++;
      if (answer.status === 502 || answer.status === 504) {
        expect(text).toMatch(/^This page cannot be shown now/);
        got.told++;
      } else got[answer.isWhole ? 'whole' : 'cut']++;
    };
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      for (let at = lane; at < requests; at += 8) {
        await request(at);
        if (at === Math.floor(requests / 4 / 8) * 8) before.rss = process.memoryUsage().rss;
      }
    });
    await Promise.all(lanes);
    await expect.poll(() => connections.open.size, { timeout: 10_000 }).toBe(0);
    await expect.poll(() => open(), { timeout: 10_000 }).toBeLessThanOrEqual(before.open);
    expect(process.memoryUsage().rss - before.rss).toBeLessThan(120_000_000);
    // Each kind of end has been met.
    for (const [name, times] of Object.entries(got)) expect(times, name).toBeGreaterThan(requests / 100);
    // It lives, and says so.
    expect((await ask(port, '/healthz')).status).toBe(200);
    expect(
      lines.filter(({ fault, message }) => fault === 'gate' && !/middle of an address/.test(String(message))),
    ).toEqual([]);
    await stop();
  }

  test('300 requests leave nothing behind', () => run(300));
  test('10 000 requests leave nothing behind', { tags: ['matrix'], timeout: 300_000 }, () => run(10_000));
});
