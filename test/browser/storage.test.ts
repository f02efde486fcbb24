import { beforeAll, describe, expect, test } from 'vitest';
import { bundleScripts } from '../../demo/scripts.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { fileOf, installs, onEachInstall, matomo, page, type Install, type Request } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

let tracker = '';
beforeAll(async () => {
  tracker = (await bundleScripts())['matomo.js'];
});
const video =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const reply = ({ host, path }: Request) => {
  if (host === 'matomo.dfo.example')
    return path.startsWith('/matomo.js')
      ? { headers: { 'content-type': 'text/javascript' }, body: tracker }
      : { status: 204 };
  if (host !== 'www.dfo.no') return {};
  const install = Object.keys(fileOf).find((one) => path === `/${one}`) as Install | undefined;
  return install ? page({ install, script: matomo, main: `<h1>Side</h1>${video}` }) : '<!doctype html>';
};
const at = fixture(reply);
const site = 'https://www.dfo.no/';
const names = async () => (await at.browser.context.cookies()).map(({ name }) => name.replace(/\..*/, '')).sort();
const hits = () => at.server.to(/^matomo/).filter((one) => one.includes('matomo.php'));
const may = (tab: Tab, id: 'matomo' | 'vimeo') => tab.evaluate((id) => window.dfoConsent!.may(id), id);
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
const told = 'Svaret ditt er ikkje lagra i nettlesaren, og gjeld berre så lenge denne sida er open.';

describe('cookies are cleared while the page is open', () => {
  onEachInstall('html', (install) => {
    const answered = async (hook: string) => {
      at.server.forget();
      const tab = await at.browser.fresh();
      await tab.goto(site + install);
      await tab.waitForFunction(() => window.dfoConsent);
      await press(tab, hook);
      await tab.getByText('Valet ditt er lagra.').waitFor();
      return tab;
    };

    test('a yes holds for the page, the visitor is told, and nothing optional outlives the page (R103)', async () => {
      const tab = await answered('accept');
      await expect.poll(hits).toHaveLength(1);
      await at.browser.context.clearCookies();
      await tab.getByText(told).waitFor();
      await tab.getByText('Du har godteke nettstatistikk.').waitFor();
      expect(await may(tab, 'matomo')).toBe(true);
      // The tracker goes on, and with its next hit stores again: until the page is left.
      await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'a', 'b']));
      await expect.poll(hits).toHaveLength(2);
      expect(await names()).toEqual(['_pk_id', '_pk_ses']);
      await tab.goto(`${site}nowhere`);
      expect(await names()).toEqual([]);
      await tab.goto(site + install);
      await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'unanswered');
      expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(true);
      expect(hits()).toHaveLength(2);
    });

    test('a no holds for the page and is not asked about again there', async () => {
      const tab = await answered('reject');
      await at.browser.context.clearCookies();
      await tab.getByText(told).waitFor();
      expect(await tab.locator('dfo-consent-banner section').count()).toBe(0);
      expect(await tab.evaluate(() => window.dfoConsent!.answer.purposes)).toEqual({ statistics: 'refused' });
      await tab.getByRole('button', { name: 'Skjul meldinga' }).press('Enter');
      expect(await tab.getByText(told).isVisible()).toBe(false);
      // The settings say it too, and a new answer is kept as any other.
      await press(tab, 'open');
      await tab.getByText(`Du har avslått alle valfrie informasjonskapslar. ${told}`).waitFor();
      await press(tab, 'accept');
      await tab.getByText('Valet ditt er lagra. Du har godteke nettstatistikk.').waitFor();
      expect(await names()).toContain('dfo-consent');
    });
  });
});

test('what could not be stored is told with its cause, and to answer again when it can be stored is all it takes (R86, R103)', async () => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`${site}script`);
  await tab.evaluate(() =>
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: () => {} }),
  );
  await press(tab, 'reject');
  const status = tab.locator('dfo-consent-banner [role=status]');
  await status.getByText('Nettlesaren din blokkerer lagring. Derfor kan vi ikkje hugse valet ditt').waitFor();
  expect(await names()).toEqual([]);
  expect(at.server.to(/^matomo|vimeo/)).toEqual([]);
  await tab.evaluate(() => Reflect.deleteProperty(document, 'cookie'));
  await press(tab, 'open');
  await press(tab, 'reject');
  await status.getByText('Valet ditt er lagra.').waitFor();
  expect(await status.getByText('blokkerer lagring').count()).toBe(0);
  expect(await names()).toEqual(['dfo-consent']);
});

test('a route that is counted as the page is left leaves nothing either', unlessIn(false), async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script`);
  await press(tab, 'accept');
  await expect.poll(names).toContain('_pk_id');
  await at.browser.context.clearCookies();
  await tab.getByText(told).waitFor();
  await tab.evaluate(() => {
    history.pushState(null, '', '/annan');
    location.href = '/tom';
  });
  await tab.waitForFunction(() => location.pathname === '/tom');
  expect(await names()).toEqual([]);
});

test('what another tab answers anew after that is followed', async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script`);
  await press(tab, 'accept');
  await at.browser.context.clearCookies();
  await tab.getByText(told).waitFor();
  const other = await at.browser.context.newPage();
  await other.goto(`${site}script`);
  await other.locator('[data-dfo-consent=reject]').press('Enter');
  await expect.poll(() => may(tab, 'matomo')).toBe(false);
  await other.close();
});

test(
  'a permission given in context alone that vanishes counts as taken back: nothing else leaves no answer behind',
  unlessIn(false),
  async () => {
    const tab = await at.browser.fresh();
    await tab.goto(`${site}script`);
    await tab.getByLabel('Hugs valet mitt for Vimeo').check();
    await press(tab, 'load');
    await tab.locator('iframe').waitFor();
    await at.browser.context.clearCookies();
    await tab.locator('[data-dfo-consent=load]').waitFor();
    expect(await may(tab, 'vimeo')).toBe(false);
    expect(await tab.locator('iframe').count()).toBe(0);
  },
);

test('with as many cookies as a browser keeps, what is said of the answer is true', async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script`);
  const fill = () => {
    for (let i = 0; i < 1000; i++) document.cookie = `own-${i}=x; path=/`;
    return document.cookie.split('; ').length;
  };
  expect(await tab.evaluate(fill)).toBeLessThan(1000);
  await press(tab, 'reject');
  await tab
    .getByText(/Valet ditt er lagra|Nettlesaren din blokkerer lagring/)
    .first()
    .waitFor();
  const isKept = () => tab.evaluate(() => document.cookie.includes('dfo-consent='));
  expect(await tab.getByText('Valet ditt er lagra').count()).toBe((await isKept()) ? 1 : 0);
  // Pushed out by the page's own later: then it is told as every other loss is.
  await tab.evaluate(fill);
  if (!(await isKept())) await tab.getByText(told).waitFor();
  expect(await tab.evaluate(() => window.dfoConsent!.answer.purposes)).toEqual({ statistics: 'refused' });
});

describe('in a browser that blocks cookies', () => {
  const at = fixture(reply, { cookiesBlocked: true });

  test.each(installs)(
    'installed by %s, a choice holds for the page, a yes and its withdrawal, and is told; the next page asks anew (R103)',
    { tags: ['everywhere'] },
    async (install) => {
      const hits = () => at.server.to(/^matomo/).filter((one) => one.includes('matomo.php'));
      at.server.forget();
      const tab = await at.browser.fresh();
      await tab.goto(site + install);
      await tab.waitForFunction(() => window.dfoConsent);
      await tab.evaluate(() => {
        document.cookie = 'own=1';
      });
      expect(await tab.evaluate(() => document.cookie)).toBe('');
      await press(tab, 'accept');
      await tab.getByText('Nettlesaren din blokkerer lagring.').waitFor();
      expect(await tab.getByText('Valet ditt er lagra').count()).toBe(0);
      await expect.poll(hits).toHaveLength(1);
      await press(tab, 'open');
      await press(tab, 'reject');
      await tab.getByText('Du har avslått alle').waitFor();
      expect(await may(tab, 'matomo')).toBe(false);
      await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'a', 'b']));
      await tab.waitForTimeout(300);
      expect(hits()).toHaveLength(1);
      await tab.goto(site + install);
      await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'unanswered');
      await tab.locator('[data-dfo-consent=accept]').waitFor();
      expect(hits()).toHaveLength(1);
      expect(tab.said).toEqual([]);
    },
  );
});
