import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Contestant } from '../../test/harness/contestants/contestant.js';
import { page, pageFiles } from '../../test/harness/contestants/page.js';

/** The script that waits for a yes; it notes when it runs. */
export const probe = '/probe.js';
const probeFile = 'window.probedAt = performance.now();';

/** The contestants' pages and files on this machine, as a web server would have them ready. */
export interface Site {
  /** Page of a contestant, with the gated script or without. */
  address(contestant: Contestant, parts?: { gated: boolean }): string;
  /** How many bytes an address answers with, compressed, without headers. */
  bytes(address: string): number;
  /** The paths that were asked for, in order, since this was emptied. */
  readonly requests: string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };
const pathOf = ({ slug }: Contestant, gated: boolean) => `/${slug}/${gated ? 'gated' : 'plain'}`;

/** Serves everything compressed beforehand with brotli 11, over http on this machine. */
export async function serveSite(contestants: readonly Contestant[]): Promise<Site> {
  const files = new Map<string, { body: Buffer; headers: Record<string, string> }>();
  const add = (path: string, content: string | Buffer, headers: Record<string, string>) => {
    const body = brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    files.set(path, { body, headers: { ...headers, 'content-encoding': 'br', 'content-length': String(body.length) } });
  };
  const all = {
    ...pageFiles,
    [probe]: probeFile,
    ...Object.assign({}, ...contestants.map(({ files }) => files)),
  } as Record<string, string | Buffer>;
  for (const [path, content] of Object.entries(all)) {
    add(path, content, {
      'content-type': `${types[path.split('.').at(-1)!]}; charset=utf-8`,
      'cache-control': 'max-age=3600',
    });
  }
  for (const contestant of contestants) {
    for (const gated of [false, true]) {
      const html = page(contestant.page, gated ? contestant.gated(probe) : '');
      add(pathOf(contestant, gated), html, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    }
  }

  const requests: string[] = [];
  const server = createServer(({ url = '', headers }, reply) => {
    requests.push(url);
    const file = files.get(url);
    // Chromium takes brotli over http from this machine alone; where it does not, nothing here would be true.
    if (file && !/\bbr\b/.test(String(headers['accept-encoding']))) return reply.writeHead(406).end();
    reply.writeHead(file ? 200 : 404, file?.headers).end(file?.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: (contestant, { gated } = { gated: false }) => origin + pathOf(contestant, gated),
    bytes(address) {
      const file = files.get(new URL(address, origin).pathname);
      if (!file) throw new Error(`The bench does not serve ${address}.`);
      return file.body.length;
    },
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
