/** What frameworks and the page's own scripts do with what waits: copy its placeholder, keep it, start it, move it. */
import { unlessIn } from '../harness/tags.js';
import { describe, expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';

/** Each kind, and what it is after a yes. */
const kinds: Readonly<Record<string, readonly [html: string, live: string]>> = {
  frame: [
    '<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1" title="Film"></iframe>',
    'iframe[src^="https://player.vimeo.com/video/1"]',
  ],
  'lazy frame': [
    '<iframe data-service="vimeo" data-dfo-data-src="https://player.vimeo.com/video/2" title="Film"></iframe>',
    'iframe[data-src="https://player.vimeo.com/video/2"]',
  ],
  image: [
    '<img data-service="vimeo" data-dfo-src="https://i.vimeocdn.com/1.jpg" alt="Bilete" width="200" height="100">',
    'img[src="https://i.vimeocdn.com/1.jpg"]',
  ],
  audio: [
    '<audio controls data-service="acast" data-dfo-src="https://sphinx.acast.com/1.mp3"></audio>',
    'audio[src="https://sphinx.acast.com/1.mp3"]',
  ],
  component: [
    '<tableau-viz data-service="tableau-public" data-dfo-src="https://public.tableau.com/views/A/C" width="640" height="400"></tableau-viz>',
    'tableau-viz[src="https://public.tableau.com/views/A/C"]',
  ],
  object: [
    '<object data-service="vimeo" data-dfo-data="https://player.vimeo.com/video/3" type="text/html"></object>',
    'object[data="https://player.vimeo.com/video/3"]',
  ],
  'film with sources': [
    '<video data-service="vimeo" controls data-dfo-poster="https://i.vimeocdn.com/p.jpg"><source data-dfo-src="https://player.vimeo.com/4.mp4"></video>',
    'video[poster] > source[src="https://player.vimeo.com/4.mp4"]',
  ],
};
const at = fixture((request) => {
  if (request.host !== 'www.dfo.no') return empty(request);
  const kind = decodeURIComponent(request.path.slice(1));
  const main = `<h1>Side</h1><div id="here">${kinds[kind]?.[0] ?? ''}</div><div id="there"></div>`;
  return page({
    main,
    head: '<script>onload = () => { window.kept = document.querySelector("#here iframe"); };</script>',
  });
});
const asked = () => at.server.to(vendors);
const open = async (kind: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${encodeURIComponent(kind)}`);
  await tab.locator('#here [data-dfo-consent=load]').waitFor();
  return tab;
};
const give = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.give(['vimeo', 'acast', 'tableau-public']));
const count = (tab: Tab, selector: string) => tab.locator(selector).count();
/** As sliders, and as what keeps pages as text. */
const ways = {
  'as nodes': 'there.append(here.firstElementChild.cloneNode(true))',
  'as text': 'there.innerHTML = text',
};
const copy = (tab: Tab, how: string) =>
  tab.evaluate((how) => {
    const kept = window as { text?: string; node?: Element };
    const here = document.querySelector('#here')!;
    kept.text ??= here.innerHTML;
    new Function('here', 'there', 'text', how)(here, document.querySelector('#there'), kept.text);
  }, how);

/** `npm test` copies every sixth. */
for (const [i, kind] of Object.keys(kinds).entries())
  describe(`of a placeholder for: ${kind}`, unlessIn(i % 6 === 0), () => {
    const [, live] = kinds[kind]!;

    test('copies ask and load like the first (D11)', async () => {
      const tab = await open(kind);
      for (const how of Object.values(ways))
        await copy(tab, how.replace('there.innerHTML = text', 'there.insertAdjacentHTML("beforeend", text)'));
      await expect.poll(() => count(tab, '[data-dfo-consent=load]')).toBe(3);
      expect(asked()).toEqual([]);
      // Nobody presses before it is drawn. (Once in some hundred runs a press right away was lost; why is not known.)
      await tab.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))));
      await tab.locator('#there [data-dfo-consent=load]').first().press('Enter');
      await expect.poll(() => count(tab, live)).toBe(3);
      expect(await count(tab, 'dfo-consent-embed')).toBe(0);
      // What a slider copies is taken back like the first.
      await tab.evaluate(() => window.dfoConsent!.refuse());
      await expect.poll(() => count(tab, '[data-dfo-consent=load]')).toBe(3);
      expect(await count(tab, live)).toBe(0);
    });

    test('a copy from before the yes loads when it comes after it', async () => {
      const tab = await open(kind);
      await copy(tab, '');
      await give(tab);
      await expect.poll(() => count(tab, live)).toBe(1);
      await copy(tab, ways['as text']);
      await expect.poll(() => count(tab, live)).toBe(2);
      expect(await count(tab, 'dfo-consent-embed')).toBe(0);
    });
  });

/** What a script does with the frame that it has kept. */
const touches: Readonly<Record<string, string>> = {
  'starts it from its data': 'kept.src = kept.dataset.src',
  'starts it and takes the address away': "kept.src = 'about:blank#mine'; kept.removeAttribute('data-src')",
  'moves it': "document.querySelector('#there').append(kept)",
};
for (const [i, what] of Object.keys(touches).entries())
  test(`after a yes the content shows, though the page’s script ${what} (D9)`, unlessIn(!i), async () => {
    const tab = await open('frame');
    await tab.evaluate((how) => new Function('kept', how)((window as { kept?: Element }).kept), touches[what]!);
    await expect.poll(() => count(tab, 'main [data-dfo-consent=load]')).toBe(1);
    expect(asked()).toEqual([]);
    await tab.locator('main [data-dfo-consent=load]').press('Enter');
    await expect.poll(() => count(tab, kinds['frame']![1])).toBe(1);
    expect(await count(tab, 'dfo-consent-embed')).toBe(0);
    await tab.evaluate(() => window.dfoConsent!.refuse());
    await expect.poll(() => count(tab, 'main [data-dfo-consent=load]')).toBe(1);
  });

test('a component’s element is made by nobody before a yes, though somebody defines it', async () => {
  const tab = await open('component');
  await tab.evaluate(() => {
    const made = window as { made?: number };
    made.made = 0;
    customElements.define(
      'tableau-viz',
      class extends HTMLElement {
        constructor() {
          super();
          made.made!++;
        }
      },
    );
  });
  await copy(tab, ways['as nodes']);
  await copy(tab, 'there.insertAdjacentHTML("beforeend", text)');
  await expect.poll(() => count(tab, '[data-dfo-consent=load]')).toBe(3);
  const made = () => tab.evaluate(() => (window as { made?: number }).made);
  expect(await made()).toBe(0);
  await give(tab);
  await expect.poll(made).toBeGreaterThan(2);
});

test('an element that a page’s author has written something in is no copy', async () => {
  const tab = await open('frame');
  await tab.evaluate(() => {
    document.querySelector('#there')!.innerHTML =
      '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/9" title="Film"><p>Her kjem ein film.</p></dfo-consent-embed>';
  });
  await tab.locator('#there [data-dfo-consent=load]').press('Enter');
  await expect.poll(() => count(tab, '#there iframe[src^="https://player.vimeo.com/video/9"]')).toBe(1);
});
