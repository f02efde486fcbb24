import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Ports } from './tab.js';

export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Leads every host name to this machine, for a browser that has no other way to be told.
 *
 * @param seen hears of the address of every request; of what is asked for by https it knows no more than the host
 */
export async function startProxy(ports: Ports, seen: (address: string) => void): Promise<Proxy> {
  const open = new Set<Socket>();
  const portOf = (port: string) => ({ '': ports.http, 80: ports.http, 443: ports.https })[port] ?? Number(port);

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const url = new URL(incoming.url ?? '');
    seen(url.href);
    const onward = request(
      {
        host: '127.0.0.1',
        port: portOf(url.port),
        method: incoming.method,
        path: url.pathname + url.search,
        headers: incoming.headers,
        agent: false,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const server = createServer(forward);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('connect', ({ url = '' }: IncomingMessage, near: Socket, head: Buffer) => {
    const [, host, port] = /^(.*):(\d+)$/.exec(url)!;
    seen(`https://${host}/`);
    const far = connect(portOf(port!), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connected\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}
