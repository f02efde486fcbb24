/** Files of sites, as servers send them: what is no file, what is packed, what leads elsewhere, what never ends, what cannot be reached. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import * as playwright from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeReader, type Reader } from '../../src/audit/crawl/reader.js';
import { openDevice, type Device } from '../../src/audit/observe/browser.js';
import { chromiumArguments } from '../harness/drivers/chromium-arguments.js';

const words = 'User-agent: *\nDisallow: /Æ\n';
const answers: Readonly<Record<string, readonly [number, Readonly<Record<string, string>>, (string | Buffer)?]>> = {
  'there.example/robots.txt': [200, { 'content-type': 'text/plain; charset=utf-8' }, words],
  'moved.example/robots.txt': [301, { location: 'http://there.example/robots.txt' }],
  'none.example/robots.txt': [404, {}],
  'page.example/robots.txt': [404, { 'content-type': 'text/html' }, '<h1>Not here</h1>'],
  'broken.example/robots.txt': [500, {}],
  'there.example/packed.gz': [200, { 'content-type': 'application/gzip' }, gzipSync(words)],
  'there.example/file': [200, { 'content-type': 'application/octet-stream' }, words],
  'there.example/attached': [200, { 'content-disposition': 'attachment; filename=a.txt' }, words],
  'leads.example/away': [302, { location: 'http://unnamed.example/robots.txt' }],
  'leads.example/twice': [302, { location: '/away' }],
  'leads.example/here': [307, { location: 'http://127.0.0.1/robots.txt' }],
  'leads.example/round': [302, { location: '/round' }],
  'unnamed.example/robots.txt': [200, {}, words],
  'there.example/bomb.gz': [200, { 'content-type': 'application/gzip' }, gzipSync(Buffer.alloc(20_000_000))],
  'there.example/broken.gz': [200, {}, gzipSync(words).subarray(0, 20)],
};

/** What never ends. */
const endless: Readonly<Record<string, (reply: ServerResponse) => void>> = {
  'there.example/endless': (reply) => pour(reply.writeHead(200, { 'content-type': 'text/plain' })),
  'there.example/endless.gz': (reply) => pour(reply.writeHead(200, { 'content-type': 'application/gzip' })),
  'there.example/bomb': (reply) => {
    reply.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
    const packer = createGzip();
    packer.pipe(reply);
    pour(packer);
  },
  'there.example/slow': (reply) => {
    reply.writeHead(200, { 'content-type': 'text/plain' });
    const drip = setInterval(() => reply.write('#'), 100);
    reply.on('close', () => clearInterval(drip));
  },
  'there.example/silent': () => undefined,
};
function pour(stream: NodeJS.WritableStream): void {
  const more = () => {
    while (stream.write('#'.repeat(50_000)));
  };
  stream.on('drain', more).on('error', () => undefined);
  more();
}
/** Which of them has been hung up on. */
const left: string[] = [];
const most = 1_000_000;

let server: Server;
let tls: Server;
let device: Device;
let reader: Reader;
let folder = '';
beforeAll(async () => {
  server = createServer(({ headers: { host = '' }, url = '' }, reply) => {
    const address = host.split(':')[0]! + url;
    reply.on('close', () => left.push(address));
    if (endless[address]) return endless[address](reply);
    const [status, headers, body] = answers[address] ?? [404, {}];
    reply.writeHead(status, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  tls = createTlsServer(inject('tls'), (_, reply) => reply.end(words));
  await new Promise<void>((listening) => tls.listen(0, '127.0.0.1', listening));
  const { port: tlsPort } = tls.address() as AddressInfo;
  const nobody = createServer();
  await new Promise<void>((listening) => nobody.listen(0, '127.0.0.1', listening));
  const { port: free } = nobody.address() as AddressInfo;
  await new Promise((closed) => nobody.close(closed));
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-reader-'));
  device = await openDevice(
    playwright,
    {
      program: inject('program'),
      arguments: [
        ...chromiumArguments({ http: port, https: 1 })
          .filter((one) => one !== '--ignore-certificate-errors')
          .map((one) =>
            one.replace(
              'MAP *.google.com',
              `MAP nobody.example ~NOTFOUND, MAP tls.example 127.0.0.1:${tlsPort}, MAP plain.example 127.0.0.1:${port}, MAP refused.example 127.0.0.1:${free}, MAP *.google.com`,
            ),
          ),
      ],
      ignoreCertificateErrors: false,
    },
    { folder },
  );
  reader = makeReader(device, (url) => !/unnamed|127/.test(url), 3000);
});
afterAll(async () => {
  await device?.close();
  server?.closeAllConnections();
  server?.close();
  tls?.closeAllConnections();
  tls?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  'http://there.example/robots.txt',
  'http://moved.example/robots.txt',
  'http://there.example/packed.gz',
  'http://there.example/file',
  'http://there.example/attached',
])('%s has a text', async (url) => {
  expect(await reader.text(url, most)).toEqual({ text: words, isCut: false });
});

test.each(['http://none.example/robots.txt', 'http://page.example/robots.txt'])('%s is none', async (url) => {
  expect(await reader.text(url, most)).toBeUndefined();
});

test.each([
  [
    'https://nobody.example/robots.txt',
    'No server has this name. See whether it is spelt right (ERR_NAME_NOT_RESOLVED).',
  ],
  [
    'http://refused.example/',
    'The server refuses the connection: nothing answers at this port (ERR_CONNECTION_REFUSED).',
  ],
  ['https://tls.example/', /^The server’s certificate is not valid\. .* \(ERR_CERT_\w+\)\.$/],
  ['https://plain.example/', /^The server does not speak https\. .* \(ERR_SSL_PROTOCOL_ERROR\)\.$/],
  ['http://there.example:22/', 'Browsers do not open this port (ERR_UNSAFE_PORT).'],
  ['http://leads.example/round', 'It redirects without end (ERR_TOO_MANY_REDIRECTS).'],
  ['http://there.example/slow', /^(It did not end|The server did not answer) within 3 seconds\.$/],
  ['http://broken.example/robots.txt', 'The server answers 500.'],
  ['http://there.example/bomb.gz', 'It unpacks to more than 1 MB.'],
  ['http://there.example/broken.gz', 'It is packed, and cannot be unpacked.'],
  ['http://leads.example/away', 'It redirects: unnamed.example was not named; --allow-host unnamed.example opens it.'],
  ['http://leads.example/twice', 'It redirects: unnamed.example was not named; --allow-host unnamed.example opens it.'],
  ['http://leads.example/here', 'It redirects: 127.0.0.1 was not named; --allow-host 127.0.0.1 opens it.'],
])('%s cannot be read, and its reason has a name', async (url, why) => {
  await expect(reader.text(url, most)).rejects.toThrow(why);
});

test('a server that says nothing has its time too', { tags: ['matrix'] }, async () => {
  await expect(reader.text('http://there.example/silent', most)).rejects.toThrow(
    'The server did not answer within 3 seconds.',
  );
});

test('a host that was not named is not even asked', () => expect(left).not.toContain('unnamed.example/robots.txt'));

test.each(['http://there.example/endless', 'http://there.example/bomb'])(
  '%s is read to the limit, and left',
  async (url) => {
    expect(await reader.text(url, most)).toMatchObject({ isCut: true, text: expect.stringMatching(/^#{1000000}$/) });
    await expect.poll(() => left).toContain(url.replace('http://', ''));
  },
);
