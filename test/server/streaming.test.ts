/** A page goes through as it comes: its first byte waits for nothing, and it never stands in memory as a whole. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { atEnd, html, inFrontOf, vendor } from './servers.js';

/** Asks, and reads when it is told to. */
function visitor(port: number, request = 'GET / HTTP/1.0\r\nHost: a\r\n\r\n') {
  const socket = connect({ port, host: '127.0.0.1', highWaterMark: 16_384 } as never);
  atEnd(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(request);
  return socket;
}
/** Writes as fast as it may, and tells how much that was. */
function pour(response: ServerResponse, chunk: string, times: number, told: { sent: number }): void {
  const more = (): void => {
    while (told.sent < times) {
      told.sent++;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end('</html>');
  };
  more();
}
const kinds = [
  ['a page', html],
  ['a file', { 'Content-Type': 'application/zip' }],
] as const;

describe('what has come is passed on', () => {
  test.each([
    ['with an encoding in its header', html, '<!doctype html><html>'],
    ['with an encoding in its head', { 'Content-Type': 'text/html' }, '<!doctype html><html><meta charset="utf-8">'],
  ])('of a page %s', async (_, headers, first) => {
    let say = (_: string) => {};
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(200, headers);
      say = (text) => void response.write(text);
      say(first);
    });
    let text = '';
    visitor(port).on('data', (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text).toContain(first);
    for (const [said, heard] of [
      ['<head><title>Blå</title>', '<head><title>Blå</title>'],
      ['</head><body><p>one', '<p>one'],
      [vendor, 'data-dfo-src="https://player.vimeo.com/video/1"'],
      ['<p>two', '<p>two'],
    ] as const) {
      say(said);
      await expect.poll(() => text).toContain(heard);
    }
  });

  test('but what may still be an embed waits for its end', async () => {
    let say = (_: string) => {};
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(200, html);
      say = (text) => void response.write(text);
      say('<p>one<iframe src="https://player.vim');
    });
    let text = '';
    visitor(port).on('data', (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text).toContain('<p>one');
    expect(text).not.toContain('iframe');
    say('eo.com/1"></iframe>');
    await expect.poll(() => text).toContain('data-dfo-src="https://player.vimeo.com/1"');
  });
});

describe('a visitor who does not read', () => {
  test.each(kinds)('is waited for: %s', async (_, headers) => {
    const told = { sent: 0 };
    const chunk = '<p>Bl</p>\n'.repeat(6400);
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(200, headers as never);
      pour(response, chunk, 800, told);
    });
    const socket = visitor(port).pause();
    await expect.poll(() => told.sent).toBeGreaterThan(0);
    const stalls = async () => {
      const before = told.sent;
      await new Promise((done) => setTimeout(done, 300));
      return told.sent === before;
    };
    await expect.poll(stalls).toBe(true);
    // Buffers of the machine's sockets take some megabytes.
    expect(told.sent * chunk.length).toBeLessThan(35_000_000);
    const before = told.sent;
    socket.resume();
    await expect.poll(() => told.sent).toBeGreaterThan(before);
  });
});

describe('a large one', () => {
  const check = (megabytes: number) => async (headers: object) => {
    const told = { sent: 0 };
    const chunk = `<p class="a">${'Blåbær '.repeat(1000)}</p>\n`;
    const times = Math.ceil((megabytes * 1_000_000) / Buffer.byteLength(chunk));
    const { port } = await inFrontOf(
      (_, response) => {
        response.writeHead(200, headers as never);
        pour(response, chunk, times, told);
      },
      { adds: false },
    );
    const expected = createHash('sha256');
    for (let at = 0; at < times; at++) expected.update(chunk);
    expected.update('</html>');
    const hash = createHash('sha256');
    let most = 0;
    const before = process.memoryUsage();
    let head: string | undefined = '';
    for await (const bytes of visitor(port) as AsyncIterable<Buffer>) {
      const { rss, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, arrayBuffers - before.arrayBuffers, (rss - before.rss) / 3);
      if (head === undefined) hash.update(bytes);
      else {
        head += bytes.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) continue;
        hash.update(Buffer.from(head.slice(end + 4), 'latin1'));
        head = undefined;
      }
    }
    expect(hash.digest('hex')).toBe(expected.digest('hex'));
    expect(most).toBeLessThan(40_000_000);
  };
  test.each(kinds)('comes whole, and memory does not grow: %s', (_, headers) => check(12)(headers));
  test.each(kinds)(
    'of 200 MB comes whole, and memory does not grow: %s',
    { tags: ['matrix'], timeout: 180_000 },
    (_, headers) => check(200)(headers),
  );
});
