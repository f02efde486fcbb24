import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gateHtml } from 'dfo-consent/html';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** What keeps the pages that a visitor leaves, and shows them again at Back. */
const frameworks = {
  turbo: { file: 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', next: '' },
  // Version 4 keeps nothing.
  htmx: { file: 'node_modules/htmx-2/dist/htmx.min.js', next: 'hx-boost="true"' },
};
type Framework = keyof typeof frameworks;

const kinds = `<iframe src="https://player.vimeo.com/video/1" title="Film" width="320" height="180"></iframe>
<p><img src="https://i.vimeocdn.com/1.jpg" alt=""></p>
<picture><source srcset="https://i.vimeocdn.com/2.webp"><img src="https://i.vimeocdn.com/2.jpg" alt=""></picture>
<video src="https://player.vimeo.com/3.mp4" width="160" height="90" preload="auto"></video>
<section style="background:url(https://i.vimeocdn.com/4.jpg)">Tekst</section>
<style>footer { color: green } h1 { background: url(https://i.vimeocdn.com/5.jpg) }</style>
<div id="here"></div>
<script>const made = document.createElement('iframe'); made.src = 'https://player.vimeo.com/video/7'; document.getElementById('here').append(made);</script>
<script src="https://player.vimeo.com/8.js"></script>`;

const at = fixture(({ host, path, ...request }) => {
  if (!host.startsWith('www.')) return empty({ host, path, ...request });
  const [, name, install, which] = path.split('/');
  const known = frameworks[name as Framework];
  if (!known) return undefined;
  if (install === 'its.js')
    return { body: readFileSync(known.file, 'utf8'), headers: { 'content-type': 'text/javascript' } };
  const link = which === 'a' ? `<a id="next" ${known.next} href="b">Neste</a>` : '';
  return page({
    install: install as Install,
    head: `<script src="/${name}/its.js"></script>`,
    main: `<h1>Side ${which}</h1>${link}${which === 'a' ? gateHtml(kinds, { site: 'dfo.no' }) : ''}`,
  });
});

const film = 'https://player.vimeo.com/video/1?dnt=1';
const asked = () => [...new Set(at.server.to(vendors))].sort();
const isOn = (tab: Tab, which: string) =>
  expect.poll(() => tab.evaluate(() => document.querySelector('h1')?.textContent)).toBe(`Side ${which}`);
const waiting = (tab: Tab) => tab.evaluate(() => document.querySelectorAll('main dfo-consent-embed').length);

/** On the next page, after a yes that is remembered. */
async function onNextPage(path: string): Promise<Tab> {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${path}/a`);
  await tab.waitForFunction(() => window.dfoConsent);
  await expect.poll(() => waiting(tab)).toBeGreaterThan(3);
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await expect.poll(() => asked().length).toBeGreaterThanOrEqual(7);
  await tab.locator('#next').click();
  await isOn(tab, 'b');
  return tab;
}

onEachInstall('script', (install) => {
  for (const name of Object.keys(frameworks))
    test(`${name}: what is kept of a page asks again after a withdrawal (A3)`, unlessIn(name === 'turbo'), async () => {
      const tab = await onNextPage(`${name}/${install}`);
      await tab.evaluate(() => window.dfoConsent!.refuse());
      await tab.waitForTimeout(500); // The copy that the framework has made while it could has fetched its pictures.
      at.server.forget();
      await tab.evaluate(() => history.back());
      await isOn(tab, 'a');
      await expect.poll(() => waiting(tab)).toBeGreaterThan(3);
      await tab.waitForTimeout(500);
      expect(asked()).toEqual([]);
      await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
      await expect.poll(asked).toContain(film);
      await expect.poll(() => waiting(tab)).toBe(0);
    });

  for (const name of Object.keys(frameworks))
    test(
      `${name}: what is kept of a page is shown again while it may (the twin)`,
      unlessIn(name === 'turbo'),
      async () => {
        const tab = await onNextPage(`${name}/${install}`);
        await tab.evaluate(() => history.back());
        await isOn(tab, 'a');
        await expect.poll(asked).toContain(film);
        expect(await waiting(tab)).toBe(0);
        expect(tab.said.filter((line) => String(line).includes('dfo-consent'))).toEqual([]);
      },
    );
});
