import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

test('the index says in words what each site asks, and what was answered in this browser', async () => {
  const tab = await open(at('127.0.0.1'));
  const card = (name: string) => tab.locator('.cards > li').filter({ hasText: name });
  const dfo = card('Fagleg støtte');
  expect(await dfo.innerText()).toContain('nettstatistikk med Matomo');
  expect(await dfo.innerText()).toContain('datavisualiseringar frå Tableau');
  expect(await dfo.locator('.light').innerText()).toBe('I denne nettlesaren: ikkje svart enno');
  expect(await tab.locator('.light[data-answer=nothing]').count()).toBeGreaterThan(0);
  for (const [hook, said] of [
    ['accept', 'svart ja'],
    ['reject', 'svart nei'],
  ] as const) {
    await browser.context.clearCookies();
    await tab.goto(at('dfo.no.localhost'));
    await tab.locator(`[data-dfo-consent=${hook}]`).press('Enter');
    await tab.getByText('Valet ditt er lagra.').first().waitFor();
    await tab.goto(at('127.0.0.1'));
    expect(await dfo.locator('.light').innerText()).toBe(`I denne nettlesaren: ${said}`);
    expect(await card('Rapportar og styringsdokument').locator('.light').innerText()).toBe(
      'I denne nettlesaren: ikkje svart enno',
    );
  }
});

test('a privacy page has the registry to take away', async () => {
  for (const host of ['127.0.0.1', 'kudos.dfo.no.localhost']) {
    const tab = await open(at(host, '/personvern?lang=en'));
    const links = await tab
      .locator('.downloads')
      .evaluate((place) => [...place.querySelectorAll('a')].map(({ href }) => href));
    for (const link of links) {
      const [status, type] = await tab.evaluate(async (link) => {
        const { status, headers } = await fetch(link);
        return [status, headers.get('content-disposition')] as const;
      }, link);
      expect([status, type]).toEqual([200, expect.stringMatching(/^attachment; filename="dfo-consent-[\w.-]+"$/)]);
    }
  }
});

describe('the timeline', () => {
  test('tells by time what was asked, answered, released, requested, stored and deleted, as text to copy too', async () => {
    const tab = await open(at('dfo.no.localhost'));
    const text = () => panel(tab).locator('.qa-text').inputValue();
    await expect.poll(text).toMatch(/ asked +statistics \(matomo\)\n/);
    await press(tab, 'Yes');
    await expect
      .poll(text)
      .toMatch(/ answered +yes: matomo\n(?:.*\n)*.* requested +POST matomo\.localhost\/matomo\.php/);
    await expect.poll(text).toMatch(/ stored +cookie dfo-consent\n/);
    expect(await text()).toMatch(/ released +matomo matomo\.js\n/);
    expect(await text()).toMatch(/^Site: dfo\.no\nPage: http:.*\nBrowser: Mozilla.*\nCookie: 1\./);
    await press(tab, 'No / withdraw');
    await expect.poll(text).toMatch(/ stopped +matomo matomo\.js\n/);
    await expect.poll(text).toMatch(/ deleted +cookie _pk_id/);
    const times = (await text()).match(/^\d\d:\d\d:\d\d\.\d{3}/gm)!;
    expect(times).toEqual([...times].sort());
    await press(tab, 'Copy as text');
    await panel(tab)
      .getByText(/^(Copied|Selected: copy it with the keyboard)\.$/)
      .waitFor();
    // What happened before is told on the next page, and nothing is kept in the site's storage for it.
    await tab.reload();
    await expect.poll(text).toMatch(/ answered +yes: matomo\n/);
    expect(await tab.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });
});

test('on a narrow screen the panel is closed until it is opened, and each part is found as it was left', async () => {
  const tab = await browser.fresh();
  await tab.setViewportSize({ width: 320, height: 640 });
  const isOpen = (selector: string) =>
    tab
      .locator(selector)
      .first()
      .evaluate((details) => (details as HTMLDetailsElement).open);
  await tab.goto(at('dfo.no.localhost'));
  await tab.locator('.qa > details').waitFor();
  expect(await isOpen('.qa > details')).toBe(false);
  await tab.locator('.qa > details > summary').press('Enter');
  await tab.locator('.qa-part > summary').first().press('Enter');
  await expect.poll(() => isOpen('.qa-part')).toBe(false);
  await tab.goto(at('dfo.no.localhost', '/side-2'));
  await tab.locator('.qa > details').waitFor();
  expect([await isOpen('.qa > details'), await isOpen('.qa-part')]).toEqual([true, false]);
  await tab.setViewportSize({ width: 1280, height: 640 });
  const wide = await browser.fresh();
  await wide.goto(at('dfo.no.localhost'));
  await wide.locator('.qa > details').waitFor();
  expect(await wide.locator('.qa > details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
});

describe('as another browser', () => {
  const cookieNames = async () => (await browser.context.cookies()).map(({ name }) => name);
  /** Names of the cookies that vendors sent after everything was accepted on a page. */
  async function sentByVendors(path: string) {
    const from = demo.requests.length;
    const tab = await open(at('arbeidsgiver.dfo.no.localhost', path));
    await press(tab, 'Yes, and to embeds');
    const asked = () =>
      demo.requests.slice(from).filter(({ kind, vendor }) => kind === 'vendor' && vendor !== 'matomo');
    await expect.poll(() => asked().length).toBeGreaterThan(0);
    await tab.waitForTimeout(500);
    return asked().flatMap(({ setCookie }) => setCookie);
  }

  test('with Global Privacy Control', async () => {
    const state = async (path: string) => {
      const tab = await open(at('dfo.no.localhost', path));
      await panel(tab).getByText('The banner asks about').waitFor();
      return panel(tab).innerText();
    };
    expect(await state('/?as=gpc')).toMatch(/Global Privacy Control\s+on/);
    expect(await state('/')).toMatch(/Global Privacy Control\s+off/);
  });

  test('with cookies blocked, none is kept', async () => {
    for (const [path, kept] of [
      ['/?as=no-cookies', false],
      ['/', true],
    ] as const) {
      const tab = await open(at('dfo.no.localhost', path));
      await tab.locator('[data-dfo-consent=reject]').press('Enter');
      await tab.locator('dfo-consent-banner .said p').first().waitFor();
      expect((await cookieNames()).includes('dfo-consent')).toBe(kept);
    }
  });

  test('without third-party cookies, vendors set none, and storage access is refused', async () => {
    expect(await sentByVendors('/?as=no-third-party-cookies')).toEqual([]);
    expect(await sentByVendors('/')).not.toEqual([]);
    const tab = await open(at('dfo.no.localhost', '/?as=no-third-party-cookies'));
    expect(await tab.evaluate(() => document.requestStorageAccess().catch(({ name }: Error) => name))).toBe(
      'NotAllowedError',
    );
  });

  test('without JavaScript nothing asks, and there is a way back', async () => {
    const tab = await open(at('dfo.no.localhost', '/?as=no-script'));
    await tab.getByText('As another browser: No JavaScript.').waitFor();
    expect(await tab.locator('[data-dfo-consent=accept]').count()).toBe(0);
    await tab.getByRole('link', { name: 'As this browser is' }).press('Enter');
    await tab.locator('[data-dfo-consent=accept]').waitFor();
  });

  test('on a slow line each file takes its time', async () => {
    const waited = async (path: string) => {
      const tab = await open(at('kudos.dfo.no.localhost', path));
      return tab.evaluate(() => {
        const [file] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/dfo-consent.js'));
        return file!.duration;
      });
    };
    expect(await waited('/?as=slow')).toBeGreaterThan(1400);
    expect(await waited('/')).toBeLessThan(1400);
  });
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
