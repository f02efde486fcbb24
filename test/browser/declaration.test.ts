import { describe, expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';

/** A page that is longer than any screen, with the declaration in what is closed, and a link from elsewhere to one of its rows. */
const id = 'dfo-consent-kudos.dfo.no-matomo-_pk_ses';
const far = `<a href="#${id}">Til rada</a>${'<p>Tekst</p>'.repeat(80)}`;

const mains: Record<string, string> = {
  '/far': `${far}<dfo-cookie-declaration site="dfo.no kudos.dfo.no"></dfo-cookie-declaration>${far}`,
  '/closed': `${far}<details><summary>Meir</summary><dfo-cookie-declaration site="kudos.dfo.no"></dfo-cookie-declaration></details>`,
  '/': '<h1>Personvern</h1><dfo-cookie-declaration></dfo-cookie-declaration>',
  '/several':
    '<dfo-cookie-declaration site="kudos.dfo.no statsregnskapet.no dfo-appen" heading-level="3" lang="en"></dfo-cookie-declaration>',
  '/unknown': '<dfo-cookie-declaration site="kudos.no kudos.dfo.no"></dfo-cookie-declaration>',
  '/all': '<dfo-cookie-declaration site="doffin.no kudos.dfo.no" scope="all" lang="en"></dfo-cookie-declaration>',
  '/odd': '<dfo-cookie-declaration site="kudos.dfo.no" scope="al"></dfo-cookie-declaration>',
};
const at = fixture(({ path }) => mains[path] && page({ main: mains[path] }));
const open = async (path: string, width = 1280) => {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width, height: 700 });
  await tab.goto(`https://www.dfo.no${path}`);
  await tab.getByRole('table').first().waitFor();
  return tab;
};

test.each([320, 1280])(
  'it is a real table at %i pixels: caption, headers, rows, and nothing sideways (R67)',
  async (width) => {
    const tab = await open('/', width);
    const table = tab.getByRole('table', { name: 'Tableau på dfo.no' });
    expect(await table.getByRole('row').count()).toBe(1 + 2 * 6); // Below each item, where the facts about it come from.
    expect(await table.getByRole('rowheader').allTextContents()).toEqual([
      'JSESSIONID',
      '_ga',
      '_gid',
      '_gat …',
      'tableau_locale',
      'tableau_public_negociated_locale',
    ]);
    expect(await table.getByRole('columnheader').count()).toBe(5);
    expect(await table.getByRole('cell').count()).toBe(6 * 5);
    expect(await table.locator('tbody [translate=no]').count()).toBe(6);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);

test('it has the page’s own typography (R110)', async () => {
  const tab = await open('/');
  const fonts = await tab.evaluate(() => {
    document.body.style.font = '20px monospace';
    const heading = document.querySelector('dfo-cookie-declaration')!.shadowRoot!.querySelector('p')!;
    return [getComputedStyle(document.body).font, getComputedStyle(heading).font];
  });
  expect(fonts[0]).toBe(fonts[1]);
});

test('it tells of several sites and of the app, in the language and at the level it is asked for (R43)', async () => {
  const tab = await open('/several');
  expect(await tab.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'Kudos',
    'statsregnskapet.no',
    'DFØ-appen',
  ]);
  await tab
    .getByRole('row', { name: /einings-ID/ })
    .first()
    .waitFor();
  await tab.getByText('Until you uninstall the app').waitFor();
});

test('an unknown site is named with the known ones, and hides no other', async () => {
  const tab = await open('/unknown');
  expect(await tab.getByRole('heading', { level: 2, name: 'Kudos' }).count()).toBe(1);
  expect((await heard(tab)).join()).toContain(
    'There is no site "kudos.no" in the registry. Known sites: dfo.no, anskaffelser.no',
  );
});

const fetched = (at: { readonly server: { readonly requests: readonly { readonly path: string }[] } }) =>
  at.server.requests.filter(({ path }) => path === '/dfo-consent-statement.js').length;

test('scope="all" tells what the statement says beside the device, and what holds for all once', async () => {
  at.server.forget();
  const tab = await open('/all');
  await tab.getByText('As long as is necessary: 10 years on Doffin’s website.').waitFor();
  expect(await tab.getByText('Access: You can ask for a copy').count()).toBe(1);
  expect(fetched(at)).toBe(1);
});

test('without it the file is not fetched, and an unknown scope is named with the known ones', async () => {
  at.server.forget();
  await open('/');
  const tab = await open('/odd');
  expect((await heard(tab)).join()).toContain('has the unknown scope "al". Known: device, all.');
  expect(fetched(at)).toBe(0);
});

test('where the file cannot be had, the device’s part stands and a sentence says what is missing', async () => {
  const tab = await at.browser.fresh();
  await tab.route('**/dfo-consent-statement.js', (route) => route.abort());
  await tab.goto('https://www.dfo.no/all');
  await tab.getByText('The rest of the privacy statement cannot be shown now.').waitFor();
  expect(await tab.getByRole('table').count()).toBeGreaterThan(1);
  expect((await heard(tab)).join()).toContain('dfo-consent-statement.js must lie beside');
});

/** Where a row stands on the screen, and whether the focus is on it. */
const rowIn = (tab: Tab) =>
  tab.evaluate((id) => {
    for (const { shadowRoot } of document.querySelectorAll('dfo-cookie-declaration')) {
      const row = shadowRoot!.getElementById(id);
      if (!row) continue;
      const { top, bottom, height } = row.getBoundingClientRect();
      return { isSeen: height > 0 && top >= 0 && bottom <= innerHeight, hasFocus: shadowRoot!.activeElement === row };
    }
    return undefined;
  }, id);
const seen = { isSeen: true, hasFocus: true };

describe('a link to a row', () => {
  test('leads to it, from elsewhere in the page and from another page', { tags: ['everywhere'] }, async () => {
    const tab = await open('/far');
    expect(await rowIn(tab)).toEqual({ isSeen: false, hasFocus: false });
    await tab.getByRole('link', { name: 'Til rada' }).first().press('Enter');
    await expect.poll(() => rowIn(tab)).toEqual(seen);
    const other = await at.browser.fresh();
    await other.goto(`https://www.dfo.no/far#${id}`);
    await expect.poll(() => rowIn(other)).toEqual(seen);
  });

  test('opens what is closed around it', async () => {
    const tab = await at.browser.fresh();
    await tab.goto('https://www.dfo.no/closed');
    await expect.poll(() => rowIn(tab)).toEqual({ isSeen: false, hasFocus: false });
    await tab.getByRole('link', { name: 'Til rada' }).press('Enter');
    await expect.poll(() => rowIn(tab)).toEqual(seen);
  });

  test('is the name in the row itself, for people to copy', async () => {
    const tab = await open('/far');
    await tab.getByRole('link', { name: '_pk_ses …' }).last().press('Enter');
    await expect.poll(() => tab.evaluate(() => location.hash)).toBe(`#${id}`);
    await expect.poll(() => rowIn(tab)).toEqual(seen);
  });
});
