import { describe, expect, test } from 'vitest';
import { gateHtml } from 'dfo-consent/html';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { matomo, page } from '../harness/serve.js';

/** An editor's embed code made inert, an embed element with a link as its content, and Matomo: a page with something of everything. */
const link = '<a href="https://vimeo.com/2">Film hos Vimeo</a>';
const main = gateHtml(
  `<h1>Side</h1><p>Tekst <a id="next" href="/neste">Neste</a></p>
<iframe src="https://player.vimeo.com/video/1" title="Film"></iframe>
<script src="https://public.tableau.com/javascripts/api/viz_v1.js"></script><img src="https://public.tableau.com/a.png" alt="Graf">
<noscript><img src="https://matomo.dfo.example/matomo.php?rec=1" alt=""></noscript>
<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/2" title="Film">${link}</dfo-consent-embed>`,
  { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } },
);
const reply = (request: Parameters<typeof empty>[0]) =>
  request.host === 'www.dfo.no' ? page({ install: 'html', script: matomo, main }) : empty(request);

describe.each([false, true])('a page with JavaScript: %s', (javaScriptEnabled) => {
  const at = fixture(reply, { javaScriptEnabled });
  const open = async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://www.dfo.no/');
    await tab.waitForTimeout(300);
    return tab;
  };

  if (javaScriptEnabled)
    test('the twin: it asks, and after a yes its services are asked', async () => {
      const tab = await open();
      expect(await tab.getByRole('link', { name: 'Film hos Vimeo' }).isVisible()).toBe(false); // The placeholder has its own.
      await tab.locator('[data-dfo-consent=accept]').press('Enter');
      await tab.locator('[data-dfo-consent=load]').first().press('Enter');
      await expect
        .poll(() => [/matomo/, /vimeo|tableau/].map((host) => at.server.to(host).length > 0))
        .toEqual([true, true]);
    });
  else
    test('it is whole, its links lead on, and nothing optional is asked for or stored (R39, R60)', async () => {
      const tab = await open();
      for (let page = 0; page < 2; page++) {
        for (const text of ['Tekst', 'Hopp til hovudinnhald', 'Film hos Vimeo'])
          expect(await tab.getByText(text).first().isVisible(), text).toBe(true);
        expect(await tab.getByRole('link', { name: 'Film hos Vimeo' }).getAttribute('href')).toBe(
          'https://vimeo.com/2',
        );
        // A question that no script can obey is not asked, nor a control shown that does nothing.
        expect(await tab.locator('dfo-consent-banner').boundingBox()).toBeNull();
        expect(await tab.locator('[data-dfo-consent]:visible').count()).toBe(0);
        // The skip link is the first stop, the link in the text the second.
        if (!page) for (const key of ['Tab', 'Tab', 'Enter']) await tab.keyboard.press(key);
        await expect.poll(() => at.server.requests.some(({ path }) => path === '/neste')).toBe(true);
        await tab.waitForTimeout(300);
      }
      expect(at.server.to(vendors)).toEqual([]);
      expect(at.server.requests.filter(({ path }) => !/^\/(neste|favicon\.ico)?$/.test(path))).toEqual([]);
      expect(await at.browser.context.cookies()).toEqual([]);
    });
});
