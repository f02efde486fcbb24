import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Agent, request as ask, type Dispatcher } from 'undici';
import type { Registry } from '../../registry/index.js';
import { decode, type Decoded } from '../encoding/whole.js';
import { inspectHtml, inspectUnknown } from '../html/index.js';
import type { GateOptions } from '../html/setup.js';
import { grouped, listOf, named, without, withoutConnection, type HeaderList } from './header-list.js';
import { charsetOf, codingsOf } from './page-headers.js';
import { lookPanel } from './look-panel.js';

/** A website of the net, as if it stood on this machine: for a look, and for one visitor. */
export interface LiveSite {
  readonly port: number;
  close(): Promise<void>;
}

export interface LiveSiteOptions {
  /** `https://www.example.no`. */
  readonly origin: string;
  /** Where its pages are to lead: `http://127.0.0.1:8082`. */
  readonly local: string;
  /** What is looked for in its pages. */
  readonly gate: GateOptions<Registry>;
  /** Whether something may be sent to it: forms, answers. */
  readonly sends: boolean;
  /** How this names itself, after the browser's own name. */
  readonly token: string;
}

/** As many connections as a browser has to one server: https://www.rfc-editor.org/rfc/rfc9112#section-9.4 */
const connections = 6;
/** A larger page is no page that somebody looks at. */
const mostBytes = 32 * 2 ** 20;
/** Bodies with addresses of the site in them. */
const isText = /^(text\/|application\/(javascript|json|xml|xhtml\+xml|manifest\+json))|image\/svg\+xml/;

export async function openLiveSite({ origin, local, gate, sends, token }: LiveSiteOptions): Promise<LiveSite> {
  const agent = new Agent({ connections });
  const here = leadingTo(local, origin);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD' && !sends) {
      response.writeHead(405, { 'content-type': 'text/plain; charset=utf-8' });
      return void response.end(`This look at ${origin} sends nothing. To let forms through, begin it with --send.\n`);
    }
    const headers = without(
      withoutConnection(listOf(request.rawHeaders)),
      new Set([
        'host',
        'accept-encoding',
        'forwarded',
        'x-forwarded-for',
        'x-forwarded-host',
        'x-forwarded-proto',
        'origin',
        'referer',
        'user-agent',
        'expect',
      ]),
    );
    const answer = await ask(origin + url, {
      dispatcher: agent,
      method: method as Dispatcher.HttpMethod,
      headers: [
        ...headers,
        ['accept-encoding', 'identity'],
        ['user-agent', `${request.headers['user-agent'] ?? ''} ${token}`.trim()],
      ].flat(),
      body: method === 'GET' || method === 'HEAD' ? null : request,
      responseHeaders: 'raw',
    });
    const told = listOf((answer.headers as unknown as string[]).map(String));
    const type = named(told, 'content-type')[0] ?? '';
    const headersHere = fitted(told, here);
    response.statusCode = answer.statusCode;
    // Packed though it was asked for as it is: it is gated, and has no panel.
    if (!isText.test(type) || method === 'HEAD' || codingsOf(told).length) {
      for (const [name, value] of grouped(headersHere)) response.setHeader(name, value);
      for await (const chunk of answer.body) response.write(chunk);
      return void response.end();
    }
    const bytes = await buffer(answer.body);
    if (bytes.length > mostBytes) throw new Error(`${url} has more than 32 MiB.`);
    let page: Decoded | undefined;
    try {
      page = decode(bytes, charsetOf(told));
    } catch {
      page = undefined; // Nobody here can read it: it is shown as it is.
    }
    for (const [name, value] of grouped(without(headersHere, new Set(['content-length']))))
      response.setHeader(name, value);
    if (!page) return void response.end(bytes);
    const text = here(page.text);
    const isPage = /^text\/html/.test(type) && /<(!doctype|html|body)[\s>]/i.test(text.slice(0, 2048));
    const panel = isPage ? lookPanel(origin + url, inspectHtml(text, gate), inspectUnknown(text, gate)) : '';
    response.end(page.encode(text + panel));
  }

  const server = createServer((request, response) => {
    pass(request, response).catch((error: Error) => {
      if (response.headersSent) return response.destroy();
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${origin} cannot be shown: ${error.message}\n`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await agent.destroy();
    },
  };
}

/**
 * Has a text lead to this machine where it leads to the site: `https://www.example.no/…`, by http too, and as JSON writes it. A longer host is
 * another. `//www.example.no/` stays: it is mostly a part of one of these, and else it is seen as the site's own, of the net.
 */
function leadingTo(local: string, origin: string): (text: string) => string {
  const { host } = new URL(origin);
  const written = ['https://', 'http://'].flatMap((scheme) => [scheme + host, (scheme + host).replaceAll('/', '\\/')]);
  return (text) =>
    written.reduce((all, own) => {
      const [first = '', ...rest] = all.split(own);
      const to = own.includes('\\') ? local.replaceAll('/', '\\/') : local;
      return rest.reduce((done, after) => done + (/^[\w.:-]/.test(after) ? own : to) + after, first);
    }, text);
}

/** Headers for a site that is on this machine now, by http and under another name. */
const fitted = (headers: HeaderList, here: (text: string) => string): HeaderList =>
  without(
    withoutConnection(headers),
    // What asks for https, or for later visits, is the live site's own.
    new Set(['strict-transport-security', 'alt-svc', 'clear-site-data', 'etag', 'last-modified']),
  ).map(([name, value]) => {
    const its = name.toLowerCase();
    if (its === 'location') return [name, here(value)];
    if (its === 'content-security-policy')
      return [name, value.replace(/(^|;)\s*upgrade-insecure-requests\s*(?=;|$)/gi, '$1')];
    if (its !== 'set-cookie') return [name, value];
    const [cookie, ...attributes] = value.split(';');
    const kept = attributes.filter((one) => !/^\s*(domain|secure|partitioned|samesite\s*=\s*none)\b/i.test(one));
    return [name, [cookie!.replace(/^__(Host|Secure)-/, ''), ...kept].join(';')];
  });
