import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { pageFiles } from '../built/page-files.js';

/** The files that pages load of the library, by their names. */
export interface OwnFiles {
  /** Stands for what is in them. */
  readonly version: string;
  send(name: string, isThisVersion: boolean, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** The best first. */
const packers = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;
type Coding = keyof typeof packers;

/** @throws RangeError where a file is missing */
export function readOwnFiles(folder: string): OwnFiles {
  const files = new Map(
    pageFiles.map((name) => {
      try {
        return [name, readFileSync(join(folder, name))] as const;
      } catch {
        throw new RangeError(
          `dfo-consent: ${join(folder, name)} is missing. Name the folder that "dfo-consent build --out" wrote with --files.`,
        );
      }
    }),
  );
  const hash = createHash('sha256');
  for (const content of files.values()) hash.update(content);
  /** Packed once, when somebody first wants it so. */
  const packed = new Map<string, Promise<Buffer>>();
  function pack(name: string, content: Buffer, coding: Coding): Promise<Buffer> {
    const key = `${coding} ${name}`;
    const known = packed.get(key) ?? packers[coding](content);
    packed.set(key, known);
    return known;
  }
  return {
    version: hash.digest('base64url').slice(0, 8),
    async send(name, isThisVersion, request, response) {
      const content = files.get(name);
      if (!content || (request.method !== 'GET' && request.method !== 'HEAD')) {
        response.statusCode = content ? 405 : 404;
        if (content) response.setHeader('Allow', 'GET, HEAD');
        return void response.end();
      }
      const accepted = String(request.headers['accept-encoding'] ?? '');
      const coding = (Object.keys(packers) as Coding[]).find((one) => isAccepted(accepted, one));
      const body = coding ? await pack(name, content, coding) : content;
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Vary', 'Accept-Encoding');
      // A copy of another age asks for files that only it had: what it gets now is not kept.
      response.setHeader('Cache-Control', isThisVersion ? 'public, max-age=31536000, immutable' : 'no-store');
      if (coding) response.setHeader('Content-Encoding', coding);
      response.setHeader('Content-Length', String(body.length));
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding; what is worth nothing is refused. */
const isAccepted = (accepted: string, coding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name = '', ...more] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !more.some((part) => /^q\s*=\s*0(\.0*)?$/.test(part));
  });
