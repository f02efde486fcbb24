import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { listed, listOf } from './header-list.js';

/** How HTTP/2 without TLS begins: https://www.rfc-editor.org/rfc/rfc9113#preface */
const preface = Buffer.from('PRI * HTTP/2.0\r\n');

/** What connections may take. */
export interface Limits {
  /** Milliseconds until the first request has its head. */
  readonly head: number;
  /** Milliseconds between two requests. */
  readonly idle: number;
  /** Bytes of a head. */
  readonly bytes: number;
}

/** The connections of a server that listens. */
export interface Connections {
  /** Takes a connection once more, as if these were its first bytes. */
  again(socket: Socket, bytes: Uint8Array): void;
  /** Ends those that nobody waits for, and has the others end when they are done. */
  closeIdle(): void;
  /** Ends all. */
  destroy(): void;
}

/**
 * Has a server of HTTP/1.1 take HTTP/2 on the same port, from those who know that it does. It stays the server that listens, because Node
 * keeps the limits of time for that one alone (https://nodejs.org/api/http.html#serverheaderstimeout).
 */
export function alsoHttp2(server: Server, handle: RequestListener, { head, idle, bytes }: Limits): Connections {
  const all = new Set<Socket>();
  /** Those that have not told what they speak. */
  const silent = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  const settings = { maxConcurrentStreams: 100, maxHeaderListSize: bytes, enableConnectProtocol: false };
  const http2 = createHttp2Server({ maxSessionMemory: 10, settings }, handle as never);
  http2.on('session', (session) => {
    sessions.add(session);
    const first = setTimeout(() => session.destroy(), head).unref();
    session.once('stream', () => clearTimeout(first));
    session.setTimeout(idle, () => session.close());
    session.once('close', () => {
      clearTimeout(first);
      sessions.delete(session);
    });
  });
  http2.on('sessionError', () => {});
  const http1 = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  const speak1 = (socket: Socket) => {
    for (const one of http1) one.call(server, socket);
  };
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    all.add(socket);
    silent.add(socket);
    const leave = () => socket.destroy();
    const timer = setTimeout(leave, head).unref();
    const isKnown = () => {
      silent.delete(socket);
      clearTimeout(timer);
      socket.off('end', leave);
    };
    socket.on('error', leave).once('end', leave);
    socket.once('close', () => {
      isKnown();
      all.delete(socket);
    });
    // Kept here until it is known whose they are: bytes that are put back are readable at once, and would be looked at for ever.
    let begun = Buffer.alloc(0);
    const look = () => {
      begun = Buffer.concat([begun, (socket.read() as Buffer | null) ?? begun.subarray(0, 0)]);
      const isOpen = begun.length < preface.length && preface.subarray(0, begun.length).equals(begun);
      if (isOpen) return void socket.once('readable', look);
      isKnown();
      socket.unshift(begun);
      if (begun.subarray(0, preface.length).equals(preface)) http2.emit('connection', socket);
      else speak1(socket);
    };
    look();
  });
  return {
    again(socket, bytes) {
      socket.unshift(bytes);
      speak1(socket);
    },
    closeIdle() {
      for (const socket of silent) socket.destroy();
      for (const session of sessions) session.close();
      server.closeIdleConnections();
    },
    destroy() {
      for (const socket of all) socket.destroy();
    },
  };
}

/** Whether a request asks for a WebSocket: https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export const isForWebSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  /^\s*websocket\s*$/i.test(headers.upgrade ?? '') &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) === 0;

/**
 * A request that asks for a protocol that is not spoken here, as if it had not asked, and all that has come after it:
 * https://www.rfc-editor.org/rfc/rfc9110#field.upgrade
 */
export function withoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage, begun: Uint8Array): Buffer {
  const headers = listOf(rawHeaders);
  const kept = listed(headers, 'connection').filter((one) => !/^(upgrade|http2-settings)$/i.test(one));
  const lines = [
    ...headers.filter(([name]) => !/^(connection|upgrade|http2-settings)$/i.test(name)),
    ...(kept.length ? [['Connection', kept.join(', ')]] : []),
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`, 'latin1'), begun]);
}
