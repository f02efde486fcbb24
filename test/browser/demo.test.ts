import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/server.js';
import { registry } from '../../registry/index.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';

/** The demo as a tester meets it: plain http, on this machine's own names. */
let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  browser = await openBrowser({ http: demo.port, https: demo.port });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});
const at = (host: string, path = '/') => `http://${host}:${demo.port}${path}`;
const open = async (address: string) => {
  const tab = await browser.fresh();
  await tab.goto(address);
  return tab;
};
const panel = (tab: Tab) => tab.locator('details:has(.qa-buttons)');
/** With the keyboard, for the panel moves while requests come. */
const press = (tab: Tab, name: string) => panel(tab).getByRole('button', { name, exact: true }).press('Enter');
/** Until the page has come anew: the old one may show what is waited for too. */
async function pressAndReload(tab: Tab, name: string) {
  await tab.evaluate(() => void Object.assign(window, { isOld: true }));
  await press(tab, name);
  await tab.waitForFunction(() => !('isOld' in window));
}

test('the index leads to every site and to all declarations', { tags: ['matrix'] }, async () => {
  const tab = await open(at('127.0.0.1'));
  for (const [id, site] of Object.entries(registry.sites)) {
    if (site.kind === 'website')
      expect(await tab.locator(`a[href*="//${id}.localhost:${demo.port}/"]`).count()).toBeGreaterThan(0);
  }
  await tab.goto(at('127.0.0.1', '/personvern'));
  await tab.getByText('negotiated_locale').first().waitFor(); // The issues that the privacy officer reads.
  for (const title of ['Kudos', 'DFØ-appen']) await tab.getByRole('heading', { name: title }).first().waitFor();
});

test('the playground asks in the language and the theme of its address, and refuses a faint one', async () => {
  const surface = (tab: Tab) =>
    tab.locator('dfo-consent-banner').evaluate((banner) => {
      const section = banner.shadowRoot!.querySelector('section')!;
      const painted = [section, banner].map((one) => getComputedStyle(one).backgroundColor);
      return painted.find((colour) => colour !== 'rgba(0, 0, 0, 0)');
    });
  const tab = await open(at('127.0.0.1', '/playground?lang=en&accent=%23660033&contrast=%23ffffff'));
  await tab.getByText('May we collect information').waitFor();
  expect(await surface(tab)).toBe('rgb(102, 0, 51)');
  await tab.goto(at('127.0.0.1', '/playground?lang=nb&accent=%23ffffff&contrast=%23eeeeee'));
  await tab.getByText('Får vi samle informasjon').waitFor();
  await expect.poll(() => surface(tab)).toBe('rgb(1, 42, 76)');
});

test('who asks with the real host name gets the site too', async () => {
  const tab = await open('http://www.dfo.no/');
  await tab.locator('[data-dfo-consent=accept]').waitFor();
  expect(await tab.evaluate(() => window.dfoConsent!.answer.site)).toBe('dfo.no');
});

test('the panel shows state, decision, gates, cookies and requests live, and plays every situation', async () => {
  const tab = await open(at('dfo.no.localhost'));
  const text = () => panel(tab).innerText();
  await expect.poll(text).toMatch(/unanswered/);
  await press(tab, 'Yes');
  await expect.poll(text).toMatch(/matomo\s+banner\s+yes\s+accepted/);
  await expect.poll(text).toContain('matomo.php');
  expect(await text()).toContain('_pk_id');
  await press(tab, 'No / withdraw');
  await expect.poll(text).toMatch(/matomo\s+banner\s+no\s+refused/);
  await pressAndReload(tab, 'Expire');
  await tab.getByText('meir enn 180 dagar').waitFor();
  await pressAndReload(tab, 'Corrupt');
  await tab.getByText('Vi fann ikkje eit gyldig svar').waitFor();
  await panel(tab).getByRole('link', { name: 'en', exact: true }).click();
  await tab.getByText('May we collect information about how dfo.no is used?').waitFor();
  await press(tab, 'Open settings');
  await tab.getByText('You have not answered yet').waitFor();
});

for (const id of Object.keys(registry.sites).filter((id) => id !== 'dfo-appen'))
  test(
    `the page of ${id} keeps its strict policy and says nothing on the console`,
    unlessIn(['arbeidsgiver.dfo.no', 'statsregnskapet.no'].includes(id)),
    async () => {
      const tab = await open(at(`${id}.localhost`));
      await tab.goto(at(`${id}.localhost`, '/personvern'));
      await tab.locator('dfo-cookie-declaration [data-site]').waitFor();
      expect(tab.said).toEqual([]);
    },
  );

test('with ?guard the panel shows what the guard has caught, and without it that it is off', {
  tags: ['matrix'],
}, async () => {
  const tab = await open(at('arbeidsgiver.dfo.no.localhost'));
  await panel(tab).getByText('The guard is off on this page.').waitFor();
  await panel(tab).getByRole('link', { name: 'Reload with the guard' }).click();
  await panel(tab).getByText('Nothing yet.').waitFor();
  for (const name of ['Insert a frame', 'Fetch']) await panel(tab).getByRole('button', { name }).click();
  await expect
    .poll(() => panel(tab).innerText())
    .toMatch(/tableau-public\s+http:\S+made-by-a-script\s+append\s+tableau-public\s+http:\S+made-by-a-script\s+fetch/);
  await tab.locator('main > dfo-consent-embed').last().getByRole('button').waitFor();
});

test('with ?html the banner stands in the page before the library comes, under the same strict policy', async () => {
  const tab = await open(at('dfo.no.localhost', '/?html'));
  expect(await tab.locator('script[src="/dfo-consent-core.js"]').count()).toBe(1);
  await tab.getByRole('button', { name: 'Nei' }).press('Enter');
  await tab.getByText('Valet ditt er lagra.').waitFor();
  await panel(tab).getByRole('link', { name: 'Reload with the plain script tag' }).waitFor();
  expect(tab.said).toEqual([]);
});
