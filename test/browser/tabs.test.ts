import { describe, expect, test } from 'vitest';
import { empty, fixture, ownBrowser, vendors } from '../harness/fixture.js';
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
/** A page without a clock of its own: the test lets its intervals go by. */
const clocked = `<script>
Object.defineProperty(window, 'cookieStore', { value: undefined });
window.intervals = [];
window.setInterval = (run, time) => intervals.push({ run, time });
</script>`;
const film =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const chart =
  '<iframe data-service="tableau-public" data-src="https://public.tableau.com/views/A/B" title="Graf"></iframe>';

onEachInstall('html', (install) => {
  const at = fixture((request) => {
    if (vendors.test(request.host)) return answerMatomo(request) ?? empty(request);
    const name = request.path.split('/')[1]!;
    const before = name === 'clocked' ? clocked : places[name as keyof typeof places]?.before;
    return before === undefined
      ? undefined
      : page({ install, script: matomo, before, main: `<h1>Side</h1>${film}${chart}` });
  }, ownBrowser);
  const views = () => pageViews(at.server);
  // By mouse: Firefox gives keys to the tab in front.
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().click();
  const asks = (tab: Tab) => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').first().isVisible();
  const frames = (tab: Tab) => tab.locator('main iframe[src]').count();
  const state = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);

  test('what a browser does not tell is seen within a second (R99)', unlessIn(install === 'html'), async () => {
    const tab = await at.browser.fresh();
    await tab.goto('https://www.dfo.no/clocked/one');
    await tab.waitForFunction(() => window.dfoConsent?.answer.state === 'unanswered');
    const states = await tab.evaluate(() => {
      const { intervals } = window as unknown as { intervals: { run(): void; time: number }[] };
      const state = () => window.dfoConsent!.answer.state;
      const day = Math.floor(Date.now() / 86_400_000).toString(36);
      document.cookie = `dfo-consent=1.${day}..xiX`;
      const before = state();
      for (const { run, time } of intervals) if (time <= 1000) run();
      return [before, state()];
    });
    expect(states).toEqual(['unanswered', 'answered']);
    await expect.poll(() => asks(tab)).toBe(false);
  });

  for (const [name, { where, scheme, tells }] of Object.entries(places))
    describe(`two tabs in ${where}`, unlessIn(name === 'told'), () => {
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

      test('a yes in one is a yes in the other, and a no in that one is a no in the first', {
        tags: ['everywhere'],
      }, async () => {
        const [one, two] = await both();
        await press(one, 'accept');
        await expect.poll(() => asks(two)).toBe(false);
        await expect.poll(() => views().sort()).toEqual([`${folder}/one`, `${folder}/two`]);
        expect(await state(two)).toBe('answered');
        await press(two, 'open');
        await press(two, 'reject');
        await expect.poll(() => one.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
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
        await expect.poll(() => asks(one)).toBe(false);
        expect(await state(one)).toBe('answered');
        await one.waitForTimeout(500);
        expect(at.server.to(vendors)).toEqual([]);
      });

      test('what is remembered for an embed shows it in the other, and what is taken back takes it away there', async () => {
        const [one, two] = await both();
        for (const tab of [one, two])
          await expect.poll(() => tab.locator('main [data-dfo-consent=load]').count()).toBe(2);
        await two.evaluate(() => window.dfoConsent!.give(['vimeo', 'tableau-public']));
        await expect.poll(() => frames(one)).toBe(2);
        await one.evaluate(() => window.dfoConsent!.refuse());
        await expect.poll(() => frames(two)).toBe(0);
        await expect.poll(() => two.locator('main [data-dfo-consent=load]').count()).toBe(2);
        // The twin of both: it goes on, in the other direction too.
        await one.evaluate(() => window.dfoConsent!.give(['vimeo']));
        await expect.poll(() => frames(two)).toBe(1);
      });

      test('what another has answered in the same moment stays: a press adds to it', async () => {
        const [, other] = await both();
        await other.evaluate(() => window.dfoConsent!.give(['vimeo']));
        const elsewhere = await other.evaluate(() => document.cookie);
        const [one] = await both();
        await one.waitForFunction(() => window.dfoConsent?.answer.state === 'unanswered');
        // One task: no browser and no clock tells of the cookie before the press.
        const [film, counting] = await one.evaluate((cookie) => {
          document.cookie = cookie;
          const { shadowRoot } = document.querySelector('dfo-consent-banner')!;
          shadowRoot!.querySelector<HTMLElement>('[data-dfo-consent=reject]')!.click();
          return [window.dfoConsent!.may('vimeo'), window.dfoConsent!.may('matomo')];
        }, elsewhere);
        expect([film, counting]).toEqual([true, false]);
        await one.reload();
        await expect.poll(() => frames(one)).toBe(1);
        expect(await asks(one)).toBe(false);
      });
    });
});
