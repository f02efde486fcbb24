import { ServerResponse, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';

/** How HTTP/2 without TLS begins: https://www.rfc-editor.org/rfc/rfc9113#preface */
const preface = Buffer.from('PRI * HTTP/2.0\r\n');
/** How long a connection may say nothing that tells its protocol. */
const silence = 30_000;

/**
 * Has a server of HTTP/1.1 take HTTP/2 on the same port, from those who know that it does. It stays the server that listens, because Node
 * keeps the limits of time for that one alone (https://nodejs.org/api/http.html#serverheaderstimeout).
 *
 * @returns the sessions that are open
 */
export function alsoHttp2(server: Server, handle: RequestListener): ReadonlySet<ServerHttp2Session> {
  const sessions = new Set<ServerHttp2Session>();
  const http2 = createHttp2Server({ maxSessionMemory: 10 }, handle as never);
  http2.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  http2.on('sessionError', () => {});
  const http1 = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const leave = () => socket.destroy();
    socket.setTimeout(silence, leave);
    socket.on('error', leave);
    const look = () => {
      const begun = socket.read() as Buffer | null;
      if (begun) socket.unshift(begun);
      const isOpen = begun && begun.length < preface.length && preface.subarray(0, begun.length).equals(begun);
      if (!begun || isOpen) return void socket.once('readable', look);
      socket.setTimeout(0, leave);
      socket.off('timeout', leave);
      if (begun.subarray(0, preface.length).equals(preface)) http2.emit('connection', socket);
      else for (const one of http1) one.call(server, socket);
    };
    look();
  });
  return sessions;
}

/** A request to change to a protocol that is not spoken here is answered as if it had not asked: https://www.rfc-editor.org/rfc/rfc9110#field.upgrade */
export function withoutUpgrade(request: IncomingMessage, socket: Socket, handle: RequestListener): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.once('finish', () => socket.end());
  handle(request, response as ServerResponse & { readonly req: IncomingMessage });
}
