/** The files of docs/serve, which docs/serve.md tells operators to take. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { validate } from 'dockerfile-utils';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerCookie } from '../../src/testing/index.js';
import { freePort, listening, nginxIsMissing, startNginx, type Nginx } from '../harness/nginx.js';
import { unlessIn } from '../harness/tags.js';

const read = (name: string) => readFileSync(join('docs/serve', name), 'utf8');
const host = 'www.example.no';

/** What the unit starts: the program, and what it is told. */
function startOf(unit: string): {
  readonly program: string;
  readonly script: string;
  readonly args: readonly string[];
} {
  const [, line] = /^ExecStart=((?:.*\\\n)*.*)$/m.exec(unit)!;
  const [program, script, ...args] = line!.replaceAll('\\\n', ' ').trim().split(/\s+/);
  return { program: program!, script: script!, args };
}

/** A site that tells what it was told. */
function site(): Server {
  const server = createServer(({ headers, url }, response) => {
    if (url === '/headers') return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(headers));
    if (url !== '/') return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('The site has no such page.');
    return response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(
        `<!doctype html><html lang="nn"><head><title>Film</title></head><body><iframe src="https://player.vimeo.com/video/76979871" title="Opptak"></iframe>${'<p>Ord</p>'.repeat(200)}</body></html>`,
      );
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (said) => socket.send(`You said ${said}.`)));
  return server;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('nginx before it, as docs/serve/nginx.conf says', unlessIn(false), () => {
  let folder = '';
  let nginx: Nginx;
  let serve: ChildProcess;
  let behind: Server;
  let plain = 0;
  let tls = 0;
  let operators = 0;

  beforeAll(async () => {
    if (nginxIsMissing !== undefined) throw new Error(nginxIsMissing);
    behind = site();
    await new Promise<void>((done) => behind.listen(0, '127.0.0.1', done));
    const port = await freePort();
    operators = await freePort();
    const { args } = startOf(read('dfo-consent.service'));
    const ours = args.map((one) =>
      one
        .replace(/^8081$/, String(port))
        .replace(/^8082$/, String(operators))
        .replace('127.0.0.1:8080', `127.0.0.1:${(behind.address() as AddressInfo).port}`),
    );
    serve = spawn(process.execPath, ['dist/cli.js', ...ours], { stdio: ['ignore', 'ignore', 'inherit'] });
    await listening(port, serve);

    folder = mkdtempSync(join(tmpdir(), 'dfo-consent-recipe-'));
    const { cert, private: key } = await generate([{ name: 'commonName', value: host }]);
    writeFileSync(join(folder, `${host}.pem`), cert);
    writeFileSync(join(folder, `${host}.key`), key);
    plain = await freePort();
    tls = await freePort();
    const configuration = read('nginx.conf')
      .replace('listen 80;', `listen 127.0.0.1:${plain};`)
      .replace(/^(\s*)listen 443 /m, `$1listen 127.0.0.1:${tls} `)
      .replace('127.0.0.1:8081', `127.0.0.1:${port}`)
      .replaceAll('/etc/nginx/certificates', folder);
    nginx = await startNginx(configuration, tls);
  });
  afterAll(async () => {
    await nginx?.end();
    if (serve && serve.exitCode === null) {
      const ended = new Promise((done) => serve.once('exit', done));
      serve.kill();
      await ended;
    }
    behind?.close();
    behind?.closeAllConnections();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body = '') =>
    new Promise<Answer>((done, fail) => {
      const asking = request(
        {
          ...{ host: '127.0.0.1', port: tls, servername: host, path, method, rejectUnauthorized: false },
          headers: { Host: host, ...headers },
        },
        (response) => {
          const { statusCode: status = 0, headers: told } = response;
          text(response).then((body) => done({ status, headers: told, body }), fail);
        },
      );
      asking.on('error', fail).end(body);
    });

  test('a page comes gated, and with its policy', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('data-service="vimeo" data-dfo-src="https://player.vimeo.com/');
    expect(body).toContain('<dfo-consent-banner');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('vimeo');
    expect(headers['cache-control']).toBe('private');
    const accepted = answerCookie({ site: 'dfo.no', answer: { vimeo: 'accepted' } });
    const after = await ask('/', { Cookie: `${accepted.name}=${accepted.value}` });
    expect(after.headers['content-security-policy']).toContain('https://player.vimeo.com'.replace('player', '*'));
    // The visitor's connection is encrypted, and it knows so.
    expect(after.headers['set-cookie']?.join()).toMatch(/; Secure/i);
  });

  test('the site is told who asks, by nginx alone', async () => {
    const { body } = await ask('/headers', {
      'X-Forwarded-For': '203.0.113.7',
      Forwarded: 'for=203.0.113.7',
      'X-Real-IP': '203.0.113.7',
      'Accept-Encoding': 'br',
    });
    const told = JSON.parse(body) as IncomingHttpHeaders;
    expect(told).toMatchObject({
      host,
      'x-forwarded-for': '127.0.0.1, 127.0.0.1',
      'x-forwarded-host': host,
      'x-forwarded-proto': 'https',
      'x-forwarded-port': String(tls),
      'x-real-ip': '127.0.0.1',
    });
    expect(body).not.toContain('203.0.113.7');
    expect(told['accept-encoding']).toBeUndefined();
  });

  test('a page is packed for visitors, and the library’s files are as serve packs them', async () => {
    const packed = { 'Accept-Encoding': 'gzip, br' };
    expect((await ask('/', packed)).headers['content-encoding']).toBe('gzip');
    const [, file] = /src="(\/dfo-consent\/[^"]+)"/.exec((await ask('/')).body)!;
    const { status, headers } = await ask(file!, packed);
    expect({ status, coding: headers['content-encoding'] }).toEqual({ status: 200, coding: 'br' });
    expect(headers['cache-control']).toContain('immutable');
  });

  test('the operator’s paths are the site’s to visitors, and answer on their own port', async () => {
    for (const [path, method] of [
      ['/healthz', 'GET'],
      ['/readyz', 'GET'],
      ['/metrics', 'GET'],
      ['/gate', 'POST'],
    ] as const) {
      const { status, body } = await ask(path, {}, method, method === 'POST' ? '<p>' : '');
      expect({ path, status, body }).toEqual({ path, status: 404, body: 'The site has no such page.' });
      const own = await fetch(`http://127.0.0.1:${operators}${path}`, {
        method,
        ...(method === 'POST' && { body: '<p>' }),
      });
      expect({ path, status: own.status }).toEqual({ path, status: 200 });
    }
  });

  test('a WebSocket goes through', async () => {
    const socket = new WebSocket(`wss://127.0.0.1:${tls}/live`, {
      ...{ rejectUnauthorized: false, servername: host, headers: { Host: host } },
    });
    const said = await new Promise((done, fail) => {
      socket.on('error', fail).on('open', () => socket.send('hei'));
      socket.on('message', (message) => done(String(message)));
    });
    socket.close();
    expect(said).toBe('You said hei.');
  });

  test('who comes without TLS is sent to it', async () => {
    const { status, headers } = await fetch(`http://127.0.0.1:${plain}/a?b`, { redirect: 'manual' });
    expect(status).toBe(301);
    expect(headers.get('location')).toBe('https://127.0.0.1/a?b');
  });
});

describe('docs/serve/dfo-consent.service', unlessIn(false), () => {
  const unit = read('dfo-consent.service');
  const isHere = !spawnSync('systemd-analyze', ['--version']).error;

  test.skipIf(!isHere)('systemd finds no fault in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-unit-'));
    try {
      const file = join(folder, 'dfo-consent.service');
      // The program must be there.
      writeFileSync(file, unit.replace(startOf(unit).program, process.execPath));
      const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
        encoding: 'utf8',
      });
      const about = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('dfo-consent'));
      expect({ status, about }).toEqual({ status: 0, about: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('it gives running requests the time that serve gives them', () => {
    const help = spawnSync(process.execPath, ['dist/cli.js', 'serve', '--help'], { encoding: 'utf8' }).stdout;
    const [, grace] = /--grace-seconds[^(]*\(default: (\d+)\)/.exec(help)!;
    for (const [name, pattern] of [
      ['dfo-consent.service', /^TimeoutStopSec=(\d+)$/m],
      ['compose.yaml', /stop_grace_period: (\d+)s/],
    ] as const)
      expect(Number(pattern.exec(read(name))![1])).toBeGreaterThan(Number(grace));
  });
});

describe('docs/serve/Dockerfile', unlessIn(false), () => {
  const content = read('Dockerfile');
  const argumentsOf = (keyword: string) => new RegExp(`^${keyword} (.*)$`, 'm').exec(content)![1]!;

  test('a linter finds no fault in it', () => {
    expect(validate(content).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  test('it installs this version and what serve works with, and runs as nobody in particular', () => {
    const { version, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      version: string;
      devDependencies: Record<string, string>;
    };
    const installed = argumentsOf('RUN')
      .split(' ')
      .filter((one) => one.includes('@'));
    expect(installed).toEqual([
      `dfo-consent@${version}`,
      `undici@${devDependencies['undici']}`,
      `prom-client@${devDependencies['prom-client']}`,
    ]);
    expect(argumentsOf('USER')).toBe('node');
  });

  test('what it starts are options of serve, and its health is asked where serve tells it', () => {
    const [program, script, ...args] = JSON.parse(argumentsOf('ENTRYPOINT')) as string[];
    expect([program, script]).toEqual(['node', 'node_modules/dfo-consent/dist/cli.js']);
    expect(args[0]).toBe('serve');
    expect(unknownIn(args)).toEqual([]);
    expect(argumentsOf('HEALTHCHECK')).toContain(`127.0.0.1:${args[args.indexOf('--operator-port') + 1]}/healthz`);
  });
});

/** Options of a command line that serve does not have. */
function unknownIn(args: readonly string[]): string[] {
  const help = spawnSync(process.execPath, ['dist/cli.js', 'serve', '--help'], { encoding: 'utf8' }).stdout;
  return args.filter((one) => one.startsWith('--') && !new RegExp(`^ +${one} `, 'm').test(help));
}

/** The keys that are used, as the specification has them: https://github.com/compose-spec/compose-spec/blob/main/05-services.md */
const service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']).optional(),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  depends_on: z
    .union([
      z.array(z.string()),
      z.record(
        z.string(),
        z.strictObject({
          condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
          restart: z.boolean().optional(),
        }),
      ),
    ])
    .optional(),
  ports: z.array(z.string().regex(/^\d+:\d+$/)).optional(),
  network_mode: z.string().optional(),
  volumes: z.array(z.string().regex(/^\.\/[\w.]+:\/[\w./-]+:ro$/)).optional(),
});

test(
  'docs/serve/compose.yaml has the keys of the specification, names its own services, and mounts what is there',
  unlessIn(false),
  () => {
    const { services } = z
      .strictObject({ services: z.record(z.string(), service) })
      .parse(parse(read('compose.yaml'), { strict: true, uniqueKeys: true }));
    const names = Object.keys(services);
    for (const { depends_on, network_mode, command, volumes = [], ports } of Object.values(services)) {
      const named = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on ?? {});
      if (network_mode !== undefined) named.push(network_mode.replace(/^service:/, ''));
      expect(names).toEqual(expect.arrayContaining(named));
      // Whoever lives in another's network has its ports there.
      if (network_mode !== undefined) expect(ports).toBeUndefined();
      if (command) expect(unknownIn(command)).toEqual([]);
      for (const volume of volumes)
        expect([...readdirSync('docs/serve'), 'certificates']).toContain(/^\.\/([\w.]+):/.exec(volume)![1]);
    }
    expect(read('nginx.conf')).toContain('/etc/nginx/certificates/');
  },
);

test('docs/serve.md names each file of docs/serve', unlessIn(false), () => {
  const page = readFileSync('docs/serve.md', 'utf8');
  for (const name of readdirSync('docs/serve')) expect(page).toContain(`(serve/${name})`);
  expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});
