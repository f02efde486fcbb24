/** Where the page's policy blocks what the visitor has accepted: a policy in force cannot be loosened in the same document. */
import { expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { page, strict } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const tableau = 'data-service="tableau-public"';
const mains: Record<string, string> = {
  '/embed':
    '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>',
  '/frame': `<iframe ${tableau} data-src="https://public.tableau.com/views/A" title="Kart"></iframe><iframe data-service="vimeo" data-src="https://player.vimeo.com/video/2" title="Film"></iframe>`,
  '/script': `<div class="tableauPlaceholder" ${tableau} title="Kart"></div><script type="text/plain" ${tableau} data-src="https://public.tableau.com/viz.js"></script>`,
  '/made': `<div class="tableauPlaceholder" id="box" ${tableau} title="Kart"></div><script type="text/plain" ${tableau} nonce="n">
const made = document.createElement('script'); made.src = 'https://public.tableau.com/viz.js'; document.getElementById('box').append(made);</script>`,
  '/write': `<script type="text/plain" ${tableau} nonce="n">document.write('<p id="written">Skrive</p>');</script>
<div class="tableauPlaceholder" ${tableau}><noscript><img alt="Kart over Noreg" data-src="https://public.tableau.com/1.png"></noscript></div>`,
};
/** Whether the server loosens its policy for those who have accepted. */
let follows = true;
const at = fixture((request) => {
  const { host, path, cookie } = request;
  if (host !== 'www.dfo.no') return empty(request);
  const open =
    "default-src 'none'; style-src 'self'; connect-src 'self'; script-src 'self' 'nonce-n' https://public.tableau.com; frame-src https://public.tableau.com https://player.vimeo.com";
  // The vendor's own code sets an address, which Trusted Types would stop first.
  const closed = strict
    .replace("script-src 'self'", "script-src 'self' 'nonce-n'")
    .replace(path === '/made' ? /; require-trusted.*/ : /$/, '');
  const isOpen = follows && cookie.includes('dfo-consent=');
  return { headers: { 'content-security-policy': isOpen ? open : closed }, body: page({ main: mains[path] ?? '' }) };
});
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto(`https://www.dfo.no${path}`);
  await tab.locator('[data-dfo-consent=load]').first().waitFor();
  return tab;
};
const asked = () => at.server.to(vendors);
const anew = { name: 'Godta og last sida på nytt' };

const addresses = {
  '/embed': 'https://player.vimeo.com/video/1?dnt=1',
  '/frame': 'https://public.tableau.com/views/A',
  '/script': 'https://public.tableau.com/viz.js',
  '/made': 'https://public.tableau.com/viz.js',
};
/** One of an element and one of a script. */
const chosen = ['/embed', '/script'];
for (const [path, address] of Object.entries(addresses))
  test(
    `what is blocked offers one press that remembers the answer and loads the page anew: ${path}`,
    unlessIn(chosen.includes(path)),
    async () => {
      follows = true;
      const tab = await open(path);
      expect(await tab.getByRole('button', anew).count()).toBe(0);
      await tab.locator('[data-dfo-consent=load]').first().press('Enter');
      await tab.getByRole('button', anew).waitFor();
      expect(await tab.getByRole('button', anew).count()).toBe(1);
      expect(tab.said.join('\n')).toContain("the page's Content-Security-Policy blocks");
      // What another vendor has is not touched.
      if (path === '/frame') expect(await tab.getByRole('button', { name: 'Godta og vis video' }).count()).toBe(1);
      expect(asked()).toEqual([]);
      await Promise.all([tab.waitForEvent('load'), tab.getByRole('button', anew).press('Enter')]);
      await expect.poll(asked).toEqual([address]);
      expect(await tab.getByRole('button', anew).count()).toBe(0);
    },
  );

for (const path of Object.keys(addresses))
  test(
    `what is blocked after the reload too is told in words, and never offers another: ${path}`,
    unlessIn(chosen.includes(path)),
    async () => {
      follows = false;
      const tab = await open(path);
      await tab.locator('[data-dfo-consent=load]').first().press('Enter');
      await tab.getByRole('button', anew).waitFor();
      await Promise.all([tab.waitForEvent('load'), tab.getByRole('button', anew).press('Enter')]);
      await tab.getByText(/Vi fekk ikkje lasta innhaldet frå/).waitFor();
      expect(await tab.getByRole('button', anew).count()).toBe(0);
      if (path !== '/script' && path !== '/made')
        await tab
          .getByRole('link', { name: /^Opne hos/ })
          .first()
          .waitFor();
      expect(asked()).toEqual([]);
    },
  );

test('under the strictest policy, with Trusted Types, what a script writes comes into the page', async () => {
  follows = false;
  const tab = await open('/write');
  await tab.getByRole('group', { name: /: Kart over Noreg$/ }).waitFor();
  await tab.locator('[data-dfo-consent=load]').press('Enter');
  await tab.locator('#written').waitFor();
  expect(tab.said).toEqual([]);
});

test('where the answer cannot be stored, the page is not loaded anew for ever', async () => {
  follows = true;
  const tab = await at.browser.fresh();
  await tab.addInitScript(() => Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} }));
  await tab.goto('https://www.dfo.no/frame');
  await tab.locator('[data-dfo-consent=load]').first().press('Enter');
  await tab.getByRole('button', anew).press('Enter');
  await tab.getByText('Vi fekk ikkje lasta innhaldet frå Tableau.').waitFor();
});
