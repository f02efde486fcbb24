/** `dfo-consent try`: a live site as if it stood on this machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../registry/index.js';
import { openLiveSite, type LiveSite } from '../../src/server/live-site.js';
import { serve, type Serving } from '../../src/server/serve.js';

const asked: { method: string; url: string; userAgent: string; referer: string | undefined }[] = [];
let live: Server;
let site: LiveSite;
let serving: Serving;
let origin = '';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '', headers } = request;
  asked.push({ method, url, userAgent: String(headers['user-agent']), referer: headers.referer });
  if (url === '/moved') return void response.writeHead(302, { location: `${origin}/page` }).end();
  if (url === '/data.json')
    return void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ next: `${origin}/page` }).replaceAll('/', '\\/'));
  if (url === '/picture')
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([1, 2, 255]));
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'set-cookie': '__Host-sid=1; Secure; Domain=live.example; SameSite=None; Path=/; HttpOnly',
    'strict-transport-security': 'max-age=9',
    'content-security-policy': "upgrade-insecure-requests; img-src 'self'",
  });
  response.end(
    `<!doctype html><html lang="nb"><title>Side</title><body><a href="${origin}/page?a=1#b">her</a> <a href="${origin}.evil.example/">en annen</a>
<iframe src="https://player.vimeo.com/video/1" title="Film"></iframe><iframe src="https://stranger.example/<&"></iframe><footer></footer>`,
  );
}

beforeAll(async () => {
  live = createServer(answer);
  await new Promise<void>((done) => live.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(live.address() as AddressInfo).port}`;
  const local = 'http://127.0.0.1:9';
  const gate = { registry, site: 'dfo.no', allowed: ['127.0.0.1:9'] } as const;
  site = await openLiveSite({ origin, local, gate, sends: false, token: 'dfo-consent-try/1' });
  serving = await serve({
    ...gate,
    upstream: `http://127.0.0.1:${site.port}`,
    port: 0,
    files: 'dist',
    graceSeconds: 1,
    log: () => {},
  });
});
afterAll(async () => {
  await serving?.stop();
  await site?.close();
  live?.close();
  live?.closeAllConnections();
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${serving.port}${path}`, {
    redirect: 'manual',
    headers: { referer: 'http://x.example/', 'user-agent': 'Browser/1' },
    ...init,
  });

describe('a live site on this machine', () => {
  test('leads to itself, and to no host that only begins alike', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('<a href="http://127.0.0.1:9/page?a=1#b">');
    expect(page).toContain(`<a href="${origin}.evil.example/">`);
    expect((await get('/moved')).headers.get('location')).toBe('http://127.0.0.1:9/page');
    expect(await (await get('/data.json')).json()).toEqual({ next: 'http://127.0.0.1:9/page' });
    expect(Buffer.from(await (await get('/picture')).arrayBuffer())).toEqual(Buffer.from([1, 2, 255]));
  });

  test('has cookies that a browser keeps here, and nothing that sends it to https', async () => {
    const { headers } = await get('/');
    expect(headers.getSetCookie()).toEqual(['sid=1; Path=/; HttpOnly']);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('content-security-policy')).toContain("img-src 'self'");
  });

  test('is gated, asks, and says below what waits, what would have left and what nobody knows', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1"');
    expect(page).toContain('<dfo-consent-banner');
    const panel = page.slice(page.indexOf('<dfo-consent-look>'));
    expect(panel).toMatch(/Held until a yes<\/h3><ul><li><strong>vimeo<\/strong>/);
    expect(panel).toMatch(/Would have left at once<\/h3><ul><li><code>https:\/\/player\.vimeo\.com\/video\/1<\/code>/);
    expect(panel).toMatch(
      /Nobody has described<\/h3><ul><li><code>&lt;iframe&gt;<\/code> in line 2: <code>stranger\.example/,
    );
  });

  test('names itself, tells no referrer, and is sent nothing', async () => {
    asked.length = 0;
    expect((await get('/', { method: 'POST', body: 'a=1' })).status).toBe(405);
    expect(asked).toEqual([]);
    await get('/page');
    expect(asked).toEqual([
      { method: 'GET', url: '/page', userAgent: 'Browser/1 dfo-consent-try/1', referer: undefined },
    ]);
  });

  test('says so where it cannot be reached', async () => {
    const nowhere = await openLiveSite({
      origin: 'http://127.0.0.1:1',
      local: 'http://127.0.0.1:9',
      gate: { registry, site: 'dfo.no' },
      sends: false,
      token: '',
    });
    try {
      const response = await fetch(`http://127.0.0.1:${nowhere.port}/`);
      expect(response.status).toBe(502);
      expect(await response.text()).toMatch(/^http:\/\/127\.0\.0\.1:1 cannot be shown: /);
    } finally {
      await nowhere.close();
    }
  });
});
