import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';
import type { Ports } from '../harness/open-browser.js';

/** A request with the name that its sender goes by. */
export interface Recorded {
  readonly path: string;
  readonly userAgent: string;
}

/** A server for every host name that only keeps who asked for what. */
export async function recorder(
  answers: Readonly<Record<string, readonly [type: string, body: string]>>,
): Promise<{ ports: Ports; recorded: Recorded[]; close(): void }> {
  const recorded: Recorded[] = [];
  const server = createServer(inject('tls'), ({ url = '', headers }, outgoing) => {
    recorded.push({ path: url, userAgent: headers['user-agent'] ?? '' });
    const [type, body] = answers[url] ?? ['text/plain', ''];
    outgoing.writeHead(answers[url] ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ports: { http: port, https: port },
    recorded,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
