import { expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';

const mains: Record<string, string> = {
  '/': '<h1>Personvern</h1><dfo-cookie-declaration></dfo-cookie-declaration>',
  '/several':
    '<dfo-cookie-declaration site="kudos.dfo.no statsregnskapet.no dfo-appen" heading-level="3" lang="en"></dfo-cookie-declaration>',
  '/unknown': '<dfo-cookie-declaration site="kudos.no kudos.dfo.no"></dfo-cookie-declaration>',
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
    expect(await table.getByRole('row').count()).toBe(7);
    expect(await table.getByRole('rowheader').allTextContents()).toEqual([
      'JSESSIONID',
      '_ga',
      '_gid',
      '_gat …',
      'tableau_locale',
      'tableau_public_negociated_locale',
    ]);
    expect(await table.getByRole('columnheader').count()).toBe(6);
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
