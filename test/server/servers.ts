import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestListener, type RequestOptions } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Dom, defaultTreeAdapter as tree } from 'parse5';
import { pageFiles } from '../../src/built/page-files.js';
import { serve, type ServeOptions, type Serving } from '../../src/server/serve.js';

const endings: (() => unknown)[] = [];
/** What a test has begun ends with it, the last first: test/server/end-with-test.ts sees to that. */
export const atEnd = (end: () => unknown): void => void endings.push(end);
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

export interface Behind {
  readonly port: number;
  readonly origin: string;
  /** What it was asked, in order. */
  readonly asked: readonly IncomingMessage[];
  /** Connections that it has been given in all, and those that are open. */
  readonly connections: { all: number; open: ReadonlySet<Socket> };
}

/** A server behind, in Node. */
export async function behind(handler: RequestListener): Promise<Behind> {
  const asked: IncomingMessage[] = [];
  const open = new Set<Socket>();
  const connections = { all: 0, open };
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    asked.push(request);
    response.on('error', () => {});
    handler(request, response);
  });
  server.on('connection', (socket) => {
    connections.all++;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  atEnd(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}`, asked, connections };
}

/** A server behind that says what it wants, byte for byte, whatever it is asked. */
export async function behindRaw(answer: (socket: Socket, head: string) => void): Promise<Behind> {
  const open = new Set<Socket>();
  const connections = { all: 0, open };
  const server = createTcpServer((socket) => {
    connections.all++;
    open.add(socket);
    socket.on('error', () => {}).once('close', () => open.delete(socket));
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const whole = head;
      head = '';
      answer(socket, whole);
    });
  });
  atEnd(() => {
    for (const socket of open) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}`, asked: [], connections };
}

/** Stands for the library's files where nobody loads them. It stays: all tests of this machine have the same. */
const files = join(tmpdir(), 'dfo-consent-files');
mkdirSync(files, { recursive: true });
for (const name of pageFiles) writeFileSync(join(files, name), `// ${name}\n`);

export type Line = Readonly<Record<string, unknown>>;

/** `serve` in front of it, as dfo.no, with its log. */
export async function inFront(
  upstream: string,
  options: Partial<ServeOptions> = {},
): Promise<Serving & { readonly lines: readonly Line[] }> {
  const lines: Line[] = [];
  const serving = await serve({
    site: 'dfo.no',
    upstream,
    port: 0,
    files,
    graceSeconds: 0.2,
    log: (line) => void lines.push(line),
    ...options,
  });
  atEnd(() => serving.stop());
  return { ...serving, lines };
}

/** Both at once, behind pages of one kind. */
export async function inFrontOf(handler: RequestListener, options: Partial<ServeOptions> = {}) {
  const server = await behind(handler);
  const front = await inFront(server.origin, options);
  return { ...front, behind: server };
}

export interface Answer {
  readonly status: number;
  readonly message: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly rawTrailers: readonly string[];
  readonly bytes: Buffer;
  readonly text: string;
  /** Whether it came to its end. */
  readonly isWhole: boolean;
}

export interface Asking extends RequestOptions {
  readonly body?: string | Uint8Array | undefined;
}

/** Asks a port of this machine, as exactly as Node lets one. */
export function ask(port: number, path = '/', { body, ...options }: Asking = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request({ port, host: '127.0.0.1', path, agent: false, ...options }, (response) => {
      // What breaks now is told by `isWhole`.
      asking.off('error', fail).on('error', () => {});
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
      response.once('close', () => {
        const bytes = Buffer.concat(chunks);
        done({
          status: response.statusCode!,
          message: response.statusMessage!,
          headers: response.headers,
          rawHeaders: response.rawHeaders,
          rawTrailers: response.rawTrailers,
          bytes,
          text: bytes.toString('utf8'),
          isWhole: response.complete,
        });
      });
    });
    asking.once('error', fail);
    asking.end(body);
  });
}

/** Sends bytes, and gives all that comes back until the other end closes. */
export function raw(port: number, bytes: string | Uint8Array, isLast = false): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => {}).once('close', () => done(text));
    if (isLast) socket.end(bytes);
    else socket.write(bytes);
    atEnd(() => socket.destroy());
  });
}

export const html = { 'Content-Type': 'text/html; charset=utf-8' };
export const vendor = '<iframe src="https://player.vimeo.com/video/1" title="Film"></iframe>';
export const page = (body = vendor, lang = 'nb') =>
  `<!doctype html><html lang="${lang}"><head><title>Side</title></head><body><h1>Blåbær</h1>${body}<footer>Bunn</footer></body></html>`;
const vendors = /^\s*(https?:)?\/\/([\w-]+\.)*(vimeo|vimeocdn|acast|tableau)\.com/i;
const fetching = new Set('audio embed frame iframe image img input link object script source track video'.split(' '));
/** What a browser would fetch of a vendor, as parse5 reads the page: it knows nothing of the gate. */
export function liveIn(html: string): string[] {
  const found: string[] = [];
  const visit = (node: Dom.Node): void => {
    const isFetching = tree.isElementNode(node) && fetching.has(node.tagName);
    if (isFetching && !node.attrs.some(({ name, value }) => name === 'type' && value === 'text/plain'))
      for (const { name, value } of node.attrs)
        if (/^(src|href|data|poster)$/.test(name) && vendors.test(value))
          found.push(`<${node.tagName} ${name}="${value}">`);
    if ('content' in node) visit((node as Dom.Template).content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  for (const scriptingEnabled of [true, false]) visit(parse(html, { scriptingEnabled }));
  return found;
}
