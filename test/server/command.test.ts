/** `dfo-consent serve` as a process: it says where it listens, and ends as it is told. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { ask, atEnd, behind, html, listen, page, type Line } from './servers.js';

/** Runs the command that has been built, until it says that it stands. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0', ...args], {
    env: { ...process.env, ...env },
  });
  atEnd(() => child.kill('SIGKILL'));
  const lines: (Line & { readonly port?: number; readonly operatorPort?: number })[] = [];
  child.stderr.resume();
  createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)));
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  await Promise.race([ended, expect.poll(() => lines.length).toBeGreaterThan(0)]);
  return { child, lines, ended, port: lines[0]?.port ?? 0, operatorPort: lines[0]?.operatorPort };
}

test('it finishes what runs when it is told to end, and cuts off what does not end in time', async () => {
  let end = () => {};
  const server = await behind(({ url }, response) => {
    if (url === '/at-once') return response.writeHead(200, html).end(page());
    if (url === '/events')
      return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
    end = () => response.writeHead(200, html).end(page());
  });
  const { child, lines, ended, port, operatorPort } = await run([
    '--upstream',
    server.origin,
    '--site',
    'dfo.no',
    '--grace-seconds',
    '2',
    '--operator-port',
    '0',
  ]);
  expect(lines[0]).toMatchObject({
    time: expect.any(String),
    level: 'info',
    message: `It stands before ${server.origin}.`,
    address: '127.0.0.1',
  });
  expect((await ask(port, '/at-once')).text).toContain('data-dfo-src');
  expect((await ask(operatorPort!, '/readyz')).status).toBe(200);
  const events = connect(port, '127.0.0.1');
  atEnd(() => events.destroy());
  let isCut = false;
  events
    .on('error', () => {})
    .resume()
    .once('close', () => {
      isCut = true;
    });
  events.write('GET /events HTTP/1.1\r\nHost: a\r\n\r\n');
  const slow = ask(port, '/slow');
  await expect.poll(() => server.asked.length).toBeGreaterThanOrEqual(3);
  await expect.poll(() => server.asked.map(({ url }) => url)).toEqual(expect.arrayContaining(['/events', '/slow']));
  child.kill('SIGTERM');
  await expect.poll(async () => (await ask(operatorPort!, '/readyz').catch(() => undefined))?.status).toBe(503);
  expect(isCut).toBe(false);
  end();
  expect(await slow).toMatchObject({ status: 200, isWhole: true, text: expect.stringContaining('data-dfo-src') });
  expect(await ended).toBe(0);
  await expect.poll(() => isCut).toBe(true);
  await expect.poll(() => lines.filter(({ status }) => status === 200).length).toBe(3);
});

test('a file says what the line does not', async () => {
  const server = await behind((_, response) => response.writeHead(200, html).end(page()));
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-command-'));
  atEnd(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'serve.json');
  writeFileSync(
    file,
    JSON.stringify({ upstream: 'http://127.0.0.1:1', site: 'dfo.no', except: ['/admin'], add: false }),
  );
  const { port, child, ended } = await run(['--config', file, '--upstream', server.origin]);
  expect((await ask(port, '/admin/a')).text).toBe(page());
  const { text } = await ask(port);
  expect(text).toContain('data-dfo-src');
  expect(text).not.toContain('dfo-consent-banner');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('before a server with TLS its certificate is asked for by its own name, whoever is asked for', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-command-'));
  atEnd(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'ca.pem'), cert);
  const hosts: unknown[] = [];
  const server = createServer({ cert, key }, ({ headers }, response) => {
    hosts.push(headers.host);
    response.writeHead(200, html).end(page());
  });
  const tls = await listen(server);
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const args = ['--upstream', `https://localhost:${tls}`, '--site', 'dfo.no'];
  const trusting = await run(args, { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  for (const host of ['www.dfo.no', 'dfo.no', 'localhost'])
    expect((await ask(trusting.port, '/', { headers: { Host: host } })).text).toContain('data-dfo-src');
  expect(hosts).toEqual(['www.dfo.no', 'dfo.no', 'localhost']);
  // Nobody else's is believed.
  const strange = await run(args);
  expect((await ask(strange.port)).status).toBe(502);
  expect(hosts).toHaveLength(3);
});
