/** Where the banner stands in pages that lay themselves out in other ways, and which way its words run. */
import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import { onEachInstall, page, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const parts =
  '<nav style="width:200px;height:100px">Meny</nav><div id="content" style="flex:1">Tekst som er ei linje lang, og som fyller plassen sin.</div>';
const fixed = 'header{position:fixed;inset:0 0 auto;height:80px;background:#eee;z-index:9}';
const layouts: Readonly<Record<string, readonly [css: string, body: string]>> = {
  'in a row': ['body{display:flex}', parts],
  'in a row, in the middle': ['body{display:flex;align-items:center;justify-content:center;min-height:100vh}', parts],
  'in a grid with a column at the side': ['body{display:grid;grid-template-columns:200px 1fr}', parts],
  'in a grid of areas': [
    "body{display:grid;grid-template:'nav content' / 200px 1fr}nav{grid-area:nav}#content{grid-area:content}",
    parts,
  ],
  'in a column, in the middle': ['body{display:flex;flex-direction:column;align-items:center}', parts],
  'under a header for which the content makes room': [
    `${fixed}#content{margin-top:80px}`,
    `<header>Hovud</header>${parts}`,
  ],
  'under a header in a row': [`${fixed}body{display:flex}`, `<header><p>Hovud</p></header>${parts}`],
  'in a plain page': ['', parts],
};
const names = Object.keys(layouts);
const at = fixture(({ host, path }) => {
  if (host !== 'www.dfo.no') return undefined;
  const [, install, name, attributes = ''] = decodeURIComponent(path).split('/');
  const [css, body] = layouts[name!] ?? ['', parts];
  const html = page({ install: install as Install, head: `<style>body{margin:0}${css}</style>` });
  return html
    .replace(/<a href="#main"[\s\S]*?<\/main>/, body)
    .replace('<html lang="nn">', attributes === 'rtl' ? '<html lang="ar" dir="rtl">' : '<html lang="nn">');
});

onEachInstall('script', (install) => {
  for (const [i, name] of names.entries())
    test(`it stands across the page, above the rest, seen whole: ${name} (D7, D8)`, unlessIn(i % 3 === 0), async () => {
      const tab = await at.browser.fresh();
      await tab.setViewportSize({ width: 1000, height: 700 });
      await tab.goto(`https://www.dfo.no/${install}/${encodeURIComponent(name)}`);
      await tab.locator('[data-dfo-consent=reject]').waitFor();
      await tab.waitForFunction((isPlain) => isPlain || window.dfoConsent, /plain|column/.test(name));
      const shots = process.env['SHOTS'];
      if (shots) await tab.screenshot({ path: `${shots}banner-${names.indexOf(name)}-${install}.png` });
      const look = () =>
        tab.evaluate(() => {
          const section = document.querySelector('dfo-consent-banner')!.shadowRoot!.querySelector('section');
          const box = section?.getBoundingClientRect();
          const rect = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
          const seen = (x: number, y: number) => document.elementFromPoint(x, y)?.localName;
          return {
            lacks: document.documentElement.clientWidth - (box?.width ?? 0),
            bottom: box?.bottom ?? 0,
            rest: Math.min(rect('nav').top, rect('#content').top),
            corners: box && [seen(5, box.top + 3), seen(box.right - 5, box.top + 3), seen(500, box.bottom - 3)],
            beside: rect('#content').left - rect('nav').right,
            isFixed: getComputedStyle(document.querySelector('dfo-consent-banner')!).position,
          };
        });
      // In a row the banner is as wide as the page only when it is placed.
      await expect.poll(async () => (await look()).lacks).toBe(0);
      await expect.poll(async () => (await look()).corners?.join()).toBe(Array(3).fill('dfo-consent-banner').join());
      const { bottom, rest, isFixed } = await look();
      expect(rest).toBeGreaterThanOrEqual(bottom - 1);
      expect(isFixed).not.toMatch(/fixed|sticky/);
      // The page's own parts lie as they did, and after the answer there is no room left for a question.
      if (/row|grid/.test(name)) expect((await look()).beside).toBeLessThan(200);
      await tab.locator('[data-dfo-consent=reject]').press('Enter');
      await tab.locator('dfo-consent-banner .said button').press('Enter');
      await expect.poll(() => tab.evaluate(() => getComputedStyle(document.body).paddingTop)).toBe('0px');
    });

  test('words run from left to right where the page runs from right to left (D6)', async () => {
    const tab = await at.browser.fresh();
    await tab.goto(`https://www.dfo.no/${install}/${encodeURIComponent('in a plain page')}/rtl`);
    await tab.locator('[data-dfo-consent=reject]').waitFor();
    const undirected = await tab.evaluate(() =>
      ['dfo-consent-banner', 'dfo-consent-settings'].flatMap((name) =>
        [...document.querySelector(name)!.shadowRoot!.querySelectorAll('[lang]')]
          .filter((one) => getComputedStyle(one).direction !== 'ltr')
          .map((one) => one.localName),
      ),
    );
    expect(undirected).toEqual([]);
    const [yes, no] = await Promise.all(
      ['accept', 'reject'].map(async (hook) => (await tab.locator(`[data-dfo-consent=${hook}]`).boundingBox())!.x),
    );
    expect(yes).toBeLessThan(no!);
  });
});
