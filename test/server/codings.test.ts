/** Packed pages are opened, gated and packed again. */
import { connect } from 'node:net';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nodeCodings } from '../../src/server/codings.js';
import { ask, atEnd, html, inFrontOf, page, vendor } from './servers.js';

const { zstdCompressSync, zstdDecompressSync } = zlib as unknown as Partial<
  Record<string, (bytes: Uint8Array) => Buffer>
>;
type Pack = (bytes: Uint8Array) => Buffer;
const packs: Record<string, Pack> = {
  gzip: zlib.gzipSync,
  'x-gzip': zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: zlib.brotliCompressSync,
  ...(zstdCompressSync && { zstd: zstdCompressSync }),
};
const unpacks: Record<string, Pack> = {
  gzip: zlib.gunzipSync,
  'x-gzip': zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
  ...(zstdDecompressSync && { zstd: zstdDecompressSync }),
};
const codingsIn = (written: string) =>
  written
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter((one) => one !== 'identity');
const pack = (text: string, written: string) =>
  codingsIn(written).reduce<Buffer>((bytes, one) => packs[one]!(bytes), Buffer.from(text));
const unpack = (bytes: Uint8Array, written: string) =>
  codingsIn(written)
    .reduceRight<Uint8Array>((one, coding) => unpacks[coding]!(one), bytes)
    .toString();

const large = page(vendor + 'Blåbær '.repeat(20_000));
const held = (text: string) =>
  text.replace(' src="https://player', ' data-service="vimeo" data-dfo-src="https://player');

test('Node opens these here', () => {
  expect([...nodeCodings].sort()).toEqual(Object.keys(packs).sort());
});

describe('a page', () => {
  test.each([
    'gzip',
    'x-gzip',
    'deflate',
    'br',
    ...(zstdCompressSync ? ['zstd'] : []),
    'GZIP',
    'identity',
    'gzip, br',
    'br, deflate, gzip',
    'gzip, identity, gzip',
  ])('packed by %s is gated, and packed so again', async (written) => {
    const { port } = await inFrontOf(
      (_, response) => response.writeHead(200, { ...html, 'Content-Encoding': written }).end(pack(large, written)),
      { adds: false },
    );
    const { bytes, headers } = await ask(port);
    expect(headers['content-encoding']).toBe(written);
    expect(unpack(bytes, written)).toBe(held(large));
  });

  test('packed by deflate without its frame is gated too', async () => {
    const { port } = await inFrontOf(
      (_, response) =>
        response
          .writeHead(200, { ...html, 'Content-Encoding': 'deflate' })
          .end(zlib.deflateRawSync(Buffer.from(large))),
      { adds: false },
    );
    expect(unpack((await ask(port)).bytes, 'deflate')).toBe(held(large));
  });

  test('of several parts that are packed one by one is gated as one', async () => {
    const { port } = await inFrontOf(
      (_, response) =>
        response
          .writeHead(200, { ...html, 'Content-Encoding': 'gzip' })
          .end(Buffer.concat([zlib.gzipSync('<iframe src="https://player.'), zlib.gzipSync('vimeo.com/1"></iframe>')])),
      { adds: false },
    );
    expect(unpack((await ask(port)).bytes, 'gzip')).toContain('data-dfo-src="https://player.vimeo.com/1"');
  });

  test('with nothing in it is nothing, whatever it says of its packing', async () => {
    for (const written of ['gzip', 'br', 'deflate']) {
      const { port } = await inFrontOf((_, response) =>
        response.writeHead(302, { ...html, 'Content-Encoding': written, Location: '/a' }).end(),
      );
      const { status, bytes, headers } = await ask(port);
      expect([status, bytes.length, headers.location]).toEqual([302, 0, '/a']);
      expect(headers).toHaveProperty('content-security-policy');
    }
  });

  test.each(['compress', 'dcb', 'gzip, exi', 'aes128gcm'])(
    'packed by %s is whole, under the policy of who has not answered',
    async (written) => {
      const bytes = Buffer.from(large);
      const { port } = await inFrontOf((_, response) =>
        response.writeHead(200, { ...html, 'Content-Encoding': written }).end(bytes),
      );
      const answer = await ask(port);
      expect(answer.bytes.equals(bytes)).toBe(true);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    },
  );

  test.each(['gzip', 'br', 'deflate'])('that is not packed by %s as it says is no page', async (written) => {
    const { port, lines } = await inFrontOf((_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': written }).end(large),
    );
    const { status, text, headers } = await ask(port);
    expect(status).toBe(502);
    expect(text).toBe('This page cannot be shown now.\n');
    expect(headers).not.toHaveProperty('content-encoding');
    expect(lines[0]).toMatchObject({ level: 'error', fault: 'upstream' });
  });

  test.each(['gzip', 'br', 'deflate'])('whose packing by %s ends in its middle is cut', async (written) => {
    const noise = page(Array.from({ length: 20_000 }, (_, at) => (at * 7919).toString(36)).join(' '));
    const bytes = pack(noise, written);
    const { port } = await inFrontOf((_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': written }).end(bytes.subarray(0, bytes.length / 2)),
    );
    const answer = await ask(port).catch(() => undefined);
    expect(answer?.isWhole ?? false).toBe(false);
  });
});

test('what is no page stays packed as it is', async () => {
  const bytes = pack(large, 'br');
  const { port } = await inFrontOf((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/css', 'Content-Encoding': 'br' }).end(bytes),
  );
  expect((await ask(port)).bytes.equals(bytes)).toBe(true);
});

describe('the server is asked for what can be opened', () => {
  test.each([
    [
      'gzip, deflate, br, zstd, compress',
      ['gzip', 'deflate', 'br', 'zstd'].filter((one) => nodeCodings.has(one)).join(', '),
    ],
    ['br;q=1.0, GZIP;q=0.8, *;q=0.1', 'br;q=1.0, GZIP;q=0.8'],
    ['compress', 'identity'],
    ['*', 'identity'],
    ['dcb, dcz', 'identity'],
    ['', 'identity'],
  ])('%j', async (accepted, told) => {
    const { port, behind } = await inFrontOf((_, response) => response.end());
    await ask(port, '/', { headers: { 'Accept-Encoding': accepted } });
    expect(behind.asked[0]!.headers['accept-encoding']).toBe(told);
  });

  test('and for nothing that nobody has asked for', async () => {
    const { port, behind } = await inFrontOf((_, response) => response.end());
    await ask(port);
    expect(behind.asked[0]!.headers).not.toHaveProperty('accept-encoding');
  });
});

describe('what has come of a page is passed on at once', () => {
  const openers: Record<string, () => NodeJS.ReadWriteStream & { flush(done: () => void): void }> = {
    gzip: () => zlib.createGzip(),
    br: () => zlib.createBrotliCompress(),
    deflate: () => zlib.createDeflate(),
  };
  const closers: Record<string, () => NodeJS.ReadWriteStream> = {
    gzip: () => zlib.createGunzip(),
    br: () => zlib.createBrotliDecompress(),
    deflate: () => zlib.createInflate(),
  };
  test.each(Object.keys(openers))('packed by %s', async (written) => {
    const packer = openers[written]!();
    const { port } = await inFrontOf((_, response) => {
      response.writeHead(200, { ...html, 'Content-Encoding': written });
      packer.pipe(response);
    });
    const opener = closers[written]!();
    let text = '';
    opener.on('data', (chunk) => {
      text += chunk;
    });
    const socket = connect(port, '127.0.0.1');
    atEnd(() => socket.destroy());
    // HTTP/1.0 knows no chunks.
    let head = '';
    socket.on('data', (chunk) => {
      if (head.includes('\r\n\r\n')) return opener.write(chunk);
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) opener.write(Buffer.from(head.slice(end + 4), 'latin1'));
    });
    socket.write('GET / HTTP/1.0\r\nHost: a\r\n\r\n');
    for (const said of ['one', 'two', 'three']) {
      packer.write(`<p>${said}`);
      packer.flush(() => {});
      await expect.poll(() => text).toContain(`<p>${said}`);
    }
  });
});
