import { expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { answerMatomo } from '../harness/matomo-server.js';
import { installs, matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** What old browsers lack, and how it is taken away. */
const missing: Readonly<Record<string, string>> = {
  adoptedStyleSheets: 'for (const one of [ShadowRoot, Document]) delete one.prototype.adoptedStyleSheets;',
  'constructable style sheets':
    "delete CSSStyleSheet.prototype.replaceSync; window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };",
  attachShadow: 'delete Element.prototype.attachShadow;',
  replaceChildren: 'for (const one of [Element, Document, DocumentFragment]) delete one.prototype.replaceChildren;',
  reportError: 'delete window.reportError;',
  'Object.hasOwn': 'delete Object.hasOwn;',
};
/** What it does without. */
const spared: Readonly<Record<string, string>> = {
  'URL.canParse': 'delete URL.canParse; delete URL.parse;',
  structuredClone: 'delete window.structuredClone;',
  'the Navigation API, cookieStore and scheduler':
    "for (const name of ['navigation', 'cookieStore', 'scheduler', 'trustedTypes']) try { Object.defineProperty(window, name, { value: undefined }); } catch {}",
};
const main = `<h1>Side</h1><button type="button" id="menu">Meny</button><script>
document.querySelector('#menu').onclick = ({ currentTarget }) => { _paq.push(['trackEvent', 'menu', 'open']); currentTarget.textContent = 'Open'; };</script>
<script type="text/plain" data-service="matomo">window.ran = true;</script>
<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1" title="Film"></iframe>`;
const at = fixture((request) => {
  if (vendors.test(request.host)) return answerMatomo(request) ?? empty(request);
  const [, install, name = ''] = decodeURIComponent(request.path).split('/');
  const code = missing[name] ?? spared[name] ?? '';
  return page({
    install: install as 'npm',
    script: matomo,
    main,
    before: `<script>addEventListener('error', ({ message }) => console.error('uncaught ' + message)); ${code}</script>`,
  });
});
const accepted = async (install: string) => {
  const tab = await at.browser.fresh();
  await tab.goto(`https://www.dfo.no/${install}`);
  await tab.waitForFunction(() => window.dfoConsent);
  await tab.evaluate(() => window.dfoConsent!.give(['matomo', 'vimeo']));
  await expect.poll(() => at.server.to(/vimeo/).length).toBeGreaterThan(0);
  await expect
    .poll(() => at.server.requests.filter(({ path }) => path.startsWith('/matomo.php')).length)
    .toBeGreaterThan(0);
  return tab;
};

for (const install of installs)
  test(
    `installed by ${install}, a browser that lacks what the library needs gets nothing optional, one line, and a whole page (E7)`,
    unlessIn(install !== 'npm'),
    async () => {
      const tab = await accepted(install);
      for (const name of Object.keys(missing)) {
        at.server.forget();
        const before = tab.said.length;
        await tab.goto(`https://www.dfo.no/${install}/${encodeURIComponent(name)}`);
        await expect.poll(async () => (await heard(tab)).length, { message: name }).toBe(before + 1);
        expect(tab.said.at(-1), name).toMatch(
          /^dfo-consent: this browser lacks [\w.]+, so nothing is asked and nothing optional runs\.$/,
        );
        await tab.evaluate(() => document.querySelector<HTMLElement>('#menu')!.click());
        const seen = await tab.evaluate(() => ({
          menu: document.querySelector('#menu')!.textContent,
          ran: (window as { ran?: boolean }).ran,
          isAsked: !!document.querySelector('dfo-consent-banner')?.shadowRoot,
          may: window.dfoConsent?.may('matomo') ?? false,
        }));
        expect(seen, name).toEqual({ menu: 'Open', ran: undefined, isAsked: false, may: false });
        expect(at.server.to(vendors), name).toEqual([]);
        expect(await heard(tab), name).toHaveLength(before + 1);
      }
    },
  );

for (const install of installs)
  test(
    `installed by ${install}, one that lacks only what is younger gets everything (the twin)`,
    unlessIn(install === 'html'),
    async () => {
      const tab = await accepted(install);
      for (const name of Object.keys(spared)) {
        at.server.forget();
        await tab.goto(`https://www.dfo.no/${install}/${encodeURIComponent(name)}`);
        await expect.poll(() => at.server.to(/vimeo/).length, { message: name }).toBeGreaterThan(0);
        await expect.poll(() => at.server.to(/matomo/).length, { message: name }).toBeGreaterThan(0);
        expect(tab.said, name).toEqual([]);
      }
    },
  );
