import { expect, test } from 'vitest';
import { gateHtml } from '../../src/html/index.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { page } from '../harness/serve.js';

const words = 'Ei lang tekst om noko heilt anna enn biletet bak. '.repeat(10);
const main = `<div id="hero" style="background:url(https://i.vimeocdn.com/hero.png)"><button id="own">Eigen knapp</button><p>${words}</p></div>
<style media="all">@import "https://player.vimeo.com/a.css";</style>`;
const two =
  '<script>new Image().src = "https://public.tableau.com/a"; new Image().src = "https://i.vimeocdn.com/b";</script>';
const strange = `<p id="strange" data-service="vimeo" data-dfo-quiet data-dfo-style="background:url(https://evil.example/t)">Tekst</p>`;
const at = fixture((request) => {
  if (vendors.test(request.host))
    return {
      ...(empty(request) as object),
      headers: { 'content-type': request.path.endsWith('.css') ? 'text/css' : 'image/png' },
    };
  if (request.path === '/two') return gateHtml(page({ main: two + strange }), { site: 'dfo.no' });
  return request.path === '/'
    ? gateHtml(page({ main }), { site: 'dfo.no' })
    : request.path === '/live'
      ? page({ main })
      : undefined;
});
const asked = () => [...new Set(at.server.to(vendors))].sort();
const all = ['https://i.vimeocdn.com/hero.png', 'https://player.vimeo.com/a.css'];

test('what is only a trait of other content is held without hiding that, and a style waits too', async () => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto('https://www.dfo.no/');
  await tab.waitForTimeout(400);
  expect(asked()).toEqual([]);
  expect(await tab.locator('#hero p').isVisible()).toBe(true);
  expect(await tab.locator('main dfo-consent-embed').count()).toBe(0);
  // The page's own handlers stay on its own elements.
  await tab.evaluate(() => document.querySelector('#own')!.addEventListener('click', () => (document.title = 'trykt')));
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await expect.poll(asked).toEqual(all);
  await tab.locator('#own').press('Enter');
  expect(await tab.title()).toBe('trykt');
  expect(await tab.locator('style[media=all]').count()).toBe(1);
  await tab.evaluate(() => window.dfoConsent!.refuse());
  expect(await tab.locator('#hero').getAttribute('style')).toBeNull();
  expect(await tab.locator('main style').count()).toBe(0);
  at.server.requests.length = 0;
  await tab.reload();
  await tab.waitForTimeout(300);
  expect(asked()).toEqual([]);
});

test('what turns to two services waits for a yes to both, and a style for its own hosts (R7)', async () => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto('https://www.dfo.no/two');
  await tab.locator('[data-dfo-consent=load]').first().waitFor();
  await tab.evaluate(() => window.dfoConsent!.give(['tableau-public']));
  // Asks for the other one now.
  await tab.getByText('krev samtykke').waitFor();
  expect(asked()).toEqual([]);
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await expect.poll(asked).toEqual(['https://i.vimeocdn.com/b', 'https://public.tableau.com/a']);
  expect(await tab.locator('#strange[style]').count()).toBe(0);
  expect(tab.said.join()).toContain('evil.example');
});

test('as it was, it is asked for at once (the twin)', async () => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto('https://www.dfo.no/live');
  await expect.poll(asked).toEqual(all);
});
