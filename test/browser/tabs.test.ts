import { describe, expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { answerMatomo, hits, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** Where a browser tells of a changed cookie, and where it does not: an older one, and any browser on plain http. */
const places = {
  told: { where: 'a browser that tells of changed cookies', scheme: 'https', before: '', tells: true },
  untold: {
    where: 'a browser that does not',
    scheme: 'https',
    before: `<script>Object.defineProperty(window, 'cookieStore', { value: undefined });</script>`,
    tells: false,
  },
  plain: { where: 'any browser on plain http', scheme: 'http', before: '', tells: false },
} as const;
const film =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const chart =
  '<iframe data-service="tableau-public" data-src="https://public.tableau.com/views/A/B" title="Graf"></iframe>';
const second = { timeout: 1000 };

onEachInstall('html', (install) => {
  const at = fixture((request) => {
    if (vendors.test(request.host)) return answerMatomo(request) ?? empty(request);
    const place = places[request.path.split('/')[1] as keyof typeof places];
    return place && page({ install, script: matomo, before: place.before, main: `<h1>Side</h1>${film}${chart}` });
  });
  const views = () => pageViews(at.server);
  // By mouse: Firefox gives keys to the tab in front.
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().click();
  const asks = (tab: Tab) => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').first().isVisible();
  const frames = (tab: Tab) => tab.locator('main iframe[src]').count();
  const state = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);

  for (const [name, { where, scheme, tells }] of Object.entries(places))
    describe(`two tabs in ${where}`, unlessIn(name !== 'untold'), () => {
      const folder = `/${name}`;
      const both = async (): Promise<readonly [Tab, Tab]> => {
        const tabs = [await at.browser.fresh(), (await at.browser.context.newPage()) as Tab] as const;
        at.server.forget();
        await tabs[0].goto(`${scheme}://www.dfo.no${folder}/one`);
        await tabs[1].goto(`${scheme}://www.dfo.no${folder}/two`);
        for (const tab of tabs) {
          await expect.poll(() => asks(tab)).toBe(true);
          expect(await tab.evaluate(() => !!(window as { cookieStore?: unknown }).cookieStore)).toBe(tells);
        }
        return tabs;
      };

      test('a yes in one is a yes in the other within a second, and a no in that one is a no in the first', {
        tags: ['everywhere'],
      }, async () => {
        const [one, two] = await both();
        await press(one, 'accept');
        await expect.poll(() => asks(two), second).toBe(false);
        await expect.poll(() => views().sort(), second).toEqual([`${folder}/one`, `${folder}/two`]);
        expect(await state(two)).toBe('answered');
        await press(two, 'open');
        await press(two, 'reject');
        await expect.poll(() => one.evaluate(() => window.dfoConsent!.may('matomo')), second).toBe(false);
        const sent = hits(at.server).length;
        for (const tab of [one, two])
          await tab.evaluate(() => (window as { _paq?: unknown[] })._paq?.push(['trackEvent', 'after', 'no']));
        await one.waitForTimeout(500);
        expect(hits(at.server)).toHaveLength(sent);
        expect((await at.browser.context.cookies()).map((cookie) => cookie.name)).toEqual(['dfo-consent']);
      });

      test('a no in the second is a no in the first, which no longer asks', async () => {
        const [one, two] = await both();
        await press(two, 'reject');
        await expect.poll(() => asks(one), second).toBe(false);
        expect(await state(one)).toBe('answered');
        await one.waitForTimeout(500);
        expect(at.server.to(vendors)).toEqual([]);
      });

      test('what is remembered for an embed shows it in the other, and what is taken back takes it away there', async () => {
        const [one, two] = await both();
        for (const tab of [one, two])
          await expect.poll(() => tab.locator('main [data-dfo-consent=load]').count()).toBe(2);
        await two.evaluate(() => window.dfoConsent!.give(['vimeo', 'tableau-public']));
        await expect.poll(() => frames(one), second).toBe(2);
        await one.evaluate(() => window.dfoConsent!.refuse());
        await expect.poll(() => frames(two), second).toBe(0);
        await expect.poll(() => two.locator('main [data-dfo-consent=load]').count()).toBe(2);
        // The twin of both: it goes on, in the other direction too.
        await one.evaluate(() => window.dfoConsent!.give(['vimeo']));
        await expect.poll(() => frames(two), second).toBe(1);
      });
    });
});
