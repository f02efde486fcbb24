/** Files of sites, as servers send them: what is no file, what is packed, what leads elsewhere. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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
};

let server: Server;
let device: Device;
let reader: Reader;
let folder = '';
beforeAll(async () => {
  server = createServer(({ headers: { host = '' }, url = '' }, reply) => {
    const [status, headers, body] = answers[host.split(':')[0]! + url] ?? [404, {}];
    reply.writeHead(status, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-reader-'));
  device = await openDevice(
    playwright,
    {
      program: inject('program'),
      arguments: [...chromiumArguments({ http: port, https: 1 })],
      ignoreCertificateErrors: true,
    },
    { folder, acceptsDownloads: true },
  );
  reader = makeReader(device);
});
afterAll(async () => {
  await device?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  'http://there.example/robots.txt',
  'http://moved.example/robots.txt',
  'http://there.example/packed.gz',
  'http://there.example/file',
])('%s has a text', async (url) => {
  expect(await reader.text(url)).toBe(words);
});

test.each(['http://none.example/robots.txt', 'http://page.example/robots.txt', 'http://broken.example/robots.txt'])(
  '%s is none',
  async (url) => {
    expect(await reader.text(url)).toBeUndefined();
  },
);

test('a host that cannot be reached is no answer', async () => {
  await expect(reader.text('https://away.example/robots.txt')).rejects.toThrow(
    /ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/,
  );
});
