import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page } from '../harness/serve.js';
import type { Tag } from '../harness/tags.js';

onEachInstall('script', (install) => {
  const at = fixture(({ path }) => (path.startsWith('/p') || path === '/' ? page({ install }) : undefined));
  const site = 'https://www.dfo.no/';
  const open = async (cookie?: string) => {
    const tab = await at.browser.fresh();
    if (cookie !== undefined) {
      await at.browser.context.addCookies([{ name: 'dfo-consent', value: cookie, url: site }]);
    }
    await tab.goto(site);
    return tab;
  };
  const cookies = () => at.browser.context.cookies();
  /** Answers; what obeys the press may have to come first. */
  const press = async (tab: Tab, hook: string) => {
    await tab.locator(`[data-dfo-consent=${hook}]`).first().click();
    await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'answered');
  };
  const state = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);

  test('nothing is stored before an answer, and after one just the answer (R1, R16)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await open();
    expect(await cookies()).toEqual([]);
    expect(await state(tab)).toBe('unanswered');
    await press(tab, 'reject');
    expect((await cookies()).map(({ name }) => name)).toEqual(['dfo-consent']);
    expect(await state(tab)).toBe('answered');
    expect(await tab.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test('yes and no are stored alike: host-only, Lax, Secure, 180 days, under 60 bytes (R22, R23)', async () => {
    const stored = [];
    for (const hook of ['accept', 'reject']) {
      const tab = await open();
      await press(tab, hook);
      const [cookie] = await cookies();
      stored.push(cookie!);
      expect(cookie).toMatchObject({ domain: 'www.dfo.no', path: '/', sameSite: 'Lax', secure: true, httpOnly: false });
      expect(`${cookie!.name}=${cookie!.value}`.length).toBeLessThan(60);
      expect((cookie!.expires * 1000 - Date.now()) / 86_400_000).toBeCloseTo(180, 2);
    }
    expect(stored[0]!.value).not.toBe(stored[1]!.value);
    expect(Math.abs(stored[0]!.expires - stored[1]!.expires)).toBeLessThan(60);
  });

  test('two visitors who refuse on the same day leave the same bytes (R28)', { tags: ['everywhere'] }, async () => {
    const values = [];
    for (const path of ['', 'p2']) {
      const tab = await open();
      await tab.goto(site + path);
      await press(tab, 'reject');
      values.push((await cookies())[0]!.value);
    }
    expect(values[0]).toBe(values[1]);
  });

  test('an answer holds on the next page and is not asked for again (R24, E8)', async () => {
    for (const hook of ['accept', 'reject']) {
      const tab = await open();
      await press(tab, hook);
      for (const path of ['p1', 'p2', 'p3']) {
        await tab.goto(site + path);
        expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(false);
        expect(await state(tab)).toBe('answered');
      }
    }
  });

  test('without an answer the question follows to the next page (R55)', async () => {
    const tab = await open();
    await tab.goto(`${site}p1`);
    expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(true);
  });

  // How the cookie is read does not depend on the way; what the HTML's own script makes of it: first-paint-decides.test.ts.
  const corrupt = [
    '%00',
    '__proto__',
    '1.g17.xiX.',
    '{"a":1}',
    'x'.repeat(3000),
    '1.zzz9..xiX',
    '9.g17..xiX',
    '1.g17.xiX6V.xiX',
  ];
  for (const value of corrupt.slice(install === 'script' ? 0 : -1)) {
    const tags: Tag[] = value === corrupt.at(-1) ? ['everywhere'] : [];
    test(`the corrupt value ${value} is no answer, is removed, and the question is asked (R96)`, { tags }, async () => {
      const tab = await open(value);
      expect(await state(tab)).toBe('unanswered');
      expect(await tab.locator('[data-dfo-consent=accept]').count()).toBe(1);
      await tab.getByText('Vi fann ikkje eit gyldig svar frå deg').waitFor();
      expect(await cookies()).toEqual([]);
      expect(tab.said).toEqual([]);
      await press(tab, 'accept');
      expect(await state(tab)).toBe('answered');
    });
  }

  test('an answer older than 180 days is no answer, and the page says why it asks (R23)', async () => {
    const day = (age: number) => (Math.floor(Date.now() / 86_400_000) - age).toString(36);
    const old = await open(`1.${day(181)}..xiX`);
    expect(await state(old)).toBe('unanswered');
    await old.getByText('meir enn 180 dagar').waitFor();
    const valid = await open(`1.${day(179)}..xiX`);
    expect(await state(valid)).toBe('answered');
  });

  test('only pressing a choice is an answer: no scroll, key, click elsewhere or press that is let go elsewhere (R3, R82)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await open();
    await tab.mouse.wheel(0, 2000);
    await tab.keyboard.press('Escape');
    await tab.mouse.click(600, 500);
    await tab.getByText('Tekst').click();
    const box = (await tab.locator('[data-dfo-consent=accept]').boundingBox())!;
    await tab.mouse.move(box.x + 5, box.y + 5);
    await tab.mouse.down();
    await tab.mouse.move(600, 600);
    await tab.mouse.up();
    await tab.goto(`${site}p1`);
    expect(await cookies()).toEqual([]);
    expect(await state(tab)).toBe('unanswered');
    await press(tab, 'accept');
    expect(await state(tab)).toBe('answered');
  });

  test('the answer reaches another tab (R99)', async () => {
    const tab = await open();
    const other = await at.browser.context.newPage();
    await other.goto(site);
    await press(tab, 'reject');
    await expect.poll(() => state(other)).toBe('answered');
    await expect.poll(() => other.locator('dfo-consent-banner section:visible').count()).toBe(0);
  });

  test('where cookies cannot be kept the answer holds for the page, and the visitor is told (R103)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await at.browser.fresh();
    await tab.addInitScript(() => {
      Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });
    });
    await tab.goto(site);
    await press(tab, 'reject');
    expect(await state(tab)).toBe('answered');
    await tab.getByText('Nettlesaren din blokkerer lagring.').waitFor();
    expect(await tab.getByText('Valet ditt er lagra').count()).toBe(0);
    await tab.goto(`${site}p1`);
    expect(await state(tab)).toBe('unanswered');
  });

  test('a page that throws on cookies stays whole and closed (R97)', { tags: ['everywhere'] }, async () => {
    const tab = await at.browser.fresh();
    await tab.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
      Object.defineProperty(window, 'localStorage', { get: refuse });
    });
    await tab.goto(site);
    await tab.waitForFunction(() => window.dfoConsent);
    expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
    await press(tab, 'accept');
    await tab.getByText('Nettlesaren din blokkerer lagring.').waitFor();
    expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(true);
  });
});
