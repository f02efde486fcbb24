import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect as connectTo } from 'node:net';
import { Readable, Transform, type Duplex } from 'node:stream';
import { buildConnector, Pool, type Dispatcher } from 'undici';
import { grouped, listOf, named, without, withoutConnection, type HeaderList } from './header-list.js';
import { isGone, Refusal } from './refusal.js';

/** What a server answered, before its body. */
interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
}

export interface UpstreamOptions {
  /** Where it is: `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** How long it may take to connect, in seconds. */
  readonly connectSeconds: number;
  /** How long it may be silent, before its head and in its body, in seconds. */
  readonly silentSeconds: number;
  /** Most bytes of a request's body, and most seconds that it may take. */
  readonly bodyLimit: number;
  readonly bodySeconds: number;
}

/** What is asked of the server behind. */
export interface Forwarded {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What it is told of the request. */
  readonly headers: HeaderList;
  /** Whether a response cannot be given on, and is asked for again without some headers. */
  readonly isInDoubt: (head: Head) => boolean;
  readonly asksLess: ReadonlySet<string>;
  /** Whether what came at the second asking is to be given in the place of the first. */
  readonly isWanted: (head: Head) => boolean;
  /** The connection of a visitor who wants it for a WebSocket, and what has come on it since. */
  readonly webSocket?: { readonly socket: Duplex; readonly begun: Uint8Array } | undefined;
}

/** The server behind: one, whatever a request says. */
export interface Upstream {
  /**
   * Asks it, and puts what it answers into the response. A WebSocket is connected through; true where it was.
   *
   * @throws what went wrong before the response had its head, or in the middle of its body
   */
  forward(asked: Forwarded): Promise<boolean>;
  /** Whether it accepts connections. */
  isThere(): Promise<boolean>;
  close(): Promise<void>;
}

interface Answer {
  readonly head: Head;
  readonly body: Readable;
  readonly trailers: () => HeaderList;
  /** Where it has changed to a WebSocket: the connection. */
  readonly changed?: Duplex;
}

const nothing = new Uint8Array();
/** What it answers that is longer is no page's head. */
const headLimit = 64 * 1024;
/** Shorter than servers keep what is idle: nothing is sent into a connection that is being closed. */
const idle = 1500;

export function makeUpstream({ origin, connectSeconds, silentSeconds, ...limits }: UpstreamOptions): Upstream {
  const { hostname, port, protocol } = new URL(origin);
  const connect = buildConnector({ timeout: connectSeconds * 1000 });
  const pool = new Pool(origin, {
    // Its certificate is for the name that it is asked by, and not for the site's.
    connect: (options, done) => connect({ ...options, servername: hostname }, done),
    headersTimeout: silentSeconds * 1000,
    bodyTimeout: silentSeconds * 1000,
    keepAliveTimeout: idle,
    maxHeaderSize: headLimit,
    allowH2: false,
  });

  function ask(request: IncomingMessage, headers: HeaderList, left: AbortSignal, isChange: boolean): Promise<Answer> {
    return new Promise<Answer>((done, fail) => {
      let isOver = false;
      let control: Dispatcher.DispatchController | undefined;
      const leave = () => control?.abort(left.reason as Error);
      const body = new Readable({
        read: () => control?.resume(),
        destroy(error, end) {
          left.removeEventListener('abort', leave);
          if (!isOver) control?.abort(error ?? new Error('Nobody wants it.'));
          end(error);
        },
      });
      body.on('error', () => {});
      const sent = hasBody(request) ? bodyOf(request, limits) : null;
      const headOf = (status: number, statusText = ''): Head => ({
        status,
        statusText,
        headers: rawOf(control!.rawHeaders),
      });
      pool.dispatch(
        {
          method: (request.method ?? 'GET') as Dispatcher.HttpMethod,
          path: request.url ?? '/',
          headers: headers.flat(),
          body: sent,
          ...(isChange && { upgrade: 'websocket' }),
        },
        {
          onRequestStart(controller) {
            control = controller;
            if (left.aborted) leave();
            else left.addEventListener('abort', leave);
          },
          onRequestUpgrade(_, status, __, changed) {
            left.removeEventListener('abort', leave);
            done({ head: headOf(status, 'Switching Protocols'), body, trailers: () => [], changed });
          },
          onResponseStart(controller, status, _, statusText) {
            // Hints to fetch ahead would reach whom nobody has agreed to, so only the last head is passed on.
            if (status < 200) return;
            const head = headOf(status, statusText);
            const coding = named(head.headers, 'transfer-encoding').join(',');
            if (coding && !/^\s*chunked\s*$/i.test(coding))
              return controller.abort(new Error(`The server behind sends "${coding}", which nobody here reads.`));
            const trailers = () => rawOf(controller.rawTrailers);
            done({ head: { ...head, headers: withoutConnection(head.headers) }, body, trailers });
          },
          onResponseData(controller, chunk) {
            if (!body.push(chunk)) controller.pause();
          },
          onResponseEnd() {
            isOver = true;
            left.removeEventListener('abort', leave);
            body.push(null);
          },
          onResponseError(_, error) {
            isOver = true;
            left.removeEventListener('abort', leave);
            fail(error);
            body.destroy(error);
            sent?.destroy();
          },
        },
      );
    });
  }

  /** Gives an answer to the visitor as it comes. */
  function give({ head, body, trailers }: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.statusCode = head.status;
    const isOne = request.httpVersionMajor < 2;
    if (isOne && /^[\t\x20-\x7e\x80-\xff]+$/.test(head.statusText)) response.statusMessage = head.statusText;
    // Node says what follows a body only where it ends by itself.
    const hasTrailers =
      request.httpVersion === '1.1' && request.method !== 'HEAD' && !named(head.headers, 'content-length').length;
    const headers = hasTrailers && hasOwnBody(head.status) ? head.headers : without(head.headers, new Set(['trailer']));
    for (const [name, value] of grouped(headers)) response.setHeader(name, value);
    // A stream of events may have nothing to say for a while. Node's own `flushHeaders` writes HTTP/1.1's heads as UTF-8.
    if (isOne) response.write(nothing);
    else response.flushHeaders();
    return new Promise((done, fail) => {
      body.once('error', fail).once('close', done);
      body.once('end', () => {
        const told = without(trailers(), new Set(['content-length', 'transfer-encoding', 'trailer']));
        if (told.length) response.addTrailers(Object.fromEntries(grouped(told)) as Record<string, string>);
        response.end();
      });
      body.pipe(response, { end: false });
    });
  }

  return {
    async forward({ request, response, headers, isInDoubt, asksLess, isWanted, webSocket }) {
      const left = new AbortController();
      const leave = () => left.abort(new Error('The visitor has gone.'));
      response.once('close', leave);
      webSocket?.socket.once('close', leave);
      if (isGone(response)) leave();
      try {
        let answer = await ask(request, headers, left.signal, webSocket !== undefined);
        left.signal.addEventListener('abort', () => answer.body.destroy());
        if (answer.changed && webSocket) {
          changeTo(answer.head, answer.changed, response, webSocket);
          return true;
        }
        if (!hasBody(request) && isInDoubt(answer.head)) {
          const whole = await ask(request, without(headers, asksLess), left.signal, false);
          const isBetter = answer.head.status !== 304 || isWanted(whole.head);
          (isBetter ? answer : whole).body.destroy();
          if (isBetter) answer = whole;
        }
        await give(answer, request, response);
        return false;
      } finally {
        response.off('close', leave);
        webSocket?.socket.off('close', leave);
      }
    },

    isThere: () =>
      new Promise((told) => {
        const socket = connectTo({
          port: Number(port) || (protocol === 'https:' ? 443 : 80),
          host: hostname.replace(/^\[|\]$/g, ''),
        });
        const end = (isThere: boolean) => {
          socket.destroy();
          told(isThere);
        };
        socket.setTimeout(Math.max(1, connectSeconds) * 1000, () => end(false));
        socket.once('connect', () => end(true)).once('error', () => end(false));
      }),

    close: () => pool.destroy(),
  };
}

/** A visitor's connection becomes the server's, and the other way round. */
function changeTo(
  head: Head,
  other: Duplex,
  response: ServerResponse,
  { socket, begun }: NonNullable<Forwarded['webSocket']>,
): void {
  response.detachSocket(socket as never);
  const lines = head.headers.map(([name, value]) => `${name}: ${value}`);
  socket.write([`HTTP/1.1 ${head.status} ${head.statusText}`, ...lines, '', ''].join('\r\n'), 'latin1');
  if (begun.length) other.write(begun);
  const end = () => {
    socket.destroy();
    other.destroy();
  };
  for (const one of [socket, other]) one.on('error', end).on('close', end);
  other.pipe(socket).pipe(other);
}

const hasOwnBody = (status: number) => status !== 204 && status !== 304;

function hasBody(request: IncomingMessage): boolean {
  const { stream } = request as { stream?: { readonly endAfterHeaders: boolean } };
  if (stream && request.httpVersionMajor > 1) return !stream.endAfterHeaders;
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/**
 * A request's body, up to so many bytes. It stands between: a server may answer before it has read all, and then what reads it is thrown
 * away, and the visitor's connection is not.
 */
function bodyOf(
  request: IncomingMessage,
  { bodyLimit, bodySeconds }: Pick<UpstreamOptions, 'bodyLimit' | 'bodySeconds'>,
): Readable {
  let length = 0;
  const body = new Transform({
    transform(chunk: Uint8Array, _, done) {
      length += chunk.length;
      if (length > bodyLimit) done(new Refusal(413, `A request may bring ${bodyLimit} bytes.`));
      else done(undefined, chunk);
    },
  });
  const broken = (error: Error) => void body.destroy(error);
  const gone = () => {
    if (!request.readableEnded) broken(new Error('The visitor has gone.'));
  };
  const late = () => broken(new Refusal(408, `A request may take ${bodySeconds} seconds.`));
  const timer = setTimeout(late, bodySeconds * 1000).unref();
  request.on('error', broken).on('close', gone);
  body.on('error', () => {}).on('end', () => clearTimeout(timer));
  body.once('close', () => {
    clearTimeout(timer);
    request.off('error', broken).off('close', gone).unpipe(body);
    request.resume();
  });
  return request.pipe(body);
}

/** A header's bytes, one for each sign, as Node writes them. */
const rawOf = (raw: Dispatcher.DispatchController['rawHeaders']): HeaderList =>
  listOf(
    ((raw ?? []) as readonly (string | Buffer)[]).map((one) =>
      typeof one === 'string' ? one : one.toString('latin1'),
    ),
  );
