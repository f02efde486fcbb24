import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';

/** What a test's server answers; a text is a page. */
/** `after`: milliseconds that it lets the browser wait. */
export type Reply = string | { status?: number; headers?: Record<string, string | string[]>; body?: string; after?: number };

export interface Request {
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly method: string;
  readonly cookie: string;
}

export interface Server {
  readonly port: number;
  /** Every request that arrived, for whichever host. */
  readonly requests: Request[];
  /** `https://host/path` of the requests to hosts that `host` matches. */
  to(host: RegExp): string[];
  close(): Promise<void>;
}

/** The strictest policy that the library promises to work under. */
export const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const library = /^\/(dfo-consent(-gate|-guard|-disclosure)?\.js)$/;

/**
 * A server for every host name that the browser is told to find here, with the library on each of them.
 *
 * @param reply answers what is no file of the library; undefined is 404
 */
export async function serve(reply: (request: Request) => Reply | undefined): Promise<Server> {
  const requests: Request[] = [];
  const server = createServer(inject('tls'), (incoming: IncomingMessage, outgoing) => {
    const request: Request = {
      host: (incoming.headers.host ?? '').replace(/:\d+$/, ''),
      path: incoming.url ?? '/',
      method: incoming.method ?? 'GET',
      cookie: incoming.headers.cookie ?? '',
    };
    requests.push(request);
    const file = library.exec(request.path.split('?')[0]!)?.[1];
    const answered = file
      ? { headers: { 'content-type': 'text/javascript' }, body: readFileSync(`dist/${file}`, 'utf8') }
      : (reply(request) ?? { status: 404 });
    const { status = 200, headers = {}, body = '', after = 0 } = typeof answered === 'string' ? { body: answered } : answered;
    const answer = () => outgoing.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    if (after) setTimeout(answer, after);
    else answer();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    to: (host) => requests.filter((one) => host.test(one.host)).map((one) => `https://${one.host}${one.path}`),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
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
