import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** Scripts that wait for the page's events, in every way in which a script can be released; by what each calls itself. */
const listens = (name: string) => `const told = (what) => window.told.push('${name} ' + what);
document.addEventListener('readystatechange', () => told('readystatechange ' + document.readyState));
document.addEventListener('DOMContentLoaded', (event) => {
  told('DOMContentLoaded ' + (event.target === document));
  addEventListener('load', () => told('load from inside'));
});
addEventListener('load', function (event) { told('load ' + (this === window)); });
window.onload = () => told('onload');
told('ran true');`;
const vendor = 'https://public.tableau.com';
const inert = (attributes: string, code = '') =>
  `<script type="text/plain" data-service="tableau-public" ${attributes}>${code}</script>`;
const kinds: Readonly<Record<string, string>> = {
  classic: inert('', listens('classic')),
  'inline module': inert('data-type="module"', listens('inline module')),
  'inline module that imports': inert(
    'data-type="module"',
    `import { api } from '${vendor}/slow-api.js'; window.told.push(api); ${listens('inline module that imports')}`,
  ),
  'inline async module': inert(
    'data-type="module" async',
    `import '${vendor}/slow-api.js?2'; ${listens('inline async module')}`,
  ),
  'external module': inert(`data-type="module" data-dfo-src="${vendor}/module.js"`),
  'external async module': inert(`data-type="module" async data-dfo-src="${vendor}/slow-async.js"`),
};
const scripts: Readonly<Record<string, string>> = {
  '/slow-api.js': 'export const api = "api";',
  '/module.js': listens('external module'),
  '/slow-async.js': `import '${vendor}/slow-api.js?3'; ${listens('external async module')}`,
};
const at = fixture(({ host, path }) => {
  const body = scripts[path.split('?')[0]!];
  const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  if (body) return { headers, body, after: path.startsWith('/slow') ? 300 : 0 };
  if (host !== 'www.dfo.no') return undefined;
  const kind = decodeURIComponent(path.slice(1));
  const own = `<button type="button" id="own" onclick="addEventListener('load', () => window.told.push('own'))">Eigen</button>`;
  return page({ before: '<script>window.told = [];</script>', main: `<h1>Side</h1>${own}${kinds[kind] ?? ''}` });
});
const told = (tab: Tab) => tab.evaluate(() => (window as unknown as { told: string[] }).told);
const events = (name: string) =>
  ['DOMContentLoaded true', 'load from inside', 'load true', 'onload', 'ran true', 'readystatechange complete'].map(
    (what) => `${name} ${what}`,
  );
const loaded = (tab: Tab) => tab.waitForFunction(() => document.readyState === 'complete' && window.dfoConsent);

for (const kind of Object.keys(kinds))
  test(
    `${kind}, released: hears each event that is over, once (E1)`,
    unlessIn(/^classic|inline async/.test(kind)),
    async () => {
      const tab = await at.browser.fresh();
      await tab.goto(`https://www.dfo.no/${encodeURIComponent(kind)}`);
      await loaded(tab);
      expect(await told(tab)).toEqual([]); // The twin: nothing runs before a yes.
      await tab.evaluate(() => window.dfoConsent!.give(['tableau-public']));
      const heard = async () => [...(await told(tab))].filter((one) => one !== 'api').sort();
      await expect.poll(heard, { timeout: 5000 }).toEqual(events(kind));
      // What the page's own script waits for in a press, it goes on waiting for.
      await tab.locator('#own').press('Enter');
      await tab.waitForTimeout(200);
      expect(await heard()).toEqual(events(kind));
      // One who comes back gets it while the page is loaded, or late: once each in any case.
      await tab.reload();
      await loaded(tab);
      const most = (all: string[]) => all.filter((one) => !one.includes('readystatechange'));
      await expect.poll(async () => most(await heard()), { timeout: 5000 }).toEqual(most(events(kind)));
      await tab.waitForTimeout(200);
      expect(most(await heard())).toEqual(most(events(kind)));
    },
  );
