import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { grouped, listOf, without, withoutConnection, type HeaderList } from './header-list.js';

/** What a server answered, before its body. */
export interface Head {
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
}

/** The server behind: one, whatever a request says. */
export interface Upstream {
  /**
   * Asks it, and puts what it answers into `response`.
   *
   * @param isPart whether a response is a part of something that must come whole: it is asked for again, without `Range`
   * @throws what went wrong before the response had its head, or in the middle of its body
   */
  forward(
    request: IncomingMessage,
    response: ServerResponse,
    headers: HeaderList,
    isPart: (head: Head) => boolean,
  ): Promise<void>;
  /** Connects a WebSocket through. */
  upgrade(request: IncomingMessage, socket: Duplex, begun: Buffer, headers: HeaderList): void;
  /** Whether it accepts connections. */
  isThere(): Promise<boolean>;
  close(): Promise<void>;
}

/** Hints to fetch ahead would reach whom nobody has agreed to, so only the last head is passed on. */
export function makeUpstream({ origin, connectSeconds, silentSeconds }: UpstreamOptions): Upstream {
  const pool = new Pool(origin, {
    connect: { timeout: connectSeconds * 1000 },
    headersTimeout: silentSeconds * 1000,
    bodyTimeout: silentSeconds * 1000,
    allowH2: false,
  });

  const sent = (headers: HeaderList) =>
    without(withoutConnection(headers), new Set(['expect', ':authority', ':method', ':path', ':scheme'])).flat();

  async function ask(request: IncomingMessage, headers: HeaderList, signal: AbortSignal) {
    const { method = 'GET', url = '/' } = request;
    const data = await pool.request({
      method: method as Dispatcher.HttpMethod,
      path: url,
      headers: sent(headers),
      body: hasBody(request) ? request : null,
      signal,
      responseHeaders: 'raw',
    });
    const head: Head = {
      status: data.statusCode,
      statusText: data.statusText,
      headers: withoutConnection(listOf((data.headers as unknown as string[]).map(asSent))),
    };
    return { head, body: data.body, trailers: data.trailers };
  }

  return {
    async forward(request, response, headers, isPart) {
      const gone = new AbortController();
      const leave = () => gone.abort();
      response.once('close', leave);
      try {
        let answer = await ask(request, headers, gone.signal);
        if (isPart(answer.head)) {
          await answer.body.dump();
          answer = await ask(request, without(headers, new Set(['range', 'if-range'])), gone.signal);
        }
        const { head, body, trailers } = answer;
        response.statusCode = head.status;
        if (head.statusText && request.httpVersionMajor < 2) response.statusMessage = head.statusText;
        for (const [name, value] of grouped(head.headers)) response.setHeader(name, value);
        // A stream of events may have nothing to say for a while.
        response.flushHeaders();
        for await (const chunk of body) {
          if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
          if (response.destroyed) return;
        }
        if (trailers && Object.keys(trailers).length) response.addTrailers(trailers as Record<string, string>);
        response.end();
      } finally {
        response.off('close', leave);
      }
    },

    upgrade(request, socket, begun, headers) {
      const end = () => socket.destroy();
      socket.on('error', end);
      pool.dispatch(
        {
          method: 'GET',
          path: request.url ?? '/',
          headers: sent(headers),
          upgrade: 'websocket',
        },
        {
          onRequestStart: (controller) => void socket.once('close', () => controller.abort(new Error('The visitor has gone.'))),
          onRequestUpgrade(controller, status, _, other) {
            socket.write(headOf(status, 'Switching Protocols', rawOf(controller)), 'latin1');
            if (begun.length) other.write(begun);
            other.on('error', end).on('close', end);
            socket.on('close', () => other.destroy());
            other.pipe(socket).pipe(other);
          },
          // It declines, and says why.
          onResponseStart(controller, status, _, text) {
            socket.write(headOf(status, text ?? '', [...withoutConnection(rawOf(controller)), ['Connection', 'close']]), 'latin1');
          },
          onResponseData: (_, chunk) => void socket.write(chunk),
          onResponseEnd: () => void socket.end(),
          onResponseError: () => {
            if (socket.writable) socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
          },
        },
      );
    },

    async isThere() {
      try {
        const { body } = await pool.request({ method: 'HEAD', path: '/', signal: AbortSignal.timeout(connectSeconds * 1000) });
        await body.dump();
        return true;
      } catch {
        return false;
      }
    },

    close: () => pool.destroy(),
  };
}

function hasBody(request: IncomingMessage): boolean {
  const { stream } = request as { stream?: { readonly endAfterHeaders: boolean } };
  if (stream && request.httpVersionMajor > 1) return !stream.endAfterHeaders;
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/** A header's bytes, one for each sign, as Node writes them; undici reads them as UTF-8. */
const asSent = (text: string) => (/^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1'));

const rawOf = (controller: Dispatcher.DispatchController): HeaderList =>
  listOf(((controller.rawHeaders ?? []) as readonly (string | Buffer)[]).map((one) => one.toString('latin1')));

const headOf = (status: number, text: string, headers: HeaderList): string =>
  [`HTTP/1.1 ${status} ${text}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
