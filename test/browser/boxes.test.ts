/**
 * The question in the boxes that pages put frames into: every control can be reached, nothing lies over anything, and a yes moves the page
 * by less than 8 pixels wherever the words have room in what the frame takes (D1–D5).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { boxes, type BoxOfPage } from '../fixtures/boxes.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';
import type * as reach from './in-page/reach.js';

type InPage = { reach: typeof reach };
const widths = [320, 375, 1280];
const names = Object.keys(boxes);

let inPage = '';
beforeAll(async () => {
  inPage = await bundled(`import * as reach from './test/browser/in-page/reach.ts'; Object.assign(window, { reach });`);
});
const at = fixture((request) => {
  const { host, path } = request;
  if (host !== 'www.dfo.no') return empty(request);
  if (path === '/reach.js') return { headers: { 'content-type': 'text/javascript' }, body: inPage };
  const box = boxes[names[Number(path.slice(1))]!];
  if (!box) return undefined;
  const { css = '', html } = box;
  return page({
    head: `<meta name="viewport" content="width=device-width"><style>body{margin:0;font-family:sans-serif;line-height:1.5}main{max-width:48rem;margin:auto;padding:0 16px}${css}</style><script src="/reach.js"></script>`,
    main: `<h1>Side</h1><p id="before">Før</p>${html}<p id="after">Etter</p>`,
  });
});

const open = async (name: string, width: number): Promise<Tab> => {
  const tab = await at.browser.fresh();
  await tab.setViewportSize({ width, height: 900 });
  await tab.goto(`https://www.dfo.no/${names.indexOf(name)}`);
  await tab.waitForFunction(() => window.dfoConsent);
  const { show } = boxes[name] as BoxOfPage;
  if (show) {
    await settled(tab);
    await tab.evaluate((show) => new Function('later', show)(document.getElementById('later')), show);
  }
  await tab.locator('[data-dfo-consent=load]').waitFor();
  await settled(tab);
  return tab;
};
/** Two frames on: sizes that are looked at again have been. */
const settled = (tab: Tab) =>
  tab.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      }),
  );
const misplaced = (tab: Tab) => tab.evaluate(() => (window as unknown as InPage).reach.misplaced());
const standing = (tab: Tab) => tab.evaluate(() => (window as unknown as InPage).reach.standing());

// A third of the boxes at one width with npm test, all at all with test:all.
for (const [w, width] of widths.entries())
  describe(`${width} pixels wide`, () => {
    for (const [i, name] of names.entries()) test(name, unlessIn((i + 3 * w) % 9 === 0), () => check(name, width, i));
  });

async function check(name: string, width: number, i: number): Promise<void> {
  const tab = await open(name, width);
  const shots = process.env['SHOTS'];
  if (shots) await tab.screenshot({ path: `${shots}${i}-${width}.png`, fullPage: true });
  expect(await misplaced(tab)).toEqual([]);
  const asking = await standing(tab);
  await tab.locator('[data-dfo-consent=load]').press('Enter');
  await tab.locator('main iframe[src]').waitFor();
  await settled(tab);
  const shown = await standing(tab);
  const isKnown = asking.isScrolled || asking.words <= shown.frame;
  if (isKnown) expect(Math.abs(shown.after - asking.after), JSON.stringify({ asking, shown })).toBeLessThan(8);
}

describe('the probe bites', () => {
  /** A defect that is planted with a style of its own in the placeholder's root, where nothing of the page could undo it. */
  const plant = async (tab: Tab, css: string) => {
    expect(await misplaced(tab)).toEqual([]);
    // What is found in the same task: in the next frame the library answers a change of size with styles of its own.
    return tab.evaluate((css) => {
      const root = document.querySelector('dfo-consent-embed')!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return (window as unknown as InPage).reach.misplaced().join('\n');
    }, css);
  };
  const natural = ':host{max-block-size:none!important;overflow:visible!important}';

  test.each([
    [
      'a control is cut off by a box of fixed height',
      'fixed width and height, cut off',
      natural,
      /is cut off by div\.fixed/,
    ],
    ['the question lies over the text after it', 'fixed height', natural, /lies over «Etter»/],
    [
      'a ratio box does not grow',
      'ratio',
      ':host{position:absolute!important}.box{min-block-size:40rem}',
      /lies over «Etter»/,
    ],
    [
      'what scrolls inside is too low to use',
      'h-64',
      ':host{block-size:30px!important;min-block-size:0!important;max-block-size:30px!important;overflow:auto!important}',
      /scrolls in \d+ px/,
    ],
    [
      'it begins above where it can be scrolled to',
      'h-64',
      ':host{overflow:auto!important}.box{margin-block-start:-30rem}',
      /is above where|is cut off/,
    ],
    [
      'it is wider than the page',
      'width and height',
      '.choice{position:relative;inset-inline-start:400px}',
      /is beside the page/,
    ],
    [
      'a slide is cut off sideways',
      'slider',
      ':host{inline-size:120%!important}.box{align-items:end}',
      /is cut off sideways/,
    ],
  ])('%s', async (_, name, css, found) => {
    expect(await plant(await open(name, 320), css)).toMatch(found);
  });

  test('a yes moves the page', async () => {
    const tab = await open('80vh', 320);
    await plant(tab, ':host{min-block-size:1000px!important}');
    const before = await standing(tab);
    await tab.locator('[data-dfo-consent=load]').press('Enter');
    await tab.locator('main iframe[src]').waitFor();
    expect(Math.abs((await standing(tab)).after - before.after)).toBeGreaterThan(8);
  });
});

test('what is cut off is reached by Tab and by scrolling, and a wider window gives it more room', async () => {
  const tab = await open('aspect box, overflow hidden, rounded', 320);
  expect((await standing(tab)).isScrolled).toBe(true);
  await tab.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(async () => (await standing(tab)).isScrolled).toBe(false);
  expect(await misplaced(tab)).toEqual([]);
});
