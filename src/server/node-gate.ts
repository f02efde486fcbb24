import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline, Transform, Writable } from 'node:stream';
import type { DfoRegistry, Registry } from '../../registry/index.js';
import { closing, nodeCodings, opening } from './codings.js';
import { grouped, listOf, type HeaderList } from './header-list.js';
import { makePageGate, type Asked, type Heard, type PageGate, type PageGateOptions } from './page-gate.js';
import { codingsOf } from './page-headers.js';

/** A handler of a server of Node's, as Express and its kin call it. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Gates every page that a server of Node's sends: Express, Fastify, Next.js with a server of its own, or `node:http`. It stands before what
 * makes the pages.
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
    });
    next();
  };
}

export interface NodeGate {
  readonly isSecure: boolean;
  readonly heard?: Heard & {
    /** A page that could not be gated. It is 502, or cut where it has begun. */
    failed?(error: Error): void;
    gated?(): void;
  };
}

/** Puts the gate into a response that has not begun, and asks in the request what the gate can read. */
export function gateNode(
  gate: PageGate,
  request: IncomingMessage,
  response: ServerResponse,
  { isSecure, heard = {} }: NodeGate,
): { readonly asked: Asked; fail(error: Error): void } {
  const asked: Asked = {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: listOf(request.rawHeaders),
    isSecure,
  };
  const instead = gate.asked(asked);
  // HTTP/2's are read only.
  Object.defineProperty(request, 'rawHeaders', { configurable: true, value: instead.flat() });
  for (const name of ['accept-encoding', 'if-none-match', 'if-match'])
    if (request.headers[name] !== undefined) {
      const value = instead.find(([one]) => one.toLowerCase() === name)?.[1];
      if (value === undefined) delete request.headers[name];
      else request.headers[name] = value;
    }

  const own = {
    writeHead: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (chunk: Uint8Array) => boolean,
    end: response.end.bind(response) as () => ServerResponse,
    flushHeaders: response.flushHeaders.bind(response),
  };
  /** Where the body goes: undefined until its head is known, the response itself where it is no page. */
  let body: Writable | 'own' | undefined;
  const isBegun = () => body !== undefined;

  const giveBack = () => {
    for (const name of Object.keys(own) as (keyof typeof own)[]) delete (response as Partial<typeof own>)[name];
    delete (response as { headersSent?: boolean }).headersSent;
  };

  const putHead = (headers: HeaderList) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    for (const [name, value] of grouped(headers)) response.setHeader(name, value);
  };

  /** Where nothing has gone out, the visitor is told; else the response is cut, so that nobody takes it for whole. */
  function refuse(error: Error): void {
    if (response.destroyed) return;
    heard.failed?.(error);
    if (response.headersSent) return void response.destroy(error);
    putHead([
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Cache-Control', 'no-store'],
    ]);
    response.statusCode = (error as { readonly code?: string }).code === 'UND_ERR_HEADERS_TIMEOUT' ? 504 : 502;
    response.statusMessage = '';
    response.end(`This page cannot be shown now: ${error.message.replace(/^dfo-consent: /, '')}\n`);
  }

  /** The head is known now: the gate says what becomes of the response. */
  function begin(): void {
    if (isBegun()) return;
    // HTTP/2 has no names but small ones.
    const names = (response as { getRawHeaderNames?(): string[] }).getRawHeaderNames?.() ?? response.getHeaderNames();
    const headers: HeaderList = names.flatMap((name) => {
      const value = response.getHeader(name);
      return (Array.isArray(value) ? value : [String(value)]).map((one) => [name, one] as const);
    });
    const outcome = gate.outcome(asked, { status: response.statusCode, headers }, heard);
    if (outcome.kind !== 'page' || !outcome.bytes) {
      if (outcome.kind === 'document') putHead(outcome.headers);
      if (outcome.kind === 'page') putHead(outcome.headers());
      body = 'own';
      giveBack();
      return;
    }
    heard.gated?.();
    const { bytes } = outcome;
    let hasHead = false;
    const codings = codingsOf(headers);
    const page = new Transform({
      transform(chunk: Uint8Array, _, done) {
        attempt(done, () => bytes.write(chunk));
      },
      flush(done) {
        attempt(done, () => bytes.end());
      },
    });
    /** What throws ends the page: nothing of it goes out half gated. */
    function attempt(done: (error?: Error, out?: Uint8Array) => void, make: () => Uint8Array): void {
      try {
        const out = make();
        if (bytes.charset !== undefined && !hasHead) {
          hasHead = true;
          putHead(outcome.kind === 'page' ? outcome.headers() : []);
          own.writeHead(response.statusCode);
        }
        done(undefined, out.length ? out : undefined);
      } catch (error) {
        done(error as Error);
      }
    }
    const out = new Writable({
      write(chunk: Uint8Array, _, done) {
        if (own.write(chunk)) done();
        else response.once('drain', () => done());
      },
      final(done) {
        giveBack();
        own.end();
        done();
      },
    });
    const streams = [...opening(codings), page, ...closing(codings)];
    const first = streams[0]!;
    body = first;
    first.on('drain', () => response.emit('drain'));
    pipeline([...streams, out] as unknown as [Transform, Writable], (error) => {
      if (!error) return;
      giveBack();
      refuse(error);
    });
    response.once('close', () => {
      if (!first.destroyed && !response.writableFinished) first.destroy();
    });
  }

  Object.defineProperty(response, 'headersSent', { configurable: true, get: isBegun });
  response.writeHead = ((status: number, ...rest: readonly unknown[]) => {
    response.statusCode = status;
    const [message, told] = typeof rest[0] === 'string' ? rest : [undefined, rest[0]];
    if (message !== undefined) response.statusMessage = message as string;
    for (const [name, value] of entriesOf(told as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined))
      if (value !== undefined) response.setHeader(name, value as string);
    begin();
    if (body === 'own') return response.writeHead(status);
    return response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => {
    begin();
    if (body === 'own') response.flushHeaders();
  };
  response.write = ((chunk: Uint8Array | string, ...rest: readonly unknown[]) => {
    begin();
    return body === 'own'
      ? (response.write as (...all: unknown[]) => boolean)(chunk, ...rest)
      : (body!.write as unknown as (...all: unknown[]) => boolean).call(body, chunk, ...rest);
  }) as typeof response.write;
  response.end = ((...all: readonly unknown[]) => {
    begin();
    if (body === 'own') return (response.end as (...all: unknown[]) => ServerResponse)(...all);
    (body!.end as unknown as (...all: unknown[]) => void).apply(body, [...all]);
    return response;
  }) as typeof response.end;
  return {
    asked,
    fail(error) {
      if (body !== undefined && body !== 'own') body.destroy(error);
      else {
        giveBack();
        refuse(error);
      }
    },
  };
}

/** The headers of `writeHead`, in each form that Node takes. */
function entriesOf(told: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined): [string, unknown][] {
  if (!told) return [];
  if (!Array.isArray(told)) return Object.entries(told);
  const list = Array.isArray(told[0])
    ? (told as unknown as [string, unknown][])
    : listOf(told as unknown as string[]).map(([name, value]) => [name, value] as [string, unknown]);
  return grouped(list as unknown as HeaderList).map(([name, value]) => [name, value]);
}
