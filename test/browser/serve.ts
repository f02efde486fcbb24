import { readFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { inject } from 'vitest';
import type { Ports } from './open-browser.js';

/** What a test's server answers; a text is a page. `after`: milliseconds that it lets the browser wait. */
export type Reply = string | { status?: number; headers?: Record<string, string | string[]>; body?: string; after?: number };

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
  close(): Promise<void>;
}

/** The strictest policy that the library promises to work under. */
export const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const library = /^\/(dfo-consent(-core|-question|-gate|-guard|-disclosure)?\.js)$/;

const hostOf = ({ headers }: IncomingMessage) => (headers.host ?? '').replace(/:\d+$/, '');

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
  const answer = (secure: boolean) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request: Request = {
      secure,
      host: hostOf(incoming),
      path: incoming.url ?? '/',
      method: incoming.method ?? 'GET',
      cookie: incoming.headers.cookie ?? '',
      destination: String(incoming.headers['sec-fetch-dest'] ?? ''),
    };
    requests.push(request);
    const file = library.exec(request.path.split('?')[0]!)?.[1];
    const answered = file
      ? { headers: { 'content-type': 'text/javascript' }, body: readFileSync(`dist/${file}`, 'utf8') }
      : (reply(request) ?? { status: 404 });
    const { status = 200, headers = {}, body = '', after = 0 } = typeof answered === 'string' ? { body: answered } : answered;
    const send = () => outgoing.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    if (after) setTimeout(send, after);
    else send();
  };

  const https = createHttps(inject('tls'), answer(true));
  https.on('secureConnection', ({ servername }) => connections.push(servername || 'unnamed'));
  const http = createHttp(answer(false));
  const silent = new WeakMap<Socket, NodeJS.Timeout>();
  http.on('connection', (socket) => silent.set(socket, setTimeout(() => connections.push('unnamed'), silence)));
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
    to: (host) =>
      requests
        .filter((one) => host.test(one.host))
        .map((one) => `${one.secure ? 'https' : 'http'}://${one.host}${one.path}`),
    forget() {
      requests.length = 0;
      connections.length = 0;
      for (const server of servers) server.closeAllConnections();
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}

export interface PageParts {
  lang?: string;
  /** Attributes of the script tag. */
  script?: string;
  /** More of the head, after the script. */
  head?: string;
  /** Instead of the banner element first in the body. */
  banner?: string;
  main?: string;
  footer?: string;
}

/** A small page with the script tag as the README has it. */
export const page = ({
  lang = 'nn',
  script = 'data-site="dfo.no"',
  head = '',
  banner = '<dfo-consent-banner></dfo-consent-banner>',
  main = '<h1>Side</h1><p>Tekst</p>',
  footer = '<dfo-consent-settings></dfo-consent-settings>',
}: PageParts = {}): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Side</title>
<script src="/dfo-consent.js" ${script}></script>
${head}
</head>
<body>
${banner}
<a href="#main" id="skip">Hopp til hovudinnhald</a>
<main id="main">${main}</main>
<footer>${footer}</footer>
</body>
</html>`;

/** Matomo as the tests' site has it. */
export const matomo = 'data-site="dfo.no" data-matomo-url="https://matomo.dfo.example/" data-matomo-site-id="7"';
