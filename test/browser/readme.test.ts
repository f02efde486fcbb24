import { expect, test } from 'vitest';
import { examplesOf } from '../readme.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { printed } from '../harness/serve.js';

const [template, html, bundlePage] = examplesOf('html');
const [allElements] = examplesOf('html', 'docs/developer.md');
const asHtml = template!
  .replace('<!-- banner.html -->', printed('dfo.no', 'nn'))
  .replace('<!-- settings.html -->', printed('dfo.no', 'nn', 'settings'));
const [shortest] = examplesOf('ts');
const [inBundle] = examplesOf('ts', 'docs/developer.md');
const [, ownRegistry] = examplesOf('ts', 'docs/organisations.md');

const at = fixture((request) => {
  if (vendors.test(request.host)) return empty(request);
  if (request.path === '/') return html;
  if (request.path === '/all') return allElements;
  if (request.path === '/in-bundle') return bundlePage;
  if (request.path === '/main.js') return empty(request);
  if (request.path === '/as-html') return asHtml;
  if (request.path === '/bundle') return '<!doctype html><html lang="nn"><body><main></main></body></html>';
  return undefined;
});

test('the README’s examples set the viewport, and its script tag asks, holds back and lets through', async () => {
  for (const page of [template, html, bundlePage, allElements]) expect(page).toContain('<meta name="viewport"');
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/');
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(at.server.to(vendors)).toEqual([]);
  await tab.locator('[data-dfo-consent=accept]').click();
  await tab.locator('[data-dfo-consent=load]').press('Enter');
  await expect
    .poll(() =>
      at.server
        .to(vendors)
        .map((address) => new URL(address).hostname)
        .sort(),
    )
    .toEqual(['matomo.dfo.example', 'player.vimeo.com']);
  await tab.getByRole('button', { name: 'Endre kva informasjon vi kan lagre' }).waitFor();
});

test('the README’s bundle asks in its page, and its embed waits', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/in-bundle');
  const before = at.server.to(vendors).length;
  await tab.addScriptTag({ content: await bundled(shortest!) });
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(at.server.to(vendors).length).toBe(before);
  await tab.locator('[data-dfo-consent=accept]').click();
  await expect.poll(() => at.server.to(/matomo/).length).toBeGreaterThan(0);
});

test('the page with all elements asks, holds back, lets through and tells', async () => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto('https://www.dfo.no/all');
  await tab.locator('[data-dfo-consent=load]').first().waitFor();
  await tab.getByRole('table', { name: 'Tableau på dfo.no' }).waitFor();
  expect(at.server.to(vendors)).toEqual([]);
  await tab.locator('[data-dfo-consent=accept]').click();
  // By keyboard: a click just after a frame has loaded may be sent to the frame.
  for (let i = 0; i < 2; i++) await tab.locator('[data-dfo-consent=load]').first().press('Enter');
  await expect
    .poll(() =>
      at.server
        .to(vendors)
        .map((address) => new URL(address).hostname)
        .sort(),
    )
    .toEqual(['matomo.dfo.example', 'player.vimeo.com', 'public.tableau.com']);
  await tab.getByRole('button', { name: 'Endre kva informasjon vi kan lagre' }).waitFor();
});

test('the example of the HTML install asks before the library comes, and the rest is as with the script tag', async () => {
  expect(asHtml).not.toContain('<!-- ');
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/as-html');
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(at.server.to(/./).some((address) => address.endsWith('/dfo-consent-core.js'))).toBe(true);
  const before = at.server.to(vendors).length;
  await tab.locator('[data-dfo-consent=accept]').click();
  await expect
    .poll(() =>
      at.server
        .to(vendors)
        .slice(before)
        .map((address) => new URL(address).hostname),
    )
    .toEqual(['matomo.dfo.example']);
  await tab.getByRole('button', { name: 'Endre kva informasjon vi kan lagre' }).press('Enter');
  await tab.getByText('Du har godteke nettstatistikk.').waitFor();
});

test('the bundle’s example starts, opens the settings and leaves nothing behind when it stops', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/bundle');
  await tab.addScriptTag({ content: await bundled(inBundle!) });
  expect(await tab.evaluate(() => document.querySelector('dfo-consent-banner'))).toBeNull();
  expect(tab.said).toEqual([]);
  // The twin: without its last line it asks.
  await tab.goto('https://www.dfo.no/bundle');
  await tab.addScriptTag({ content: await bundled(inBundle!.replace(/consent\.stop\(\);.*/, '')) });
  await tab.locator('[data-dfo-consent=accept]').waitFor();
});

test('another organisation’s registry asks in its own words', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/bundle');
  await tab.evaluate(() => {
    const embed = document.createElement('dfo-consent-embed');
    embed.setAttribute('service', 'filmrommet');
    embed.setAttribute('src', 'https://a.filmrommet.example/1');
    document.querySelector('main')!.append(embed);
  });
  await tab.addScriptTag({ content: await bundled(ownRegistry!) });
  await tab.getByLabel('Hugs valet mitt for Filmrommet på etaten.example').check();
  await tab.getByRole('button', { name: 'Godta og vis video' }).click();
  await expect.poll(() => at.server.to(/filmrommet/)).toEqual(['https://a.filmrommet.example/1']);
  await tab.getByRole('button', { name: 'Endre kva informasjon vi kan lagre' }).click();
  await tab.getByText('Du har godteke Filmrommet.').waitFor();
});
