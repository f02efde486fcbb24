/** What loads from hosts that no registry describes, held by the server: nobody is asked, whatever the visitor answers. */
import { gateHtml } from 'dfo-consent/html';
import { describe, expect, test } from 'vitest';
import { empty, fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';

const film = 'https://film.stranger.example/watch?v=1';
const main = `<h1>Side</h1>
<iframe src="${film}" title="Ein film" width="640" height="360"></iframe>
<img src="https://beacon.stranger.example/1.gif" alt="" width="1" height="1">
<script src="https://script.stranger.example/1.js"></script>
<p style="background:url(https://style.stranger.example/1.png)">Ord</p>
<noscript><img src="https://without.stranger.example/1.gif" alt=""></noscript>`;

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  const at = fixture(
    (request) => {
      if (request.host !== 'www.dfo.no') return empty(request);
      const html = page({ main });
      return request.path === '/held' ? gateHtml(html, { site: 'dfo.no', unknown: 'hold' }) : html;
    },
    { javaScriptEnabled },
  );
  const strangers = () =>
    [...new Set(at.server.requests.map(({ host }) => host))].filter((host) => host.endsWith('stranger.example')).sort();

  test('what no registry describes is not asked for', async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://www.dfo.no/held');
    if (javaScriptEnabled) {
      await tab.locator('[data-dfo-consent=accept]').first().press('Enter');
      const placeholder = tab.locator('dfo-consent-embed');
      await expect
        .poll(() => placeholder.evaluate((one) => one.shadowRoot?.textContent))
        .toContain('Dette innhaldet blir ikkje opna, fordi det manglar i oversikta over kva dfo.no lagrar.');
      // All that is offered is the link.
      expect(
        await placeholder.evaluate((one) =>
          [...one.shadowRoot!.querySelectorAll('a,button')].map((control) => control.getAttribute('href')),
        ),
      ).toEqual([film]);
      expect(tab.said.join()).toContain('there is no service "unknown"');
    }
    await tab.waitForTimeout(500);
    expect(strangers()).toEqual([]);
    expect(await tab.getByText('Ord', { exact: true }).count()).toBe(1);
  });

  test('and is asked for where it is not held (the twin)', async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://www.dfo.no/live');
    const expected = ['beacon', 'film', 'style', javaScriptEnabled ? 'script' : 'without'];
    await expect.poll(strangers).toEqual(expected.map((name) => `${name}.stranger.example`).sort());
  });
});
