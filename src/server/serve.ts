import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Registry } from '../../registry/index.js';
import { registry as dfo } from '../../registry/index.js';
import { gateHtml } from '../html/gate-html.js';
import { languagesOf } from '../texts/added.js';
import { nodeCodings } from './codings.js';
import { forwarded, isForwarded, isSecure, peerOf, trustList } from './forwarded.js';
import { listOf, type HeaderList } from './header-list.js';
import { makeMetrics, type CountedAnswer } from './metrics.js';
import { gateNode } from './node-gate.js';
import { readOwnFiles } from './own-files.js';
import { alsoHttp2, withoutUpgrade } from './protocols.js';
import { makePageGate, type PageGateOptions } from './page-gate.js';
import { makeUpstream } from './upstream.js';

/** What `dfo-consent serve` is told. */
export interface ServeOptions extends PageGateOptions<Registry> {
  /** The server behind: `http://127.0.0.1:8080`. */
  readonly upstream: string;
  readonly port: number;
  /** The address to listen on. Default: 127.0.0.1. */
  readonly address?: string | undefined;
  /** A port for health, metrics and `/gate` alone. Default: they answer on `port`, to whom `trust` names and nobody has forwarded. */
  readonly operatorPort?: number | undefined;
  /** Addresses and networks that are believed when they say who asks. Default: this machine. */
  readonly trust?: readonly string[] | undefined;
  /** The folder with the library's files. */
  readonly files: string;
  /** Whether answers are counted. Default: false. */
  readonly counts?: boolean | undefined;
  /** Most bytes of a request's body. Default: 100 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Seconds that the server behind may take to connect. Default: 5. */
  readonly connectSeconds?: number | undefined;
  /** Seconds that it may be silent. Default: 300. */
  readonly silentSeconds?: number | undefined;
  /** Seconds that running requests get when the process is to end. Default: 30. */
  readonly graceSeconds?: number | undefined;
  /** Takes each line of the log. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** A proxy that runs. */
export interface Serving {
  readonly port: number;
  readonly operatorPort: number | undefined;
  /** Ends it: what runs is finished first. */
  stop(): Promise<void>;
}

const base = '/dfo-consent/';
/** A piece that an editor saves; more is no piece. */
const pieceLimit = 8 * 2 ** 20;
const headerLimit = 32 * 1024;

/** Paths of whoever runs this. */
const operatorPaths = new Set(['/healthz', '/readyz', '/metrics', '/gate']);

/** @throws RangeError for options that cannot be; the message says what can */
export async function serve(options: ServeOptions): Promise<Serving> {
  const registry: Registry = options.registry ?? dfo;
  const { site, log, graceSeconds = 30, bodyLimit = 100 * 2 ** 20 } = options;
  const trusted = trustList(options.trust ?? ['127.0.0.1', '::1']);
  const files = readOwnFiles(options.files);
  const folder = `${base}${files.version}/`;
  const countPath = `${base}count`;
  const gate = makePageGate<Registry>(
    { ...options, folder, attributes: { ...(options.counts && { 'data-count-url': countPath }), ...options.attributes } },
    nodeCodings,
  );
  const upstream = makeUpstream({
    origin: originOf(options.upstream),
    connectSeconds: options.connectSeconds ?? 5,
    silentSeconds: options.silentSeconds ?? 300,
  });
  const metrics = makeMetrics();
  const languages: readonly string[] = languagesOf(registry);
  let isStopping = false;

  async function operate(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (path === '/healthz') return say(response, 200, 'It runs.');
    if (path === '/readyz') {
      if (isStopping) return say(response, 503, 'It is being stopped.');
      return (await upstream.isThere())
        ? say(response, 200, 'It is ready.')
        : say(response, 503, 'The server behind does not answer.');
    }
    if (path === '/metrics') {
      response.setHeader('Content-Type', metrics.contentType);
      return void response.end(await metrics.text());
    }
    if (request.method !== 'POST') return say(response, 405, 'Send a piece of HTML with POST.');
    const piece = await bodyOf(request, pieceLimit);
    if (piece === undefined) return say(response, 413, 'The piece has more than 8 MiB. Send a smaller one.');
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(piece);
    } catch {
      return say(response, 415, 'The piece is no UTF-8. Send it as UTF-8.');
    }
    const { hosts, allowed, unknown } = options;
    try {
      const gated = gateHtml<Registry>(text, {
        registry,
        site,
        hosts,
        allowed,
        unknown: unknown === 'warn' ? 'pass' : 'hold',
      });
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(gated);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say(response, 422, error.message.replace(/^dfo-consent: /, ''));
    }
  }

  /** What a page tells of an answer: checked, for anybody can send it. */
  async function count(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return say(response, 405, 'Answers come with POST.');
    const body = await bodyOf(request, 1024);
    const answer = body && answerIn(body.toString('utf8'));
    const its = registry.sites[site]!;
    const known = new Set([...its.banner, ...its.inContext]);
    const isKnown =
      answer &&
      answer.site === site &&
      languages.includes(answer.lang) &&
      [...answer.yes, ...answer.no].every((one) => known.has(one));
    if (!isKnown) return say(response, 400, 'This is no answer of this site.');
    metrics.answered(answer);
    response.statusCode = 204;
    response.end();
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const peer = peerOf(request.socket.remoteAddress, trusted);
    const headers = listOf(request.rawHeaders);
    const begun = performance.now();
    const held: Record<string, number> = {};
    let kind = 'other';
    const seen = new Set<string>();
    const { asked, fail } = gateNode(gate, request, response, {
      isSecure: isSecure(headers, peer),
      heard: {
        gated() {
          kind = 'page';
          metrics.pages.inc();
        },
        held(service) {
          held[service] = (held[service] ?? 0) + 1;
          metrics.held.inc({ service });
        },
        ...(options.unknown === 'warn' && { unknown: (host: string) => void seen.add(host) }),
        failed(error) {
          const fault = error.message.startsWith('dfo-consent:') || !isOfNet(error) ? 'gate' : 'upstream';
          metrics.faults.inc({ fault });
          log({ level: 'error', message: error.message, path: pathOf(request), fault });
        },
      },
    });
    const writtenBefore = (request.socket as Partial<Socket>).bytesWritten ?? 0;
    response.once('close', () => {
      const seconds = (performance.now() - begun) / 1000;
      metrics.seconds.observe({ kind }, seconds);
      const bytes = ((request.socket as Partial<Socket>).bytesWritten ?? 0) - writtenBefore;
      metrics.bytes.inc({ kind }, Math.max(0, bytes));
      log({
        level: 'info',
        method: request.method,
        path: pathOf(request),
        status: response.statusCode,
        ms: Math.round(seconds * 1000),
        kind,
        ...(Object.keys(held).length && { held }),
        ...(seen.size && { unknown: [...seen] }),
      });
    });
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return say(response, 413, `A request may bring ${bodyLimit} bytes.`);
    limitBody(request, bodyLimit, () => fail(new Error(`A request may bring ${bodyLimit} bytes.`)));
    const host = request.headers.host ?? (request.headers[':authority'] as string | undefined) ?? '';
    const sent: HeaderList = [
      ['Host', host],
      ...forwarded(listOf(request.rawHeaders), peer, host).filter(([name]) => name.toLowerCase() !== 'host'),
    ];
    try {
      await upstream.forward(request, response, sent, (head) => gate.isPart(asked, head));
    } catch (error) {
      fail(error as Error);
    }
  }

  const isOperators = (request: IncomingMessage) =>
    options.operatorPort === undefined &&
    operatorPaths.has(pathOf(request)) &&
    peerOf(request.socket.remoteAddress, trusted).isTrusted &&
    !isForwarded(listOf(request.rawHeaders));

  /** Runs one of the above; a fault of ours ends its response and no other. */
  const run = (task: Promise<void>, request: IncomingMessage, response: ServerResponse) =>
    void task.catch((error: Error) => {
      metrics.faults.inc({ fault: 'gate' });
      log({ level: 'error', message: error.message, path: pathOf(request), fault: 'gate' });
      response.destroy();
    });

  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (isStopping) response.shouldKeepAlive = false;
    request.on('error', () => {});
    response.on('error', () => {});
    const path = pathOf(request);
    // A proxy for everything is none for this site: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
    if (!request.url?.startsWith('/')) {
      metrics.faults.inc({ fault: 'refused' });
      return say(response, 400, 'Ask for a path of this site.');
    }
    if (isOperators(request)) return run(operate(request, response), request, response);
    if (options.counts && path === countPath) return run(count(request, response), request, response);
    const [, version, name] = /^\/dfo-consent\/([\w-]{8})\/([\w-]+\.js)$/.exec(path) ?? [];
    if (name !== undefined) return files.send(name, version === files.version, request, response);
    run(pass(request, response), request, response);
  }

  const server = createServer({ maxHeaderSize: headerLimit, headersTimeout: 30_000, requestTimeout: 600_000 }, handle);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, begun: Buffer) => {
    if (!/^websocket$/i.test(request.headers.upgrade ?? '') || !request.url?.startsWith('/'))
      return withoutUpgrade(request, socket as Socket, handle);
    const peer = peerOf(request.socket.remoteAddress, trusted);
    const host = request.headers.host ?? '';
    upstream.upgrade(request, socket, begun, forwarded(listOf(request.rawHeaders), peer, host));
  });
  server.on('connect', (_, socket: Duplex) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'));
  const sessions = alsoHttp2(server, handle);

  const operators =
    options.operatorPort === undefined
      ? undefined
      : createServer({ maxHeaderSize: headerLimit }, (request, response) => {
          if (operatorPaths.has(pathOf(request))) run(operate(request, response), request, response);
          else say(response, 404, `There are ${[...operatorPaths].join(', ')}.`);
        });
  const address = options.address ?? '127.0.0.1';
  await listen(server, options.port, address);
  if (operators) await listen(operators, options.operatorPort!, address);

  return {
    port: (server.address() as AddressInfo).port,
    operatorPort: operators && (operators.address() as AddressInfo).port,
    async stop() {
      isStopping = true;
      const closed = new Promise<void>((done) => void server.close(() => done()));
      server.closeIdleConnections();
      for (const session of sessions) session.close();
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<void>((done) => void (timer = setTimeout(done, graceSeconds * 1000)));
      await Promise.race([closed, over]);
      clearTimeout(timer);
      server.closeAllConnections();
      operators?.close();
      operators?.closeAllConnections();
      await upstream.close();
    },
  };
}

function originOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search)
    throw new RangeError(`dfo-consent: "${written}" is no server to stand before. Write it like http://127.0.0.1:8080.`);
  return url.origin;
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split(/[?#]/)[0]!;

const isOfNet = (error: Error) => 'code' in error || error.name === 'AbortError';

function say(response: ServerResponse, status: number, sentence: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${sentence}\n`);
}

/** A body as a whole; undefined where it is too long. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}

function limitBody(request: IncomingMessage, limit: number, over: () => void): void {
  if (request.headers['transfer-encoding'] === undefined) return;
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) over();
  });
  // Whoever sends it on begins when it is ready for it.
  request.pause();
}

function answerIn(text: string): CountedAnswer | undefined {
  try {
    const { site, lang, yes, no } = JSON.parse(text) as Partial<Record<keyof CountedAnswer, unknown>>;
    const areTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');
    return typeof site === 'string' && typeof lang === 'string' && areTexts(yes) && areTexts(no)
      ? { site, lang, yes: [...new Set(yes)], no: [...new Set(no)] }
      : undefined;
  } catch {
    return undefined;
  }
}

const listen = (server: Server, port: number, address: string) =>
  new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new RangeError(`dfo-consent: port ${port} is taken. Name another.`)
          : error,
      ),
    );
    server.listen(port, address, done);
  });
