import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** Loaders as pages have them. Each wakes what has its attribute; the twin says that they do. */
const wake = "document.querySelectorAll('[data-src]').forEach((one) => { one.src = one.dataset.src; });";
const loaders: Record<string, string> = {
  lazysizes: readFileSync('node_modules/lazysizes/lazysizes.min.js', 'utf8'),
  'when the page is parsed': `addEventListener('DOMContentLoaded', () => { ${wake} });`,
  'when the page has loaded': `addEventListener('load', () => { ${wake} });`,
  // What is seen is marked, and is not looked at again.
  'by a class': `const look = () => document.querySelectorAll('.lazyload').forEach((one) => {
  one.classList.replace('lazyload', 'lazyloaded');
  for (const name of ['src', 'srcset']) { const told = one.getAttribute('data-' + name); if (told) one[name] = told; }
});
addEventListener('load', () => { look(); new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true }); });`,
};
/** The one that most sites have, and the simplest: `npm test` looks at these. */
const isChosen = (name: string) => ['lazysizes', 'when the page has loaded'].includes(name);
const film = 'https://player.vimeo.com/video/1';
const frame = (service = 'vimeo') =>
  `<iframe class="lazyload" data-service="${service}" data-src="${film}" title="Film" width="320" height="180"></iframe>`;
/** What an editor may write by hand. */
const written: Record<string, string> = {
  frame: frame(),
  picture: `<picture data-service="vimeo"><source data-srcset="https://i.vimeocdn.com/w.jpg"><img class="lazyload" alt="" data-src="https://i.vimeocdn.com/1.jpg"></picture>`,
  inside: `<figure data-service="vimeo"><div>${frame().replace('data-service="vimeo" ', '').replace(film, `${film}1`)}</div></figure>`,
  script: `<script type="text/plain" data-service="vimeo" data-src="https://player.vimeo.com/api/player.js"></script>`,
  shown: `<img class="lazyload" data-service="vimeo" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://i.vimeocdn.com/2.jpg" alt="">`,
};
const dialog = (more: string) => `<button id="open" type="button">Sjå filmen</button>
<dialog><iframe data-src="${film}?a=b" title="Film" width="320" height="180"></iframe></dialog>
<script>${more}</script>`;
const onPress = (find: string) => `window.opened = 0;
document.querySelector('#open').onclick = () => {
  const f = ${find};
  f.setAttribute('src', f.getAttribute('data-src'));
  document.querySelector('dialog').showModal();
  window.opened += 1;
};`;
const dialogs: Record<string, string> = {
  'looks for the frame at the press': onPress("document.querySelector('dialog iframe')"),
  'has kept the frame': `const kept = document.querySelector('iframe'); ${onPress('kept')}`,
};
const at = fixture(({ host, path, ...request }) => {
  if (!host.startsWith('www.')) return empty({ host, path, ...request });
  const [, install, kind, name] = decodeURIComponent(path).split('/');
  const of = (parts: object) => page({ install: install as Install, script: 'data-site="dfo.no"', ...parts });
  if (kind === 'twin') return `<!doctype html><title>Side</title>${frame()}<script>${loaders[name!]}</script>`;
  if (kind === 'loader')
    return of({ head: `<script>${loaders[name!]}</script>`, main: `<h1>A</h1>${Object.values(written).join('')}` });
  if (kind === 'after')
    return of({ main: `<h1>A</h1>${Object.values(written).join(`<script>${wake}</script>`)}<script>${wake}</script>` });
  if (kind === 'gated')
    return of({
      head: `<script>${loaders[name!]}</script>`,
      main: held(
        frame().replace(/data-service="\w+" /, ''),
        install === 'script' ? '' : 'data-src="about:blank#waits" ',
      ),
    });
  if (kind === 'dialog') return of({ main: held(dialog(dialogs[name!]!)) });
  if (kind === 'own')
    return of({
      head: `<script>${loaders['when the page has loaded']}</script>`,
      main: frame('skatt').replace(film, '/own'),
    });
  if (kind === 'later') return of({ main: '<h1>A</h1><div id="here" data-service="vimeo" data-dfo-quiet></div>' });
  return undefined;
});
/**
 * The form that waits: what stands under a lazy loader's name is given back under it. The library puts an empty address there meanwhile;
 * written there already, it is also found by a loader that runs before the library.
 */
const held = (html: string, more = '') =>
  html.replace(/<iframe([^>]*?) data-src=/, `<iframe ${more}data-service="vimeo"$1 data-dfo-data-src=`);
const asked = () => at.server.to(vendors);
const open = async (path: string, answer?: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${path}`);
  if (answer) {
    await tab.waitForFunction(() => window.dfoConsent);
    await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
    await tab.waitForTimeout(100);
    at.server.forget();
  }
  return tab;
};
const shown = (tab: Tab) =>
  tab.evaluate(() => [...document.querySelectorAll('main iframe')].map((one) => one.getAttribute('src')));

for (const name of Object.keys(loaders))
  test(`a lazy loader wakes what has its attribute: ${name} (the twin)`, unlessIn(isChosen(name)), async () => {
    await open(`script/twin/${name}`);
    await expect.poll(asked).toEqual([film]);
  });

onEachInstall('npm', (install) => {
  for (const name of Object.keys(loaders))
    describe(name, unlessIn(isChosen(name)), () => {
      // A script tag that is `async`, and a module, may come after that.
      test.skipIf(install !== 'script' && ['when the page is parsed', 'lazysizes'].includes(name))(
        'a loader does not wake what is marked by hand',
        async () => {
          const tab = await open(`${install}/loader/${name}`);
          await tab.waitForTimeout(500);
          expect(asked()).toEqual([]);
          await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
          await expect.poll(() => new Set(asked()).size).toBe(Object.keys(written).length);
        },
      );

      test('what is a lazy loader’s own is given back to it', async () => {
        const tab = await open(`${install}/gated/${name}`);
        await tab.waitForTimeout(500);
        expect(asked()).toEqual([]);
        await tab.locator('main [data-dfo-consent=load]').click();
        await expect.poll(() => asked().join()).toContain(film); // lazysizes gives the frame an address without an attribute.
        expect(await tab.locator('main iframe').getAttribute('data-src')).toBe(film);
        await tab.evaluate(() => window.dfoConsent!.refuse());
        await tab.locator('main [data-dfo-consent=load]').waitFor();
        expect((await shown(tab)).join()).not.toContain('vimeo');
      });
    });

  test('what bears a name of the page’s own is the page’s', async () => {
    const tab = await open(`${install}/own`);
    await expect.poll(() => at.server.requests.map(({ path }) => path)).toContain('/own');
    await tab.waitForFunction(() => window.dfoConsent);
    await tab.waitForTimeout(500); // The gate has looked.
    const { attributes } = await tab
      .locator('main iframe')
      .evaluate((one) => ({ attributes: one.getAttributeNames() }));
    expect(attributes.filter((name) => /src/.test(name))).toEqual(['data-src', 'src']);
    expect(tab.said.filter((line) => String(line).includes('dfo-consent'))).toEqual([]);
  });

  test('what scripts put in the page later is out of reach too', async () => {
    const tab = await open(`${install}/later`);
    await tab.waitForTimeout(300);
    const left = await tab.evaluate(async (film) => {
      const here = document.querySelector('#here')!;
      const made = (tag: string, name: string) => Object.assign(document.createElement(tag), { name });
      const frame = made('iframe', 'a');
      frame.setAttribute('data-src', film);
      here.append(frame); // Inside what is marked.
      document
        .querySelector('main')!
        .insertAdjacentHTML('beforeend', `<iframe data-service="vimeo" data-src="${film}"></iframe>`);
      const given = document.createElement('iframe');
      given.dataset['service'] = 'vimeo';
      document.querySelector('main')!.append(given);
      await Promise.resolve();
      given.setAttribute('data-src', film);
      await Promise.resolve();
      return document.querySelectorAll('[data-src]').length;
    }, film);
    expect(left).toBe(0);
  });

  for (const [i, name] of Object.keys(dialogs).entries())
    describe(`a film in a dialog whose script ${name}`, unlessIn(!i), () => {
      test('opens and asks, and is shown after a yes (D10)', async () => {
        const tab = await open(`${install}/dialog/${name}`);
        await tab.waitForTimeout(300);
        await tab.locator('#open').click();
        expect(await tab.evaluate(() => (window as { opened?: number }).opened)).toBe(1);
        expect(asked()).toEqual([]);
        await tab.locator('dialog [data-dfo-consent=load]').click();
        await expect.poll(asked).toEqual([`${film}?a=b&dnt=1`]);
        expect(at.server.requests.map(({ path }) => path)).not.toContain('/null');
        expect(await tab.locator('dialog iframe').getAttribute('data-src')).toBe(`${film}?a=b`);
      });

      test('asks the vendor for nothing before it is opened, for one who comes back', async () => {
        const tab = await open(`${install}/dialog/${name}`, 'yes');
        await tab.reload();
        await tab.waitForTimeout(700);
        expect(asked()).toEqual([]);
        await tab.locator('#open').click();
        await expect.poll(() => asked().length).toBe(1);
      });
    });
});

test('by a script right after the element, nothing is woken: the parser lets our observer look first', async () => {
  await open('script/after');
  await new Promise((done) => setTimeout(done, 500));
  expect(asked()).toEqual([]);
});
