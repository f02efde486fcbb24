/** `gatePages` in Fastify: a hook before all others. */
import { Readable } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, test, vi } from 'vitest';
import { gatePages } from '../../src/server/index.js';
import { cookies } from './gated.js';
import { ask, atEnd, liveIn, page, vendor } from './servers.js';

async function start(routes: (app: FastifyInstance) => void, options = {}): Promise<number> {
  const app = fastify({ forceCloseConnections: true });
  const gate = gatePages({ site: 'dfo.no', ...options });
  app.addHook('onRequest', (request, reply, done) => gate(request.raw, reply.raw, done as never));
  routes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  atEnd(() => app.close());
  return (app.server.address() as { port: number }).port;
}
const type = 'text/html; charset=utf-8';

test.each<[string, (app: FastifyInstance) => void]>([
  ['as a text', (app) => app.get('/', (_, reply) => reply.type(type).send(page()))],
  ['as bytes', (app) => app.get('/', (_, reply) => reply.type(type).send(Buffer.from(page())))],
  [
    'by a stream',
    (app) => app.get('/', (_, reply) => reply.type(type).send(Readable.from([page().slice(0, 60), page().slice(60)]))),
  ],
  ['as a web stream', (app) => app.get('/', (_, reply) => reply.type(type).send(new Response(page()).body))],
  [
    'as what an async handler gives',
    (app) =>
      app.get('/', async (_, reply) => {
        reply.type(type);
        return page();
      }),
  ],
  [
    'by Node’s own response',
    (app) =>
      app.get('/', (_, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { 'Content-Type': type });
        reply.raw.end(page());
      }),
  ],
])('a page is gated that is sent %s', async (_, routes) => {
  const { status, text, headers } = await ask(await start(routes));
  expect(status).toBe(200);
  expect(text).toContain('data-dfo-src');
  expect(text).toContain('<dfo-consent-banner');
  expect(liveIn(text)).toEqual([]);
  expect(headers).toMatchObject({
    vary: 'Cookie',
    'content-security-policy': expect.any(String),
    'transfer-encoding': 'chunked',
  });
  expect(headers).not.toHaveProperty('content-length');
});

describe('what is no page stays as it is', () => {
  test('JSON, files and nothing', async () => {
    const port = await start((app) => {
      app.get('/json', async () => ({ html: vendor }));
      app.get('/a.css', (_, reply) => reply.type('text/css').send('a{}'));
      app.get('/empty', (_, reply) => reply.code(204).send());
    });
    const json = await ask(port, '/json');
    expect(JSON.parse(json.text)).toEqual({ html: vendor });
    expect(json.headers).not.toHaveProperty('content-security-policy');
    expect(await ask(port, '/a.css')).toMatchObject({ text: 'a{}', headers: { 'content-length': '3' } });
    expect(await ask(port, '/empty')).toMatchObject({ status: 204, text: '' });
  });
});

test('a request for the head alone, and conditions', async () => {
  const port = await start((app) =>
    app.get('/', (request, reply) => {
      reply.type(type).header('ETag', '"v1"');
      return request.headers['if-none-match'] === '"v1"' ? reply.code(304).send() : reply.send(page());
    }),
  );
  const head = await ask(port, '/', { method: 'HEAD' });
  expect([head.text, head.headers['content-length'], head.headers.vary]).toEqual(['', undefined, 'Cookie']);
  const { etag } = (await ask(port)).headers;
  expect((await ask(port, '/', { headers: { 'If-None-Match': etag! } })).status).toBe(304);
  expect((await ask(port, '/', { headers: { 'If-None-Match': etag!, Cookie: cookies.yes } })).status).toBe(200);
  expect((await ask(port, '/', { headers: { 'If-None-Match': '"v1"', Accept: 'text/html' } })).status).toBe(200);
});

test('what goes wrong is a page of its own, or cut, or 502', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  atEnd(() => told.mockRestore());
  const port = await start((app) => {
    app.get('/throws', async () => {
      throw new Error('Oops');
    });
    app.get('/breaks', (_, reply) =>
      reply.type(type).send(
        new Readable({
          read() {
            this.push(page());
            setImmediate(() => this.destroy(new Error('Oops')));
          },
        }),
      ),
    );
    app.get('/gate', (_, reply) => reply.type(type).send('<script src="https://player.vim'));
    app.setErrorHandler((error, _, reply) =>
      reply
        .code(500)
        .type(type)
        .send(page(`${vendor}${(error as Error).message}`)),
    );
  });
  expect(await ask(port, '/throws')).toMatchObject({ status: 500, text: expect.stringContaining('data-dfo-src') });
  expect((await ask(port, '/breaks').catch(() => ({ isWhole: false }))).isWhole).toBe(false);
  expect(await ask(port, '/gate')).toMatchObject({
    status: 502,
    text: expect.stringContaining('middle of an address'),
  });
  expect(told).toHaveBeenCalled();
});
