import { createServer, ServerResponse, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
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
import { conditions, makePageGate, type PageGateOptions } from './page-gate.js';
import { alsoHttp2, isForWebSocket, withoutUpgrade } from './protocols.js';
import { Refusal, stopHearing } from './refusal.js';
import { hostOf, sentOn } from './requests.js';
import { makeUpstream, type Forwarded } from './upstream.js';

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
  /** Seconds that a visitor may take for the head of a request. Default: 30. */
  readonly headSeconds?: number | undefined;
  /** Seconds that a visitor may take for a whole request. Default: 600. */
  readonly bodySeconds?: number | undefined;
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
/** Longer than what stands before keeps a connection that is idle: https://nodejs.org/api/http.html#serverkeepalivetimeout */
const idle = 75_000;

/** Paths of whoever runs this. */
const operatorPaths = new Set(['/healthz', '/readyz', '/metrics', '/gate']);

/** @throws RangeError for options that cannot be; the message says what can */
export async function serve(options: ServeOptions): Promise<Serving> {
  const registry: Registry = options.registry ?? dfo;
  const { site, log, graceSeconds = 30, headSeconds = 30, bodySeconds = 600, bodyLimit = 100 * 2 ** 20 } = options;
  const trusted = trustList(options.trust ?? ['127.0.0.1', '::1']);
  const files = readOwnFiles(options.files);
  const folder = `${base}${files.version}/`;
  const countPath = `${base}count`;
  const gate = makePageGate<Registry>(
    {
      ...options,
      folder,
      attributes: { ...(options.counts && { 'data-count-url': countPath }), ...options.attributes },
    },
    nodeCodings,
  );
  const upstream = makeUpstream({
    origin: originOf(options.upstream),
    connectSeconds: options.connectSeconds ?? 5,
    silentSeconds: options.silentSeconds ?? 300,
    bodyLimit,
    bodySeconds,
  });
  const metrics = makeMetrics();
  const languages: readonly string[] = languagesOf(registry);
  const running = new Set<ServerResponse>();
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
    if (request.method !== 'POST') return mayOnlyPost(response, 'Send a piece of HTML with POST.');
    const piece = await bodyOf(request, pieceLimit);
    if (piece === undefined) {
      stopHearing(response);
      return say(response, 413, 'The piece has more than 8 MiB. Send a smaller one.');
    }
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
      // Whoever asked the wrong server would take what that says for gated.
      response.setHeader('Dfo-Consent', 'gated');
      response.end(gated);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say(response, 422, error.message.replace(/^dfo-consent: /, ''));
    }
  }

  /** What a page tells of an answer: checked, for anybody can send it. */
  async function count(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return mayOnlyPost(response, 'Answers come with POST.');
    const body = await bodyOf(request, 1024);
    if (body === undefined) stopHearing(response);
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

  async function pass(
    request: IncomingMessage,
    response: ServerResponse,
    host: string | undefined,
    webSocket: Forwarded['webSocket'],
  ): Promise<void> {
    const peer = peerOf(request.socket.remoteAddress, trusted);
    const headers = listOf(request.rawHeaders);
    const begun = performance.now();
    const held: Record<string, number> = {};
    let kind = 'other';
    const seen = new Set<string>();
    const { asked, fail } = gateNode(gate, request, response, {
      isSecure: isSecure(headers, peer),
      canAskAgain: true,
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
          const fault = faultOf(error);
          metrics.faults.inc({ fault });
          log({ level: fault === 'refused' ? 'warn' : 'error', message: error.message, path: pathOf(request), fault });
          if (fault === 'refused') stopHearing(response);
        },
      },
    });
    const writtenBefore = (request.socket as Partial<Socket>).bytesWritten ?? 0;
    const tell = (status: number) => {
      const seconds = (performance.now() - begun) / 1000;
      metrics.seconds.observe({ kind }, seconds);
      const bytes = ((request.socket as Partial<Socket>).bytesWritten ?? 0) - writtenBefore;
      metrics.bytes.inc({ kind }, Math.max(0, bytes));
      log({
        level: 'info',
        method: request.method,
        path: pathOf(request),
        status,
        ms: Math.round(seconds * 1000),
        kind,
        ...(Object.keys(held).length && { held }),
        ...(seen.size && { unknown: [...seen] }),
      });
    };
    const tellAtEnd = () => tell(response.statusCode);
    response.once('close', tellAtEnd);
    if (isTooLong(request)) return fail(new Refusal(413, `A request may bring ${bodyLimit} bytes.`));
    const sent: HeaderList = [
      ...(host === undefined ? [] : [['Host', host] as const]),
      ...forwarded(sentOn(listOf(request.rawHeaders)), peer, host),
    ];
    try {
      const isChanged = await upstream.forward({
        request,
        response,
        headers: sent,
        isInDoubt: (head) => gate.isInDoubt(asked, head),
        asksLess: conditions,
        isWanted: (head) => gate.kind(asked, head) !== 'other',
        webSocket,
      });
      if (isChanged) {
        response.off('close', tellAtEnd);
        tell(101);
      }
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

  const isTooLong = (request: IncomingMessage) => Number(request.headers['content-length'] ?? 0) > bodyLimit;

  function refused(message: string, path?: string): void {
    metrics.faults.inc({ fault: 'refused' });
    log({ level: 'warn', message, ...(path !== undefined && { path }), fault: 'refused' });
  }

  function handle(request: IncomingMessage, response: ServerResponse, webSocket?: Forwarded['webSocket']): void {
    if (isStopping) response.shouldKeepAlive = false;
    request.on('error', () => {});
    response.on('error', () => {});
    running.add(response);
    response.once('close', () => {
      running.delete(response);
      if (isStopping) setImmediate(() => connections.closeIdle());
    });
    const path = pathOf(request);
    let host: string | undefined;
    try {
      host = hostOf(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(error.message, path);
      response.shouldKeepAlive = false;
      stopHearing(response);
      return say(response, error.status, error.message);
    }
    if (isOperators(request)) return run(operate(request, response), request, response);
    if (options.counts && path === countPath) return run(count(request, response), request, response);
    const [, version, name] = /^\/dfo-consent\/([\w-]{8})\/([\w-]+\.js)$/.exec(path) ?? [];
    if (name !== undefined)
      return run(files.send(name, version === files.version, request, response), request, response);
    run(pass(request, response, host, webSocket), request, response);
  }

  const server = createServer(
    {
      maxHeaderSize: headerLimit,
      // It is looked at here, as HTTP/2's is.
      requireHostHeader: false,
      headersTimeout: headSeconds * 1000,
      requestTimeout: bodySeconds * 1000,
      keepAliveTimeout: idle,
      connectionsCheckingInterval: Math.min(30_000, headSeconds * 500),
    },
    (request, response) => handle(request, response),
  );
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isTooLong(request)) response.writeContinue();
    handle(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, begun: Buffer) => {
    // Node tells of it before what was asked on the connection before is answered.
    whenFree(socket, () => {
      if (!isForWebSocket(request)) return connections.again(socket, withoutUpgrade(request, begun));
      const response = new ServerResponse(request);
      response.shouldKeepAlive = false;
      response.assignSocket(socket);
      response.once('finish', () => socket.end());
      socket.on('drain', () => response.emit('drain'));
      handle(request, response, { socket, begun });
    });
  });
  // One that waited for another, or became a WebSocket, has no connection that would tell it:
  // https://nodejs.org/api/http.html#event-close_1
  server.on('connection', (socket: Socket) =>
    socket.once('close', () => {
      for (const response of running) if (!response.socket && response.req.socket === socket) running.delete(response);
    }),
  );
  server.on('connect', (_, socket: Duplex) => {
    refused('CONNECT is for proxies that lead anywhere.');
    socket.end(plainAnswer(405));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // They have gone.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    refused(error.code ?? error.message);
    if (currentOf(socket)?.headersSent) socket.destroy();
    else socket.end(plainAnswer(faults[error.code ?? ''] ?? 400), () => socket.destroy());
  });
  const connections = alsoHttp2(server, (request, response) => handle(request, response), {
    head: headSeconds * 1000,
    idle,
    bytes: headerLimit,
  });

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
      for (const response of running) if (!response.headersSent) response.shouldKeepAlive = false;
      connections.closeIdle();
      const timer = setTimeout(() => connections.destroy(), graceSeconds * 1000);
      await closed;
      clearTimeout(timer);
      // Each tells the log of its end.
      const ending = [...running].filter(({ socket }) => socket);
      await Promise.all(ending.map((response) => new Promise((done) => response.once('close', done))));
      operators?.close();
      operators?.closeAllConnections();
      await upstream.close();
    },
  };
}

/** The response that a connection is busy with, as Node keeps it. */
const currentOf = (socket: Socket) => (socket as { readonly _httpMessage?: ServerResponse | null })._httpMessage;

function whenFree(socket: Socket, act: () => void): void {
  if (socket.destroyed) return;
  const current = currentOf(socket);
  if (current) current.once('close', () => whenFree(socket, act));
  else act();
}

/** What is told to whom does not speak HTTP as it is. */
const faults: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const plainAnswer = (status: number) =>
  `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

function originOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search)
    throw new RangeError(
      `dfo-consent: "${written}" is no server to stand before. Write it like http://127.0.0.1:8080.`,
    );
  return url.origin;
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split(/[?#]/)[0]!;

/** Whose fault it is: what has a code came from the connection, or from what opens a body's coding. */
const faultOf = (error: Error) => (error instanceof Refusal ? 'refused' : 'code' in error ? 'upstream' : 'gate');

function say(response: ServerResponse, status: number, sentence: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${sentence}\n`);
}

function mayOnlyPost(response: ServerResponse, sentence: string): void {
  response.setHeader('Allow', 'POST');
  say(response, 405, sentence);
}

/** A body as a whole; undefined where it is too long, and what is left of it is not read. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answerIn(text: string): CountedAnswer | undefined {
  try {
    const { site, lang, yes, no } = JSON.parse(text) as Partial<Record<keyof CountedAnswer, unknown>>;
    const areTexts = (list: unknown): list is string[] =>
      Array.isArray(list) && list.every((one) => typeof one === 'string');
    return typeof site === 'string' && typeof lang === 'string' && areTexts(yes) && areTexts(no)
      ? { site, lang, yes: [...new Set(yes)], no: [...new Set(no)] }
      : undefined;
  } catch {
    return undefined;
  }
}

const listen = (server: Server, port: number, address: string) =>
  new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = {
        EADDRINUSE: `port ${port} is taken. Name another.`,
        EACCES: `port ${port} may not be taken by you. Name one above 1023.`,
        EADDRNOTAVAIL: `"${address}" is no address of this machine. Name another.`,
        ENOTFOUND: `"${address}" is no address of this machine. Name another.`,
      }[error.code ?? ''];
      fail(why === undefined ? error : new RangeError(`dfo-consent: ${why}`));
    });
    server.listen(port, address, done);
  });
