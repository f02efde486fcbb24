import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline, Transform, Writable } from 'node:stream';
import type { DfoRegistry, Registry } from '../../registry/index.js';
import { closing, nodeCodings, opening } from './codings.js';
import { grouped, listOf, named, type HeaderList } from './header-list.js';
import { conditions, makePageGate, type Asked, type Heard, type PageGate, type PageGateOptions } from './page-gate.js';
import type { GatesBytes } from './known-pages.js';
import { codingsOf, pageTrailers } from './page-headers.js';
import { cut, isGone, sentenceOf, statusOf } from './refusal.js';

/** A handler of a server of Node's, as Express and its kin call it. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Gates every page that a server of Node's sends: Express, Fastify, Next.js with a server of its own, or `node:http`. It stands before what
 * makes the pages. A page that cannot be gated is 502, or cut where it has begun, and the console tells why.
 *
 * @example
 * app.use(gatePages({ site: 'dfo.no' }));
 * @throws RangeError for options that cannot be; the message says what can
 */
export function gatePages<R extends Registry = DfoRegistry>(options: PageGateOptions<R>): Middleware {
  const gate = makePageGate(options, nodeCodings);
  return (request, response, next) => {
    gateNode(gate, request, response, {
      // Whether TLS ended here. Express knows of proxies that it was told to trust.
      isSecure: (request as { secure?: boolean }).secure ?? 'encrypted' in request.socket,
      canAskAgain: false,
      heard: { failed: (error) => console.error(error) },
    });
    next();
  };
}

export interface NodeGate {
  readonly isSecure: boolean;
  /** Whether whoever answers can be asked again, for the whole of what it has told a part of. */
  readonly canAskAgain: boolean;
  readonly heard?: Heard & {
    /** A page that could not be gated, or could not be had. */
    failed?(error: Error): void;
    gated?(): void;
  };
}

/** Puts the gate into a response that has not begun, and asks in the request what the gate can read. */
export function gateNode(
  gate: PageGate,
  request: IncomingMessage,
  response: ServerResponse,
  { isSecure, canAskAgain, heard = {} }: NodeGate,
): { readonly asked: Asked; fail(error: Error): void } {
  const asked: Asked = {
    method: request.method ?? 'GET',
    // Express takes a path away that something is mounted at.
    path: (request as { originalUrl?: string }).originalUrl ?? request.url ?? '/',
    headers: listOf(request.rawHeaders),
    isSecure,
  };
  askInstead(request, gate.asked(asked, canAskAgain));

  const own = {
    writeHead: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (...all: unknown[]) => boolean,
    end: response.end.bind(response) as (...all: unknown[]) => ServerResponse,
    flushHeaders: response.flushHeaders.bind(response),
    addTrailers: response.addTrailers.bind(response),
  };
  /**
   * `begun` until its head is known, `own` where the response is no page, or is one no more. What others have put into the response
   * since stays there, so nothing of ours is taken out again.
   */
  let place: 'begun' | 'own' | 'page' | 'over' = 'begun';
  let page: Page | undefined;

  const isOwn = (): void => {
    place = 'own';
    delete (response as { headersSent?: boolean }).headersSent;
  };

  const putHead = (headers: HeaderList) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    for (const [name, value] of grouped(headers)) response.setHeader(name, value);
  };

  /** Where nothing has gone out, the visitor is told; else the response is cut. */
  function refuse(error: Error): void {
    if (place === 'over' || isGone(response)) return;
    heard.failed?.(error);
    isOwn();
    if (response.headersSent) cut(response);
    else {
      putHead([
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['Cache-Control', 'no-store'],
      ]);
      response.statusCode = statusOf(error);
      if (request.httpVersionMajor < 2) response.statusMessage = '';
      own.end(`${sentenceOf(error)}\n`);
    }
    place = 'over';
  }

  /** The head is known now: the gate says what becomes of the response. */
  function begin(): void {
    if (place !== 'begun') return;
    // HTTP/2 has no names but small ones.
    const names = (response as { getRawHeaderNames?(): string[] }).getRawHeaderNames?.() ?? response.getHeaderNames();
    const headers: HeaderList = names.flatMap((name) => {
      const value = response.getHeader(name);
      return (Array.isArray(value) ? value : [String(value)]).map((one) => [name, one] as const);
    });
    const outcome = gate.outcome(asked, { status: response.statusCode, headers }, heard);
    const { bytes } = outcome.kind === 'page' ? outcome : {};
    if (bytes) {
      place = 'page';
      heard.gated?.();
      page = new Page(bytes, codingsOf(headers), response, own, {
        putHead: () => putHead((outcome.headers as () => HeaderList)()),
        isOwn,
        refuse,
      });
      return;
    }
    const told = typeof outcome.headers === 'function' ? outcome.headers() : outcome.headers;
    if (told !== headers) putHead(told);
    isOwn();
  }

  Object.defineProperty(response, 'headersSent', { configurable: true, get: () => place !== 'begun' });
  response.writeHead = ((status: number, ...rest: readonly unknown[]) => {
    if (place !== 'begun') return place === 'own' ? own.writeHead(status) : response;
    response.statusCode = status;
    const [message, told] = typeof rest[0] === 'string' ? rest : [undefined, rest[0]];
    if (message !== undefined) response.statusMessage = message as string;
    for (const [name, value] of entriesOf(told as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined))
      if (value !== undefined) response.setHeader(name, value as string);
    begin();
    return isNow('own') ? own.writeHead(status) : response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => {
    begin();
    if (place === 'own') own.flushHeaders();
  };
  response.write = ((...all: unknown[]) => {
    begin();
    if (place === 'own') return own.write(...all);
    const [chunk, done] = chunkIn(all);
    if (place === 'page' && chunk) return page!.write(chunk, done);
    done?.();
    return true;
  }) as typeof response.write;
  response.end = ((...all: unknown[]) => {
    begin();
    if (place === 'own') return own.end(...all);
    const [chunk, done] = chunkIn(all);
    if (done) response.once('finish', done);
    if (place !== 'page') return response;
    if (chunk) page!.write(chunk);
    page!.end();
    return response;
  }) as typeof response.end;
  response.addTrailers = (trailers) => {
    const isPage = place === 'page';
    own.addTrailers(isPage ? Object.fromEntries(grouped(pageTrailers(entriesOf(trailers) as never))) : trailers);
  };
  // Hints to fetch ahead would reach whom nobody has agreed to.
  response.writeEarlyHints = (_, done) => done?.();
  const isNow = (one: typeof place) => place === one;
  return { asked, fail: (error) => (page && place === 'page' ? page.fail(error) : refuse(error)) };
}

/** HTTP/2's headers are read only. */
function askInstead(request: IncomingMessage, headers: HeaderList): void {
  Object.defineProperty(request, 'rawHeaders', { configurable: true, value: headers.flat() });
  for (const name of ['accept-encoding', 'if-match', ...conditions]) {
    if (request.headers[name] === undefined) continue;
    const values = named(headers, name);
    if (values.length) request.headers[name] = values.join(', ');
    else delete request.headers[name];
  }
}

/** A response's own ways out, which pages leave by. */
interface Own {
  writeHead(status: number): unknown;
  write(...all: unknown[]): boolean;
  end(...all: unknown[]): unknown;
}

interface PageTold {
  putHead(): void;
  /** Its last byte has gone, or none will. */
  isOwn(): void;
  refuse(error: Error): void;
}

/** A page on its way through the gate. Its head tells how it is read, and goes out with its first bytes: up to then a fault can be told. */
class Page {
  #first: Writable | undefined;
  #hasHead = false;
  /** Whether it is the page that says `drain`. */
  #isTelling = false;

  constructor(
    readonly bytes: GatesBytes,
    readonly codings: readonly string[],
    readonly response: ServerResponse,
    readonly own: Own,
    readonly told: PageTold,
  ) {}

  write(chunk: Uint8Array, done?: () => void): boolean {
    if (!chunk.length) {
      done?.();
      return true;
    }
    this.#first ??= this.#streams(chunk);
    return this.#first.write(chunk, done);
  }

  end(): void {
    // What has nothing in it has no coding either.
    if (this.#first) return void this.#first.end();
    this.told.putHead();
    this.told.isOwn();
    this.own.end();
  }

  fail(error: Error): void {
    if (this.#first) this.#first.destroy(error);
    else this.told.refuse(error);
  }

  #streams(first: Uint8Array): Writable {
    const { bytes, codings, response, own, told } = this;
    const page = new Transform({
      transform: (chunk: Uint8Array, _, done) => this.#attempt(done, false, () => bytes.write(chunk)),
      flush: (done) => this.#attempt(done, true, () => bytes.end()),
    });
    const out = new Writable({
      // Whoever packs responses may know of no callback.
      write: (chunk: Uint8Array, _, done) => (own.write(chunk) ? done() : this.#drained(done)),
      final(done) {
        told.isOwn();
        own.end();
        done();
      },
    });
    const streams = [...opening(codings, first), page, ...closing(codings)];
    const entry = streams[0]!;
    entry.on('drain', () => {
      this.#isTelling = true;
      response.emit('drain');
      this.#isTelling = false;
    });
    pipeline([...streams, out] as unknown as [Transform, Writable], (error) => {
      if (error) told.refuse(error);
    });
    response.once('close', () => {
      if (!response.writableFinished) entry.destroy();
    });
    return entry;
  }

  /** Waits until the response itself can take more; whoever fills it is told of that by the same event. */
  #drained(done: () => void): void {
    this.response.once('drain', () => (this.#isTelling ? this.#drained(done) : done()));
  }

  /** What throws ends the page: nothing of it goes out half gated. */
  #attempt(done: (error?: Error, out?: Uint8Array) => void, isLast: boolean, make: () => Uint8Array): void {
    try {
      const out = make();
      if (!this.#hasHead && (out.length || isLast)) {
        this.#hasHead = true;
        this.told.putHead();
        this.own.writeHead(this.response.statusCode);
      }
      done(undefined, out.length ? out : undefined);
    } catch (error) {
      done(error as Error);
    }
  }
}

/** What `write` and `end` are given: bytes or a text, its encoding, and who waits. */
function chunkIn(all: readonly unknown[]): [chunk: Uint8Array | undefined, done: (() => void) | undefined] {
  const [chunk, encoding] = all;
  const done = all.findLast((one) => typeof one === 'function') as (() => void) | undefined;
  if (typeof chunk === 'string')
    return [Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'), done];
  return [chunk instanceof Uint8Array ? chunk : undefined, done];
}

/** The headers of `writeHead`, in each form that Node takes. */
function entriesOf(told: OutgoingHttpHeaders | readonly unknown[] | undefined): [string, unknown][] {
  if (!told) return [];
  if (!Array.isArray(told)) return Object.entries(told);
  const list = Array.isArray(told[0])
    ? (told as [string, unknown][])
    : listOf(told as string[]).map(([name, value]) => [name, value] as [string, unknown]);
  return grouped(list as unknown as HeaderList).map(([name, value]) => [name, value]);
}
