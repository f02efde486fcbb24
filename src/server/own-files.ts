import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pageFiles } from '../built/page-files.js';

/** The files that pages load of the library, by their names, packed once. */
export interface OwnFiles {
  /** Stands for what is in them. */
  readonly version: string;
  send(name: string, isThisVersion: boolean, request: IncomingMessage, response: ServerResponse): void;
}

/** @throws RangeError where a file is missing */
export function readOwnFiles(folder: string): OwnFiles {
  const files = new Map(
    pageFiles.map((name) => {
      let content: Buffer;
      try {
        content = readFileSync(join(folder, name));
      } catch {
        throw new RangeError(
          `dfo-consent: ${join(folder, name)} is missing. Name the folder that "dfo-consent build --out" wrote with --files.`,
        );
      }
      return [name, { identity: content, br: brotliCompressSync(content), gzip: gzipSync(content) }] as const;
    }),
  );
  const hash = createHash('sha256');
  for (const { identity } of files.values()) hash.update(identity);
  return {
    version: hash.digest('base64url').slice(0, 8),
    send(name, isThisVersion, request, response) {
      const file = files.get(name);
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
        response.statusCode = file ? 405 : 404;
        return void response.end();
      }
      const accepted = request.headers['accept-encoding'] ?? '';
      const coding = (['br', 'gzip'] as const).find((one) =>
        new RegExp(`(^|[,\\s])${one}($|[,;\\s])`).test(String(accepted)),
      );
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Vary', 'Accept-Encoding');
      // A copy of another age asks for files that only it had: what it gets now is not kept.
      response.setHeader('Cache-Control', isThisVersion ? 'public, max-age=31536000, immutable' : 'no-store');
      if (coding) response.setHeader('Content-Encoding', coding);
      const body = file[coding ?? 'identity'];
      response.setHeader('Content-Length', String(body.length));
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}
