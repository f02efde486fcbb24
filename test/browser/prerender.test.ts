import { afterEach, afterAll, beforeAll, expect, test } from 'vitest';
import { empty, vendors } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import { createPilot, openSelfDriven } from '../harness/self-driven.js';
import { onEveryInstall, matomo, page, serve, type Server } from '../harness/serve.js';

/** The page that is prerendered, from the page that has rules for it. */
const [landing, next] = ['/landing', '/next'];
const rules = `<script type="speculationrules">{ "prerender": [{ "urls": ["${next}"], "eagerness": "immediate" }] }</script>`;
const main = `<h1>Side</h1>
<script type="text/plain" data-service="matomo">window.ran = (window.ran ?? 0) + 1;</script>
<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film"></iframe>`;

onEveryInstall('html', (install) => {
  const pilot = createPilot();
  let server: Server;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    server = await serve((request) => {
      const { host, path } = request;
      if (vendors.test(host)) return answerMatomo(request) ?? empty(request);
      if (path === '/favicon.ico') return undefined;
      const parts = { install, script: matomo, before: pilot.script };
      return (
        pilot.reply(request) ??
        (path === next ? page({ ...parts, main }) : page({ ...parts, head: path === landing ? rules : '' }))
      );
    });
  });
  afterEach(() => close?.());
  afterAll(() => server.close());

  // Some ways of installing come a little after the page.
  const say = (path: string, call: string) =>
    pilot.run(
      path,
      `(async () => { while (!window.dfoConsent) await new Promise(requestAnimationFrame); window.dfoConsent.${call}; })()`,
    );
  const go = (from: string, to: string) => pilot.run(from, `setTimeout(() => { location.href = '${to}'; }), 0`);
  const views = () => pageViews(server).filter((address) => address === next);
  const asks = () =>
    pilot.run(
      next,
      `(() => { const banner = document.querySelector('dfo-consent-banner'); return !!banner?.shadowRoot?.querySelector('[data-dfo-consent=accept]')?.checkVisibility(); })()`,
    );
  /** What optional things there are in the page, by name. */
  const runs = () =>
    pilot.run(
      next,
      `Object.entries({ tracker: window.Matomo, script: window.ran, frame: document.querySelector('iframe[src]') }).filter(([, is]) => is).map(([name]) => name)`,
    );

  /** Has the page prerendered for a visitor who has said this before, and makes sure that it is. */
  const prerendered = async (said?: string) => {
    server.forget();
    close = openSelfDriven(server.ports, 'https://www.dfo.no/start');
    if (said) await say('/start', said);
    await go('/start', landing);
    await expect.poll(() => pilot.run(next, 'document.prerendering'), { timeout: 10_000 }).toBe(true);
    await new Promise((done) => setTimeout(done, 700));
    expect(await runs()).toEqual([]);
    expect(views()).toEqual([]);
  };
  /** Goes there, and makes sure that it is the page that was prerendered. */
  const activate = async () => {
    await go(landing, next);
    await expect.poll(() => pilot.run(next, 'document.prerendering')).toBe(false);
    expect(
      await pilot.run<number>(next, `performance.getEntriesByType('navigation')[0].activationStart`),
    ).toBeGreaterThan(0);
  };
  const settled = async (expected: readonly string[]) => {
    await expect.poll(views).toEqual(expected);
    await new Promise((done) => setTimeout(done, 500));
    expect(views()).toEqual(expected);
  };

  test('what is accepted starts when the page is seen, and counts one page view', async () => {
    await prerendered(`give(['statistics', 'vimeo'])`);
    await activate();
    await settled([next]);
    await expect.poll(runs).toEqual(['tracker', 'script', 'frame']);
    expect(await pilot.run(next, 'window.ran')).toBe(1);
    expect(await asks()).toBe(false);
  });

  test('a yes that is given meanwhile holds: it does not ask, and counts one page view', {
    tags: ['matrix'],
  }, async () => {
    await prerendered();
    await say(landing, `give(['statistics'])`);
    await new Promise((done) => setTimeout(done, 500));
    expect(await runs()).toEqual([]);
    await activate();
    await expect.poll(asks).toBe(false);
    await settled([next]);
  });

  test('a no that is given meanwhile holds: nothing runs, and nothing is stored', { tags: ['matrix'] }, async () => {
    await prerendered(`give(['statistics', 'vimeo'])`);
    await say(landing, 'refuse()');
    await activate();
    await settled([]);
    expect(await runs()).toEqual([]);
    expect(await asks()).toBe(false);
    expect(await pilot.run(next, 'document.cookie')).toMatch(/^dfo-consent=[^;]+$/);
  });

  test('without an answer it asks when it is seen, nothing runs, and a yes there counts one page view', async () => {
    await prerendered();
    await activate();
    await expect.poll(asks).toBe(true);
    await settled([]);
    expect(await runs()).toEqual([]);
    expect(server.to(vendors)).toEqual([]);
    await say(next, `give(['statistics'])`);
    await settled([next]);
  });
});
