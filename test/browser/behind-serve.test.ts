/** What a visitor gets of a site that knows nothing of consent, through `dfo-consent serve` before it. */
import { describe, expect, test } from 'vitest';
import { empty } from '../harness/fixture.js';
import { answerMatomo, pageViews } from '../harness/matomo-server.js';
import { openBrowser, type Tab } from '../harness/open-browser.js';
import type { Tag } from '../harness/tags.js';
import { served, type SitePage } from './served.js';

const film = '<iframe src="https://player.vimeo.com/video/76979871" width="640" height="360" title="Film"></iframe>';
const nonce = 'c2l0ZQ';
/** As Matomo's own page gives it out. */
const counting = `<script>
  var _paq = window._paq = window._paq || [];
  _paq.push(['trackPageView']);
  (function() {
    var u = 'https://matomo.dfo.example/';
    _paq.push(['setTrackerUrl', u + 'matomo.php']);
    _paq.push(['setSiteId', '7']);
    var d = document, g = d.createElement('script'), s = d.getElementsByTagName('script')[0];
    g.async = true; g.src = u + 'matomo.js'; s.parentNode.insertBefore(g, s);
  })();
</script>`;
const pages: Readonly<Record<string, SitePage>> = {
  '/': { body: `${counting}<h1>Framside</h1>` },
  '/latin': { body: '<h1>Blåbær</h1>', isLatin: true },
  '/film': { body: `<h1>Film</h1>${film}` },
  '/stranger': { body: '<h1>Ukjend</h1><iframe src="https://stranger.example/" title="Ukjend"></iframe>' },
  '/strict': {
    body: `<h1>Streng</h1>${film}<script nonce="${nonce}">document.title = 'Eige skript'</script>`,
    policy: `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src 'self'; frame-src https://player.vimeo.com`,
    nonce,
  },
  '/own-files': {
    body: `<h1>Berre filer</h1>${film}`,
    policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
  },
};

const at = served(pages, async () => (request) => answerMatomo(request) ?? empty(request));
const { open } = at;
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
const isAsking = (tab: Tab) => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').isVisible();
const policyOf = (tab: Tab) =>
  tab.evaluate(async () => (await fetch(location.href, { cache: 'no-store' })).headers.get('content-security-policy')!);
/** What the site's own script has noted. */
const noted = (tab: Tab, what: 'sent' | 'violations') =>
  tab.evaluate((name) => (window as unknown as Record<typeof name, string[] | undefined>)[name], what);
const everywhere = { tags: ['everywhere'] as Tag[] };

describe('a site that knows nothing of consent', () => {
  test('asks first in its body, has the control in its footer, and turns to nobody', everywhere, async () => {
    const tab = await open('/');
    await expect.poll(() => isAsking(tab)).toBe(true);
    const places = await tab.evaluate(() => [
      document.body.firstElementChild!.localName,
      document.querySelector('footer')!.lastElementChild!.localName,
      document.querySelectorAll('dfo-consent-banner, dfo-consent-settings').length,
    ]);
    expect(places).toEqual(['dfo-consent-banner', 'dfo-consent-settings', 2]);
    await tab.waitForTimeout(300);
    expect(at.vendors.requests).toEqual([]);
    expect(at.vendors.connections).toEqual([]);
  });

  test('asks in a page of another encoding than Unicode', everywhere, async () => {
    const tab = await open('/latin');
    await expect.poll(() => isAsking(tab)).toBe(true);
    expect(await tab.evaluate(() => [document.characterSet, document.querySelector('h1')!.textContent])).toEqual([
      'windows-1252',
      'Blåbær',
    ]);
    expect(await noted(tab, 'violations')).toEqual([]);
  });

  test('the twin: without it, the same page counts at once', async () => {
    const alone = await openBrowser({ ...at.vendors.ports, http: at.ports.own }, {}, at.vendors.wire);
    try {
      at.vendors.forget();
      const tab = await alone.fresh();
      await tab.goto('http://www.dfo.no/');
      await expect.poll(() => at.vendors.to(/matomo/).length).toBeGreaterThan(0);
    } finally {
      await alone.close();
    }
  });

  test('counts from the next page on after a yes, and not after a no', everywhere, async () => {
    const tab = await open('/');
    expect(await policyOf(tab)).not.toContain('matomo.dfo.example');
    await press(tab, 'accept');
    // A policy in force cannot be loosened: this page was made for somebody who had not answered.
    await tab.getByText('Valet ditt er lagra.').waitFor();
    await expect.poll(() => policyOf(tab)).toContain('matomo.dfo.example');
    await tab.goto('http://www.dfo.no/');
    await expect.poll(() => pageViews(at.vendors).length).toBe(1);
    expect(await isAsking(tab)).toBe(false);

    await press(tab, 'open');
    await press(tab, 'reject');
    await expect.poll(() => policyOf(tab)).not.toContain('matomo.dfo.example');
    at.vendors.forget();
    await tab.goto('http://www.dfo.no/film');
    await tab.goto('http://www.dfo.no/');
    await tab.waitForTimeout(300);
    expect(at.vendors.requests).toEqual([]);
  });

  test('shows a film after its own yes, in a page that is loaded anew', everywhere, async () => {
    const tab = await open('/film');
    await tab.locator('[data-dfo-consent=load]').waitFor();
    expect(at.vendors.requests).toEqual([]);
    await press(tab, 'load');
    // Then the placeholder says that the page is loaded anew, and asks once more.
    await tab.getByText('Godta og last sida på nytt').press('Enter');
    await expect.poll(() => at.vendors.to(/player\.vimeo/).length).toBeGreaterThan(0);
  });

  test('shows nothing of a host that nobody has described, and says so', async () => {
    const tab = await open('/stranger');
    await expect.poll(() => tab.locator('iframe[data-service=unknown]').count()).toBe(1);
    await tab.waitForTimeout(300);
    expect(at.vendors.requests).toEqual([]);
    expect(at.log).toContainEqual(expect.objectContaining({ path: '/stranger', held: { unknown: 1 } }));
  });

  test.each(['/strict', '/own-files'])(
    'asks under the strict policy of %s, which nothing of ours breaks',
    async (path) => {
      const tab = await open(path);
      await expect.poll(() => isAsking(tab)).toBe(true);
      await press(tab, 'reject');
      await tab.getByText('Valet ditt er lagra.').waitFor();
      expect(await noted(tab, 'violations')).toEqual([]);
      expect(at.vendors.requests).toEqual([]);
    },
  );

  test('two visitors who answer alike send the same, and it is counted', async () => {
    const sent: unknown[] = [];
    for (let visitor = 0; visitor < 2; visitor++) {
      const tab = await open('/');
      await press(tab, 'reject');
      await expect.poll(() => noted(tab, 'sent')).toHaveLength(1);
      sent.push(...(await noted(tab, 'sent'))!);
    }
    expect(sent[0]).toBe(sent[1]);
    expect(JSON.parse(sent[0] as string)).toEqual([
      'http://www.dfo.no/dfo-consent/count',
      {
        method: 'POST',
        body: '{"site":"dfo.no","lang":"nn","yes":[],"no":["matomo"]}',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: true,
      },
    ]);
    const metrics = await (await fetch(`http://127.0.0.1:${at.ports.served}/metrics`)).text();
    expect(metrics).toMatch(/dfo_consent_answers\{[^}]*language="nn",service="matomo",answer="no"\} [2-9]/);
  });
});
