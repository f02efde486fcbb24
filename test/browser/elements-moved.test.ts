import { describe, expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** What a page's own script does with what it has: puts it in late, elsewhere, away and back. */
const waiting: Record<string, string> = {
  '<dfo-consent-embed>':
    '<dfo-consent-embed id="it" service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>',
  'an inert frame':
    '<iframe id="it" data-service="vimeo" data-src="https://player.vimeo.com/video/1?dnt=1" title="Film"></iframe>',
};
const script = '<script id="it" type="text/plain" data-service="vimeo">window.ran = (window.ran ?? 0) + 1;</script>';
const address = 'https://player.vimeo.com/video/1?dnt=1';

onEachInstall('script', (install) => {
  const at = fixture((request) => {
    const { host, path } = request;
    if (vendors.test(host)) return empty(request);
    const [what] = decodeURIComponent(path.slice(1)).split('?');
    const main = `<h1>Side</h1><div id="here">${waiting[what!] ?? (what === 'a script' ? script : '')}</div><div id="there"></div>`;
    return page({ install, main, ...(what === 'no banner' && { banner: '' }) });
  });
  const asked = () => at.server.to(vendors);
  const open = async (what: string) => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto(`https://www.dfo.no/${encodeURIComponent(what)}`);
    await tab.waitForFunction(() => window.dfoConsent);
    return tab;
  };
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
  const give = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  const refuse = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.refuse());
  const insert = (tab: Tab, html: string) =>
    tab.evaluate(
      (html) => document.querySelector('#there')!.append(document.createRange().createContextualFragment(html)),
      html,
    );
  /** Does this with whatever stands where the content was written. */
  const move = (tab: Tab, how: 'there' | 'here' | 'away') =>
    tab.evaluate((how) => {
      const kept = window as { kept?: ChildNode[] };
      kept.kept ??= [...document.querySelector('#here')!.childNodes];
      if (how === 'away') for (const node of kept.kept) node.remove();
      else document.querySelector(`#${how}`)!.append(...kept.kept);
    }, how);
  const questions = (tab: Tab) => tab.locator('#here [data-dfo-consent=load], #there [data-dfo-consent=load]').count();
  const frames = (tab: Tab) => tab.locator('#here iframe[src], #there iframe[src]').count();
  const state = async (tab: Tab) => [await questions(tab), await frames(tab)];
  const [isAsking, isShown] = [
    [1, 0],
    [0, 1],
  ];
  const settled = async (tab: Tab, expected: number[]) => {
    await expect.poll(() => state(tab)).toEqual(expected);
    await tab.waitForTimeout(250);
    expect(await state(tab)).toEqual(expected);
  };

  for (const what of Object.keys(waiting))
    describe(what, unlessIn(what === '<dfo-consent-embed>'), () => {
      test('that is put in late asks, and is shown after a yes', async () => {
        const tab = await open('empty');
        await insert(tab, waiting[what]!);
        await settled(tab, isAsking);
        expect(asked()).toEqual([]);
        await give(tab);
        await settled(tab, isShown);
        expect(asked()).toEqual([address]);
      });

      test('that is moved asks where it stands, and its button works there', async () => {
        const tab = await open(what);
        await settled(tab, isAsking);
        await move(tab, 'there');
        await settled(tab, isAsking);
        expect(asked()).toEqual([]);
        await press(tab, 'load');
        await settled(tab, isShown);
        expect(await tab.locator('#there iframe[src]').count()).toBe(1);
        expect(asked()).toEqual([address]);
      });

      test('that was away when the yes was given is shown when it comes back', async () => {
        const tab = await open(what);
        await settled(tab, isAsking);
        await move(tab, 'away');
        await give(tab);
        await tab.waitForTimeout(300);
        expect(asked()).toEqual([]);
        await move(tab, 'here');
        await settled(tab, isShown);
        expect(asked()).toEqual([address]);
      });

      test('that is away and comes back without an answer still asks', unlessIn(false), async () => {
        const tab = await open(what);
        await settled(tab, isAsking);
        await move(tab, 'away');
        await tab.waitForTimeout(100);
        await move(tab, 'there');
        await settled(tab, isAsking);
        expect(asked()).toEqual([]);
      });

      test('that is shown and moved stays shown, and goes when the permission is taken back', async () => {
        const tab = await open(what);
        await settled(tab, isAsking);
        await give(tab);
        await settled(tab, isShown);
        await move(tab, 'there');
        await settled(tab, isShown);
        await refuse(tab);
        await settled(tab, isAsking);
      });

      test(
        'that was shown, and away when the permission was taken back, is not shown when it comes back',
        unlessIn(false),
        async () => {
          const tab = await open(what);
          await settled(tab, isAsking);
          await give(tab);
          await settled(tab, isShown);
          await move(tab, 'away');
          await refuse(tab);
          at.server.requests.length = 0;
          await move(tab, 'there');
          await settled(tab, isAsking);
          expect(asked()).toEqual([]);
        },
      );
    });

  describe('an inert script', () => {
    const ran = (tab: Tab) => tab.evaluate(() => (window as { ran?: number }).ran ?? 0);
    const settledAt = async (tab: Tab, times: number) => {
      await expect.poll(() => ran(tab)).toBe(times);
      await tab.waitForTimeout(250);
      expect(await ran(tab)).toBe(times);
    };

    test('that is put in late runs after a yes, and once', unlessIn(false), async () => {
      const tab = await open('empty');
      await insert(tab, script);
      await settledAt(tab, 0);
      await give(tab);
      await settledAt(tab, 1);
    });

    test('that is moved before the yes runs after it, and once', async () => {
      const tab = await open('a script');
      await move(tab, 'there');
      await settledAt(tab, 0);
      await give(tab);
      await settledAt(tab, 1);
    });

    test('that was away when the yes was given runs when it comes back, and once', async () => {
      const tab = await open('a script');
      await move(tab, 'away');
      await give(tab);
      await settledAt(tab, 0);
      await move(tab, 'here');
      await settledAt(tab, 1);
    });

    test('that has run is moved, taken away and put back without running again', async () => {
      const tab = await open('a script');
      await give(tab);
      await settledAt(tab, 1);
      for (const how of ['there', 'away', 'here'] as const) await move(tab, how);
      await settledAt(tab, 1);
    });
  });

  describe('the banner and the control', () => {
    const banner = 'dfo-consent-banner';
    const control = 'dfo-consent-settings';
    const place = (tab: Tab, selector: string, where: string) =>
      tab.evaluate(
        ([selector, where]) => {
          const kept = window as { element?: Element };
          const element = document.querySelector(selector!) ?? kept.element!;
          kept.element = element;
          if (where) document.querySelector(where)!.append(element);
          else element.remove();
        },
        [selector, where],
      );
    const asks = (tab: Tab) => tab.locator(`${banner} [data-dfo-consent=accept]`).first().isVisible();
    const yes = async (tab: Tab) => {
      await press(tab, 'accept');
      await expect.poll(() => tab.evaluate(() => window.dfoConsent!.answer.state)).toBe('answered');
    };

    test('a banner that is moved asks where it stands, and obeys a press', unlessIn(false), async () => {
      const tab = await open('empty');
      await expect.poll(() => asks(tab)).toBe(true);
      await place(tab, banner, '#there');
      await expect.poll(() => tab.locator('#there [data-dfo-consent=accept]').isVisible()).toBe(true);
      expect(await tab.locator('[data-dfo-consent=accept]').count()).toBe(1);
      await yes(tab);
    });

    test('a banner that comes back without an answer asks, and after one given meanwhile does not', async () => {
      const tab = await open('empty');
      await expect.poll(() => asks(tab)).toBe(true);
      await place(tab, banner, '');
      await place(tab, banner, 'body');
      await expect.poll(() => asks(tab)).toBe(true);
      await place(tab, banner, '');
      await tab.evaluate(() => window.dfoConsent!.refuse());
      await place(tab, banner, 'body');
      await tab.waitForTimeout(250);
      expect(await asks(tab)).toBe(false);
      // The twin: it still opens.
      await press(tab, 'open');
      await expect.poll(() => tab.locator(`${banner} section`).isVisible()).toBe(true);
    });

    test('a banner that the page’s own script puts in late is one question with the library’s', async () => {
      const tab = await open('no banner');
      await expect.poll(() => asks(tab)).toBe(true);
      await insert(tab, '<dfo-consent-banner></dfo-consent-banner>');
      await tab.waitForTimeout(250);
      expect(await tab.locator('[data-dfo-consent=accept]:visible').count()).toBe(1);
      await yes(tab);
    });

    test('a control that is moved, taken away and put back opens the settings', async () => {
      const tab = await open('empty');
      await yes(tab);
      await place(tab, control, '#there');
      await tab.locator('#there [data-dfo-consent=open]').press('Enter');
      await expect.poll(() => tab.locator(`${banner} [data-dfo-consent=reject]`).first().isVisible()).toBe(true);
      await place(tab, control, '');
      await press(tab, 'reject');
      await place(tab, control, '#here');
      await tab.locator('#here [data-dfo-consent=open]').press('Enter');
      await expect.poll(() => tab.locator(`${banner} [data-dfo-consent=accept]`).first().isVisible()).toBe(true);
    });
  });
});
