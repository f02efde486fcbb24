/** Frames that are laid over a box of a fixed ratio: the question fills the box, and grows where its words need more. */
import { expect, test } from 'vitest';
import { empty, fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const frame = (attributes: string) =>
  `<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film" frameborder="0" ${attributes}></iframe>`;
const laidOver = 'style="position:absolute;top:0;left:0;width:100%;height:100%"';
const css = `.box{position:relative;height:0;overflow:hidden;padding-bottom:56.25%}.box iframe{position:absolute;inset:0;width:100%;height:100%}
.before{position:relative;overflow:hidden}.before::before{content:'';display:block;padding-top:56.25%}.before iframe{position:absolute;inset:0;width:100%;height:100%}
.ratio{position:relative;aspect-ratio:16/9}.ratio iframe{position:absolute;inset:0;width:100%;height:100%}main{width:800px;max-width:100%}`;
const mains: Record<string, string> = {
  '/vendor': `<div id="box" style="padding:56.25% 0 0 0;position:relative">${frame(laidOver)}</div>`,
  '/class': `<div id="box" class="box">${frame('')}</div>`,
  '/before': `<div id="box" class="before">${frame('')}</div>`,
  '/ratio': `<div id="box" class="ratio">${frame('')}</div>`,
};
const at = fixture((request) => {
  if (request.host !== 'www.dfo.no') return empty(request);
  if (request.path === '/late.css') return { headers: { 'content-type': 'text/css' }, body: css, after: 500 };
  const isLate = request.path === '/late';
  const main = `<p>Før</p>${mains[isLate ? '/class' : request.path] ?? ''}<p id="after">Etter</p>`;
  return page({ main, head: isLate ? '<link rel="stylesheet" href="/late.css">' : `<style>${css}</style>` });
});

for (const path of ['/vendor', '/class', '/before', '/ratio', '/late'])
  test(`it asks in the box, at every width: ${path}`, unlessIn(['/class', '/late'].includes(path)), async () => {
    for (const width of [320, 1280]) {
      const tab = await at.browser.fresh();
      await tab.setViewportSize({ width, height: 900 });
      await tab.goto(`https://www.dfo.no${path}`);
      await tab.locator('[data-dfo-consent=load]').waitFor();
      const rect = (selector: string) =>
        tab.locator(selector).evaluate((one) => one.getBoundingClientRect().toJSON() as DOMRect);
      const host = await rect('dfo-consent-embed');
      const box = await rect('#box');
      expect(Math.round(host.width)).toBe(Math.round(box.width));
      expect(Math.abs(host.height - box.height)).toBeLessThanOrEqual(1);
      expect(Math.abs(host.top - box.top)).toBeLessThanOrEqual(1);
      // At 800 px the words have room in 16:9; at 320 they need more and get it.
      if (width === 1280) expect(Math.abs(host.height - 450)).toBeLessThanOrEqual(1);
      else expect(host.height).toBeGreaterThan((host.width * 9) / 16 + 50);
      const inner = await tab
        .locator('dfo-consent-embed')
        .evaluate((one) => one.shadowRoot!.querySelector('.box')!.getBoundingClientRect().toJSON() as DOMRect);
      expect(inner.bottom).toBeLessThanOrEqual(box.bottom + 1);
      expect((await rect('#after')).top).toBeGreaterThanOrEqual(box.bottom - 1);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const shots = process.env['SHOTS'];
      if (shots) await tab.screenshot({ path: `${shots}${path.slice(1)}-${width}.png`, fullPage: true });
      // After consent the box is what it was.
      await tab.locator('[data-dfo-consent=load]').press('Enter');
      const live = (await tab.locator('#box > iframe').boundingBox())!;
      expect(Math.abs(live.height - (live.width * 9) / 16)).toBeLessThanOrEqual(1);
    }
  });
