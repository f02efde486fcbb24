import { readFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { describe, inject } from 'vitest';
import { bannerHtml } from 'dfo-consent/html';
import type { DfoSiteId, Language } from '../../registry/index.js';
import { languageOf } from '../../src/page/language.js';
import { unlessIn } from './tags.js';
import { bundled } from './bundled.js';
import type { Engine } from './engines.js';
import { blankPage, type Wire } from './drivers/tab.js';
import { beforePage, withBefore } from './drivers/before-page.js';
import type { Ports } from './open-browser.js';

/** What a test's server answers; a text is a page. `after`: milliseconds that it lets the browser wait, or what it waits for. */
export type Reply =
  | string
  | { status?: number; headers?: Record<string, string | string[]>; body?: string; after?: number | Promise<unknown> };

export interface Request {
  /** Whether it came by https. */
  readonly secure: boolean;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly method: string;
  readonly cookie: string;
  /** What the browser wants the answer for (`Sec-Fetch-Dest`); empty on plain http, where it does not say. */
  readonly destination: string;
}

export interface Server {
  readonly ports: Ports;
  /** Every request that arrived, for whichever host. */
  readonly requests: Request[];
  /**
   * The host of every connection that was opened, whether or not anything was asked for. On plain http only a request
   * tells the host; a connection that asks for nothing is `unnamed`.
   */
  readonly connections: string[];
  /** The addresses of the requests to hosts that `host` matches. */
  to(host: RegExp): string[];
  /** Forgets what it has seen and ends what is open: browsers keep connections, and a kept one is not opened again. */
  forget(): void;
  /** What drivers let the server do. */
  readonly wire: Wire;
  /** The library's files below `/late/` are kept back from now on, until `letThrough`. */
  keepBack(): void;
  letThrough(): void;
  close(): Promise<void>;
}

/** The strictest policy that the library promises to work under. */
export const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const library = /^(\/late)?\/(dfo-consent(?:-\w+)?|bundled)\.js$/;

/** What a bundler makes of a site that calls `start()`, with what the address of the script tells. */
const startsInBundle = `import { start } from 'dfo-consent';
window.dfoConsent = start(Object.fromEntries(new URL(import.meta.url).searchParams));`;
let inBundle: Promise<string> | undefined;
const contentOf = (name: string): string | Promise<string> => {
  if (name !== 'bundled') return readFileSync(`dist/${name}.js`, 'utf8');
  inBundle ??= bundled(startsInBundle, 'esm');
  return inBundle;
};

const hostOf = ({ headers }: IncomingMessage) => (headers.host ?? '').replace(/:\d+$/, '');

/** Whether a test has let a request through. */
async function isLet({ routes }: Wire, address: string): Promise<boolean> {
  const route = routes.find(({ pattern }) => pattern.test(address));
  if (!route) return true;
  return new Promise(
    (done) => void route.handler({ abort: async () => done(false), continue: async () => done(true) }),
  );
}

/** How long a connection on plain http may be silent before it counts as one that asks for nothing, in milliseconds. */
const silence = 200;

/**
 * A server for every host name that the browser is told to find here, by http and https, with the library on each of them.
 *
 * @param reply answers what is no file of the library; undefined is 404
 */
export async function serve(reply: (request: Request) => Reply | undefined): Promise<Server> {
  const requests: Request[] = [];
  const connections: string[] = [];
  const wire: Wire = { before: '', routes: [], settingCookies: new Set() };
  let isLetThrough = Promise.resolve();
  let letThrough = () => {};
  const answer = (secure: boolean) => async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request: Request = {
      secure,
      host: hostOf(incoming),
      path: incoming.url ?? '/',
      method: incoming.method ?? 'GET',
      cookie: incoming.headers.cookie ?? '',
      destination: String(incoming.headers['sec-fetch-dest'] ?? ''),
    };
    if (request.path === blankPage)
      return outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
    if (request.path === beforePage)
      return outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(wire.before);
    if (!(await isLet(wire, `http${secure ? 's' : ''}://${request.host}${request.path}`)))
      return incoming.socket.destroy();
    requests.push(request);
    const [, isLate, file] = library.exec(request.path.split('?')[0]!) ?? [];
    if (isLate) await isLetThrough;
    const answered = file
      ? { headers: { 'content-type': 'text/javascript' }, body: await contentOf(file) }
      : (reply(request) ?? { status: 404 });
    const {
      status = 200,
      headers = {},
      body = '',
      after = 0,
    } = typeof answered === 'string' ? { body: answered } : answered;
    if (headers['set-cookie']) wire.settingCookies.add(request.host);
    const allHeaders = { 'content-type': 'text/html; charset=utf-8', ...headers };
    const send = () =>
      outgoing.writeHead(status, allHeaders).end(wire.before ? withBefore(body, wire.before, allHeaders) : body);
    if (typeof after !== 'number') await after;
    if (after && typeof after === 'number') setTimeout(send, after);
    else send();
    return undefined;
  };

  const https = createHttps(inject('tls'), answer(true));
  https.on('secureConnection', ({ servername }) => connections.push(servername || 'unnamed'));
  const http = createHttp(answer(false));
  const silent = new WeakMap<Socket, NodeJS.Timeout>();
  http.on('connection', (socket) =>
    silent.set(
      socket,
      setTimeout(() => connections.push('unnamed'), silence),
    ),
  );
  http.on('request', (incoming) => {
    const { socket } = incoming;
    if (!silent.has(socket)) return;
    clearTimeout(silent.get(socket));
    silent.delete(socket);
    connections.push(hostOf(incoming));
  });

  const servers = [http, https];
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
  const [httpPort, httpsPort] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];
  return {
    ports: { http: httpPort, https: httpsPort },
    requests,
    connections,
    wire,
    to: (host) =>
      requests
        .filter((one) => host.test(one.host))
        .map((one) => `${one.secure ? 'https' : 'http'}://${one.host}${one.path}`),
    forget() {
      requests.length = 0;
      connections.length = 0;
      for (const server of servers) server.closeAllConnections();
    },
    keepBack() {
      isLetThrough = new Promise((done) => {
        letThrough = done;
      });
    },
    letThrough: () => letThrough(),
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}

/**
 * The ways of installing: the script tag alone, the banner printed into the page's HTML with the script tag `async`, and `start()` in
 * a bundle.
 */
export type Install = 'script' | 'html' | 'npm';

/** Those on which tests of the pattern run: all of them in Chromium; each behaviour runs in the other engines too, on one. */
export const installs = (
  { chromium: ['script', 'html', 'npm'], firefox: ['script'], webkit: ['html'] } satisfies Record<Engine, Install[]>
)[inject('engine')];

/**
 * The same tests on each way of installing. `npm test` runs them on one of them, the files of tests by turns;
 * `npm run test:all` on all.
 */
export function onEachInstall(chosen: Install, tests: (install: Install) => void): void {
  // Chromium leaves to the others the ways that they take: each test runs on each way, and in each engine.
  const left = (install: Install) => inject('engine') === 'chromium' && install !== 'npm' && install !== chosen;
  onEvery(
    installs.filter((one) => !left(one)),
    chosen,
    tests,
  );
}

/** The same where only Chromium can show what is tested: it takes every way of installing. */
export const onEveryInstall = (chosen: Install, tests: (install: Install) => void): void =>
  onEvery(installs, chosen, tests);

function onEvery(these: readonly Install[], chosen: Install, tests: (install: Install) => void): void {
  for (const install of these)
    describe(`installed by ${install}`, unlessIn(isChosen(install, chosen)), () => tests(install));
}

/** Whether `npm test` runs what is tested on a way of installing: on the chosen one, or on the only one that an engine has. */
const isChosen = (install: Install, chosen: Install): boolean => install === chosen || installs.length === 1;

/** The file that a page fetches for each way. */
export const fileOf: Record<Install, string> = {
  script: 'dfo-consent.js',
  html: 'dfo-consent-core.js',
  npm: 'bundled.js',
};

/** What `dfo-consent banner` prints for a site, in a language: the banner, or the control of the settings. */
export const printed = (site: string, lang: Language, part: 'html' | 'settings' = 'html'): string =>
  bannerHtml({ site: site as DfoSiteId, lang })[part];

export interface PageParts {
  lang?: string;
  install?: Install;
  /** The folder of the library; below `/late/` it comes when the test wants it. */
  folder?: string;
  /** Attributes of the script tag; in a bundle they are told to `start()`. */
  script?: string;
  /** In the head, before the library: what the browser shall be like, or what watches from the start. */
  before?: string;
  /** More of the head, after the script. */
  head?: string;
  /** Instead of the banner element, or of what is printed for it, first in the body. */
  banner?: string;
  main?: string;
  footer?: string;
}

/** A small page with the library as the README has it. */
export function page({
  lang = 'nn',
  install = 'script',
  folder = '/',
  script = 'data-site="dfo.no"',
  before = '',
  head = '',
  banner,
  main = '<h1>Side</h1><p>Tekst</p>',
  footer,
}: PageParts = {}): string {
  const told = Object.fromEntries(
    [...script.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name!.replace(/-(\w)/g, (_, first) => first.toUpperCase()),
      value!,
    ]),
  );
  const src = `${folder}${fileOf[install]}`;
  const tag = {
    script: `src="${src}" ${script}`,
    html: `async src="${src}" ${script}`,
    npm: `type="module" src="${src}?${new URLSearchParams(told)}"`,
  }[install];
  const part = (part: 'html' | 'settings', element: string) =>
    install === 'html'
      ? printed(told['site']!, (told['lang'] as Language) ?? languageOf(lang), part)
      : `<${element}></${element}>`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Side</title>
${before}
<script ${tag}></script>
${head}
</head>
<body>
${banner ?? part('html', 'dfo-consent-banner')}
<a href="#main" id="skip">Hopp til hovudinnhald</a>
<main id="main">${main}</main>
<footer>${footer ?? part('settings', 'dfo-consent-settings')}</footer>
</body>
</html>`;
}

/** Matomo as the tests' site has it. */
export const matomo = 'data-site="dfo.no" data-matomo-url="https://matomo.dfo.example/" data-matomo-site-id="7"';
