import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { presetOf, presetOfAsker, slowness } from './as-browser.js';
import { assets, isAsset } from './assets.js';
import { whoIs } from './hosts.js';
import { manual } from './manual.js';
import type { RequestLog } from './log.js';
import type { Scripts } from './scripts.js';
import { indexPages } from './sites/index-pages.js';
import { playground } from './sites/playground.js';
import { sitePages } from './sites/site-pages.js';
import { answerVendor } from './vendors/answer-vendor.js';

/** Everything behind the port: the host name of each request says who answers it. */
export function makeApp(log: RequestLog, scripts: Scripts): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    const { hostname, pathname, search } = new URL(c.req.url);
    // The test tool asks once a second for what is new; that would push out what it asks for.
    if (pathname.startsWith('/__qa/')) return;
    const who = whoIs(hostname);
    log.add({
      time: Date.now(),
      host: hostname,
      method: c.req.method,
      path: pathname + search,
      referer: c.req.header('referer') ?? '',
      cookie: c.req.header('cookie') ?? '',
      setCookie: c.res.headers.getSetCookie(),
      kind: who.kind === 'vendor' ? 'vendor' : isAsset(pathname) ? 'own' : 'site',
      ...(who.kind === 'vendor' && { vendor: who.service }),
    });
  });

  app.use(async (c, next) => {
    const url = new URL(c.req.url);
    const isSlow = (presetOf(url) ?? presetOfAsker(url, c.req.header('referer'))) === 'slow';
    if (isSlow && !url.pathname.startsWith('/__qa/')) await setTimeout(slowness);
    return next();
  });

  app.use(async (c, next) => {
    const who = whoIs(new URL(c.req.url).hostname);
    if (who.kind === 'vendor') return answerVendor(c, who.vendor, scripts);
    return next();
  });

  app.get('/__qa/requests', (c) => {
    const { hostname } = new URL(c.req.url);
    // Cookies that are HttpOnly are out of the page's sight, but not out of the server's.
    const cookies = (c.req.header('cookie') ?? '').split(/;\s*/).flatMap((pair) => pair.split('=')[0] || []);
    c.header('cache-control', 'no-store');
    return c.json({ cookies, requests: log.causedBy(hostname, Number(c.req.query('since') ?? 0)) });
  });

  app.post('/__qa/forget', (c) => {
    log.forget(new URL(c.req.url).hostname);
    return c.body(null, 204);
  });

  app.route('/', assets(scripts));

  // Each of these has a policy of its own; the first that answers sends it.
  const index = new Hono().route('/', manual()).route('/', playground()).route('/', indexPages());
  const pages = sitePages();
  app.all('*', (c) => {
    const { hostname } = new URL(c.req.url);
    const who = whoIs(hostname);
    if (who.kind === 'index') return index.fetch(c.req.raw);
    if (who.kind === 'site') return pages.fetch(c.req.raw);
    return c.text(`The demo has no site with the name ${hostname}. The list is on 127.0.0.1.\n`, 404);
  });
  return app;
}
