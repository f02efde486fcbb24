import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { makeApp } from './app.js';
import { bundleScripts } from './scripts.js';
import { RequestLog, type LoggedRequest } from './log.js';

export interface Demo {
  /** The port that it listens on, also where 0 was asked for. */
  readonly port: number;
  /** What has been asked for, oldest first, the last 5000 at most. It goes on growing. */
  readonly requests: LoggedRequest[];
  /** Stops listening and ends what is under way. */
  close(): Promise<void>;
}

/**
 * Starts the sites and the vendors' stand-ins on one port of 127.0.0.1; which of them answers, the `Host` header says.
 *
 * @param options.port 0 picks a free one
 * @param options.tls key and certificate in PEM; then it speaks https
 * @throws what listening throws, `EADDRINUSE` where the port is taken
 */
export async function startDemo(options: { port: number; tls?: { key: string; cert: string } }): Promise<Demo> {
  const log = new RequestLog();
  const { fetch } = makeApp(log, await bundleScripts());
  const server = options.tls
    ? createAdaptorServer({ fetch, createServer: createHttps, serverOptions: options.tls })
    : createAdaptorServer({ fetch, createServer: createHttp });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, '127.0.0.1', () => done());
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests: log.requests,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        // Browsers keep connections open that they may use again.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
