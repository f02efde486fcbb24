import { describe, expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, matomo, page } from '../harness/serve.js';
import { unlessIn, type Tag } from '../harness/tags.js';

/** What the page sees of its own return; kept across it, as everything in a kept page is. */
const watchesReturn = `<script>
addEventListener('pageshow', ({ persisted }) => { window.isReturned = persisted; });
window.hasLoaded = new WeakSet();
document.addEventListener('load', ({ target }) => window.hasLoaded.add(target), true);
</script>`;
const film =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const chart =
  '<iframe data-service="tableau-public" data-src="https://public.tableau.com/views/A/B" title="Graf"></iframe>';

/** How a browser comes to the page before: it has kept it whole, or it fetches it anew. */
const ways = {
  kept: { headers: {}, head: '', isKept: true },
  // Not even no-store keeps a browser from keeping it, where no cookie changes; a listener of the old kind does.
  fetched: {
    headers: { 'cache-control': 'no-store' },
    head: `<script>addEventListener('unload', () => {});</script>`,
    isKept: false,
  },
} as const;

onEachInstall('script', (install) => {
  const at = fixture((request) => {
    if (vendors.test(request.host)) return answerMatomo(request) ?? empty(request);
    const way = request.path.split('/')[1] as keyof typeof ways;
    if (!ways[way]) return undefined;
    const { headers, head } = ways[way];
    const body = page({ install, script: matomo, head, before: watchesReturn, main: `<h1>Side</h1>${film}${chart}` });
    return { headers, body };
  });
  const views = () => pageViews(at.server);
  const visit = async (path: string) => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto(`https://www.dfo.no${path}`);
    return tab;
  };
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
  const asks = (tab: Tab) => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').first().isVisible();
  const frames = (tab: Tab) => tab.locator('main iframe[src]').count();
  const stored = async () => (await at.browser.context.cookies()).map(({ name }) => name.replace(/\..*/, '')).sort();
  /** Goes to another page when this one has come to rest: browsers keep no page whose frames are still loading. */
  const leave = async (tab: Tab, path: string) => {
    await expect.poll(() => tab.locator('main [data-dfo-consent=load], main iframe[src]').count()).toBe(2);
    await tab.waitForFunction(() =>
      [...document.querySelectorAll('main iframe[src]')].every((one) =>
        (window as unknown as { hasLoaded: WeakSet<Element> }).hasLoaded.has(one),
      ),
    );
    await tab.waitForTimeout(300);
    await tab.goto(`https://www.dfo.no${path}`);
  };
  /** Goes through the history, and makes sure that the browser did with the page what the test is about. */
  const go = async (tab: Tab, how: 'back' | 'forward', path: string, isKept: boolean) => {
    await tab.evaluate((how) => setTimeout(() => history[how]()), how);
    await tab.waitForFunction((path) => location.pathname === path && 'isReturned' in window, path);
    const [isReturned, why] = await tab.evaluate(() => [
      (window as { isReturned?: boolean }).isReturned,
      JSON.stringify(
        (performance.getEntriesByType('navigation')[0] as { notRestoredReasons?: unknown }).notRestoredReasons,
      ),
    ]);
    expect(isReturned, why as string).toBe(isKept);
  };

  for (const [way, { isKept }] of Object.entries(ways))
    describe(`Back to a page that the browser has ${way} (R100)`, unlessIn(isKept), () => {
      const tags: Tag[] = isKept ? ['everywhere'] : [];
      const [first, next] = [`/${way}/first`, `/${way}/next`];

      test('a yes on the page after it holds there: it no longer asks, and counts the view', { tags }, async () => {
        const tab = await visit(first);
        await expect.poll(() => asks(tab)).toBe(true);
        await leave(tab, next);
        await press(tab, 'accept');
        await expect.poll(views).toEqual([next]);
        await go(tab, 'back', first, isKept);
        await expect.poll(() => asks(tab)).toBe(false);
        await expect.poll(views).toEqual([next, first]);
        await tab.waitForTimeout(500);
        expect(views()).toEqual([next, first]);
      });

      test('a no on the page after it holds there: it no longer asks, and nothing runs', async () => {
        const tab = await visit(first);
        await expect.poll(() => asks(tab)).toBe(true);
        await leave(tab, next);
        await press(tab, 'reject');
        await go(tab, 'back', first, isKept);
        await expect.poll(() => asks(tab)).toBe(false);
        await tab.waitForTimeout(500);
        expect(at.server.to(vendors)).toEqual([]);
      });

      test('without an answer it still asks, and nothing runs', unlessIn(false), async () => {
        const tab = await visit(first);
        await leave(tab, next);
        await go(tab, 'back', first, isKept);
        await tab.waitForTimeout(500);
        expect(await asks(tab)).toBe(true);
        expect(at.server.to(vendors)).toEqual([]);
        expect(await stored()).toEqual([]);
      });

      test('landing, reload, the next page, Back and Forward are one page view each', async () => {
        const tab = await visit(first);
        await press(tab, 'accept');
        await expect.poll(views).toEqual([first]);
        await tab.reload();
        await expect.poll(views).toEqual([first, first]);
        await leave(tab, next);
        await expect.poll(views).toEqual([first, first, next]);
        await tab.waitForTimeout(300);
        await go(tab, 'back', first, isKept);
        await expect.poll(views).toEqual([first, first, next, first]);
        await tab.waitForTimeout(300);
        await go(tab, 'forward', next, isKept);
        await expect.poll(views).toEqual([first, first, next, first, next]);
        await tab.waitForTimeout(500);
        expect(views()).toEqual([first, first, next, first, next]);
      });

      test('what was taken back on the page after it is gone there: no embed, no tracker, nothing stored', {
        tags,
      }, async () => {
        const tab = await visit(first);
        await press(tab, 'accept');
        await tab.evaluate(() => window.dfoConsent!.give(['vimeo', 'tableau-public']));
        await expect.poll(() => frames(tab)).toBe(2);
        await expect.poll(views).toEqual([first]);
        await leave(tab, next);
        // The twin: what is accepted is there, and stored.
        await expect.poll(() => frames(tab)).toBe(2);
        await expect.poll(views).toEqual([first, next]);
        expect(await stored()).toEqual(['_pk_id', '_pk_ses', 'dfo-consent']);
        await tab.evaluate(() => window.dfoConsent!.refuse());
        await expect.poll(() => frames(tab)).toBe(0);
        at.server.requests.length = 0;
        await go(tab, 'back', first, isKept);
        await expect.poll(() => frames(tab)).toBe(0);
        await expect.poll(() => tab.locator('main [data-dfo-consent=load]').count()).toBe(2);
        await tab.evaluate(() => (window as { _paq?: unknown[] })._paq?.push(['trackEvent', 'after', 'no']));
        await tab.waitForTimeout(500);
        expect(at.server.to(vendors)).toEqual([]);
        expect(await stored()).toEqual(['dfo-consent']);
        expect(await asks(tab)).toBe(false);
      });
    });
});
