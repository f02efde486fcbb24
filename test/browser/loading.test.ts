import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, printed } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** The mark that keeps the files of two builds apart (`src/values/mark.ts`). */
const { mark } = (await import(new URL('../../dist/dfo-consent-gate.js', import.meta.url).href)) as { mark: string };
/** A file of another build, which is the same but for its mark. */
const other = (name: string) => readFileSync(`dist/${name}`, 'utf8').replaceAll(`"${mark}"`, '"othr"');

const tag = `<script src="/dfo-consent.js" ${matomo}></script>`;
const core = `<script async src="/dfo-consent-core.js" ${matomo}></script>`;
const bundle = `<script type="module" src="/bundled.js?${new URLSearchParams({ site: 'dfo.no', matomoUrl: 'https://matomo.dfo.example/', matomoSiteId: '7' })}"></script>`;
const builds = { older: tag.replace('src="', 'src="/other'), newer: tag };
/** As a tag manager does it. */
const appended = (when: string) => `<script>${when}(() => {
const late = document.createElement('script');
Object.assign(late, { src: '/dfo-consent.js' });
Object.assign(late.dataset, { site: 'dfo.no', matomoUrl: 'https://matomo.dfo.example/', matomoSiteId: '7' });
document.head.append(late);
});</script>`;
/** A module is told nothing by a tag: the host name tells the site, and the page starts its own Matomo. */
const ownMatomo = `<script type="text/plain" data-service="matomo">window._paq = [['setTrackerUrl', 'https://matomo.dfo.example/matomo.php'], ['setSiteId', '7'], ['trackPageView']];
document.head.append(Object.assign(document.createElement('script'), { src: 'https://matomo.dfo.example/matomo.js' }));</script>`;
const film = '<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film"></iframe>';

interface Way {
  readonly head: string;
  readonly first?: string;
  readonly footer?: string;
  readonly main?: string;
  /** What each page says on its console; default nothing. */
  readonly says?: RegExp;
}
const inHtml = { first: printed('dfo.no', 'nn'), footer: printed('dfo.no', 'nn', 'settings') };
const elements = {
  first: '<dfo-consent-banner></dfo-consent-banner>',
  footer: '<dfo-consent-settings></dfo-consent-settings>',
};
const ways: Readonly<Record<string, Way>> = {
  'one tag': { head: tag, ...elements },
  'two tags': { head: tag + tag, ...elements },
  'three tags of the HTML install': { head: core.repeat(3), ...inHtml },
  'the tags of both ways': { head: core + tag, ...inHtml },
  'the tags of both ways, the other one first': { head: tag + core, ...inHtml },
  'a tag and a bundle': { head: tag + bundle, ...elements },
  'a bundle and a tag': { head: bundle + tag.replace('src', 'defer src'), ...elements },
  'two bundles': { head: bundle + bundle.replace('?', '?again&'), ...elements },
  'two builds, the older first': { head: builds.older + builds.newer, ...elements },
  'two builds, the newer first': { head: builds.newer + builds.older, ...elements },
  'two builds of the HTML install': { head: core.replace('src="', 'src="/other') + core, ...inHtml },
  async: { head: tag.replace('src', 'async src'), ...elements },
  defer: { head: tag.replace('src', 'defer src'), ...elements },
  'async, where the page has none of its elements': { head: tag.replace('src', 'async src') },
  'appended while the page is parsed': { head: appended('queueMicrotask'), ...elements },
  'appended after the page has loaded': {
    head: appended(`addEventListener('load', () => setTimeout(late, 300)); const late = `),
    ...elements,
  },
  'appended after load to a page that has none of its elements': {
    head: appended(`addEventListener('load', () => setTimeout(late, 300)); const late = `),
  },
  'a module that imports the file': {
    head: `<script type="module">import '/dfo-consent.js';</script>`,
    ...elements,
    main: ownMatomo,
    says: /^dfo-consent: the script does not find its tag, so no data- attribute is read\./,
  },
  'a tag at the end of the body': { head: '', first: elements.first, footer: elements.footer + tag },
};

const at = fixture((request) => {
  const { host, path } = request;
  if (vendors.test(host)) return answerMatomo(request) ?? empty(request);
  const [, file] = /^\/other\/(dfo-consent[-\w]*\.js)$/.exec(path) ?? [];
  if (file) return { headers: { 'content-type': 'text/javascript' }, body: other(file) };
  const way = ways[decodeURIComponent(path.slice(1))];
  if (!way) return undefined;
  const { head, first = '', footer = '', main = '' } = way;
  return `<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side</title>${head}</head>
<body>${first}<main><h1>Side</h1>${film}${main}</main><footer>${footer}</footer></body></html>`;
});
const views = () => pageViews(at.server);
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');

/** Of every kind one: twice, by both ways, in two builds, late. `npm run test:all` has all. */
const chosen = ['three tags of the HTML install', 'two builds, the older first'];

for (const way of Object.keys(ways)) {
  const path = `/${encodeURIComponent(way)}`;

  test(
    `${way} > one banner, one control, one page view for each page that is seen, and a withdrawal that holds`,
    unlessIn(chosen.includes(way)),
    async () => {
      const tab = await at.browser.fresh();
      at.server.forget();
      await tab.goto(`https://www.dfo.no${path}`);
      await tab.locator('[data-dfo-consent=accept]').first().waitFor();
      await tab.locator('main [data-dfo-consent=load]').waitFor();
      await tab.waitForTimeout(300);
      for (const hook of ['accept', 'reject', 'open', 'load'])
        expect(await tab.locator(`[data-dfo-consent=${hook}]:visible`).count()).toBe(1);
      expect(at.server.to(vendors)).toEqual([]);

      await press(tab, 'accept');
      await expect.poll(views).toEqual([path]);
      await press(tab, 'load');
      await expect.poll(() => tab.locator('main iframe[src]').count()).toBe(1);
      await tab.waitForTimeout(300);
      await tab.reload();
      await expect.poll(views).toEqual([path, path]);
      await tab.waitForTimeout(500);
      expect(views()).toEqual([path, path]);
      expect(await tab.locator('[data-dfo-consent=accept]:visible').count()).toBe(0);

      await press(tab, 'open');
      await press(tab, 'reject');
      await expect
        .poll(async () => (await at.browser.context.cookies()).map(({ name }) => name))
        .toEqual(['dfo-consent']);
      await tab.reload();
      await tab.waitForTimeout(500);
      expect(views()).toEqual([path, path]);
      // Where the library was there before the printed banner, the browser itself tells that the template is not used.
      const said = tab.said.filter((line) => !line.startsWith('A second declarative shadow root'));
      // Each of the three pages says it once.
      const expected = ways[way]!.says ? Array.from({ length: 3 }, () => expect.stringMatching(ways[way]!.says!)) : [];
      expect(said).toEqual(expected);
    },
  );
}

test('the other build is another: its files and this one’s are not taken for each other', async () => {
  expect(other('dfo-consent.js')).not.toBe(readFileSync('dist/dfo-consent.js', 'utf8'));
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${encodeURIComponent('two builds, the older first')}`);
  await tab.locator('main [data-dfo-consent=load]').waitFor();
  const asked = at.server.requests.map((one) => one.path);
  expect(asked).toContain('/other/dfo-consent-gate.js');
  expect(asked).not.toContain('/dfo-consent-gate.js');
});
