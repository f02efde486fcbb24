import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Site } from './visit.js';

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' };

/** A server of a folder's files. */
export async function serveFiles(folder: string): Promise<Site> {
  const server = createServer(({ url }, response) => {
    const file = url === '/' ? '/index.html' : url!;
    try {
      const content = readFileSync(join(folder, file));
      response.writeHead(200, { 'content-type': types[file.split('.').pop()!] ?? 'text/plain' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, end };
}
