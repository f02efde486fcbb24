/** Routers that put another body in the page, and morphs that give it what the server wrote: the question, the control and the state stay (field cases C). */
import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page, type Install, type Reply, type Request } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const files: Readonly<Record<string, string>> = {
  turbo: 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js',
  htmx: 'node_modules/htmx-2/dist/htmx.min.js',
  idiomorph: 'node_modules/idiomorph/dist/idiomorph.min.js',
  swup: 'node_modules/swup/dist/Swup.umd.js',
};
/** How the next page comes into this one. What is fetched is `next`. */
const ways: Readonly<Record<string, { readonly file?: string; readonly go: string }>> = {
  'Turbo Drive': { file: 'turbo', go: `Turbo.visit(next)` },
  'htmx boost': {
    file: 'htmx',
    go: `const a = Object.assign(document.createElement('a'), { href: next }); a.setAttribute('hx-boost', 'true'); document.body.append(a); htmx.process(a); a.click();`,
  },
  // With the browser's own view transitions, where it has them: https://swup.js.org/options/#native
  Swup: {
    file: 'swup',
    go: `const swup = new Swup({ native: 'startViewTransition' in document, containers: ['body'], animationSelector: false }); swup.navigate(next);`,
  },
  'idiomorph of the body': { file: 'idiomorph', go: `Idiomorph.morph(document.body, parsed.body.outerHTML)` },
  'idiomorph of the document': {
    file: 'idiomorph',
    go: `Idiomorph.morph(document.documentElement, parsed.documentElement.outerHTML)`,
  },
  'a view transition': {
    go: `const put = () => document.body.replaceWith(parsed.body); document.startViewTransition ? document.startViewTransition(put) : put();`,
  },
  'a parsed body': { go: `document.body.replaceWith(document.adoptNode(parsed.body))` },
  'a parsed document': { go: `document.replaceChild(parsed.documentElement, document.documentElement)` },
  'inner HTML': { go: `document.body.innerHTML = parsed.body.innerHTML` },
};
const film =
  '<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film" width="320" height="180"></iframe>';
/** Pages that take the question away, or cover it, without another page. */
const scenes: Readonly<Record<string, { readonly head?: string; readonly main?: string; readonly footer?: string }>> = {
  shows: { head: '<style>body>*{display:block}</style>' },
  dialog: {
    main: '<h1>Side</h1><dialog id="theirs"><p>Dialog</p><button type="button" data-own onclick="dfoConsent.open()">Vel</button></dialog>',
  },
  inside: {
    main: `<h1>Side</h1><x-card></x-card><script>customElements.define('x-card', class extends HTMLElement {
connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>'; }
});</script>`,
  },
  control: { footer: '<p>Botn</p>' },
};
const reply = (request: Request): Reply | undefined => {
  if (request.host !== 'www.dfo.no') return empty(request);
  const [path, query] = request.path.split('?') as [string, string?];
  const [, install, which, file = ''] = path.split('/');
  if (install === 'file')
    return { body: readFileSync(files[which!]!, 'utf8'), headers: { 'content-type': 'text/javascript' } };
  const main = `<h1>Side ${which}</h1>${query ? '' : film}`;
  const head = file && `<script src="/file/${file}"></script>`;
  const bare = which === 'bare' && { banner: '', footer: 'Bare' };
  return page({ install: install as Install, head, main, ...bare, ...scenes[which!] });
};
const at = fixture(reply);

const go = async (tab: Tab, way: string, next: string) => {
  await tab.evaluate(
    async ([code, next]) => {
      const parsed = new DOMParser().parseFromString(await (await fetch(next!)).text(), 'text/html');
      new Function('next', 'parsed', code!)(next, parsed);
    },
    [ways[way]!.go, next],
  );
  await tab.getByRole('heading', { level: 1, name: `Side ${next.split(/[/?]/)[2]}` }).waitFor();
};
/** What a visitor meets: how many questions, controls, and what the page's state is. */
const seen = (tab: Tab) =>
  tab.evaluate(() => {
    const shown = (name: string, inside: string) =>
      [...document.querySelectorAll(name)].filter((one) => one.shadowRoot?.querySelector(inside)?.checkVisibility())
        .length;
    return {
      questions: shown('dfo-consent-banner', '[data-dfo-consent=accept]'),
      controls: shown('dfo-consent-settings', '[data-dfo-consent=open]'),
      placeholders: shown('dfo-consent-embed', '[data-dfo-consent=load]'),
      state: document.documentElement.dataset['dfoConsentState'],
    };
  });
const asking = { questions: 1, controls: 1, placeholders: 0, state: 'unanswered' };
const answered = { questions: 0, controls: 1, placeholders: 0, state: 'answered' };
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');

onEachInstall('html', (install) => {
  for (const [i, way] of Object.keys(ways).entries())
    for (const next of ['b', 'bare'])
      describe(`the next page (${next}) comes by ${way}`, unlessIn(i % 3 === 0 && (next === 'b' || i === 0)), () => {
        const open = async (plain = '?plain') => {
          const tab = await at.browser.fresh();
          at.server.forget();
          await tab.goto(`https://www.dfo.no/${install}/a/${ways[way]!.file ?? ''}${plain}`);
          await expect.poll(() => seen(tab)).toEqual({ ...asking, placeholders: plain ? 0 : 1 });
          return tab;
        };
        // Pages without an embed: with the printed banner the core alone is there.
        test('unanswered, it asks there too, and a yes there holds (C1, C2, C3, C5)', async () => {
          const tab = await open();
          await go(tab, way, `/${install}/${next}?plain`);
          await expect.poll(() => seen(tab)).toEqual(asking);
          await go(tab, way, `/${install}/a?plain`);
          await expect.poll(() => seen(tab)).toEqual(asking);
          await press(tab, 'accept');
          await expect.poll(() => seen(tab)).toEqual(answered);
          expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(true);
          expect(at.server.to(vendors)).toEqual([]);
        });

        test('answered, it does not ask there, and the control opens the settings', async () => {
          const tab = await open();
          await press(tab, 'reject');
          await expect.poll(() => seen(tab)).toEqual(answered);
          await go(tab, way, `/${install}/${next}?plain`);
          await expect.poll(() => seen(tab)).toEqual(answered);
          await press(tab, 'open');
          await expect.poll(async () => (await seen(tab)).questions).toBe(1);
        });

        test('what was accepted for a frame holds in it (C4)', async () => {
          const tab = await open('');
          await press(tab, 'load');
          const frames = () =>
            tab.evaluate(() => [...document.querySelectorAll('main iframe')].map((one) => one.getAttribute('src')));
          await expect.poll(frames).toEqual(['https://player.vimeo.com/video/1?dnt=1']);
          await go(tab, way, `/${install}/${next}`);
          await expect.poll(frames).toEqual(['https://player.vimeo.com/video/1?dnt=1']);
        });
      });
});

onEachInstall('html', (install) => {
  const open = async (scene: string) => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto(`https://www.dfo.no/${install}/${scene}`);
    return tab;
  };
  const isShown = (tab: Tab) => tab.locator('dfo-consent-banner').first().isVisible();

  test('hidden is hidden, whatever the page shows, and in print (C6)', async () => {
    const tab = await open('shows');
    await expect.poll(() => isShown(tab)).toBe(true);
    if (inject('engine') === 'chromium') {
      const session = await at.browser.context.newCDPSession(tab);
      await session.send('Emulation.setEmulatedMedia', { media: 'print' });
      expect(await isShown(tab)).toBe(false);
      await session.send('Emulation.setEmulatedMedia', { media: '' });
      expect(await isShown(tab)).toBe(true);
    }
    await press(tab, 'reject');
    await expect.poll(async () => (await at.browser.context.cookies()).length).toBe(1);
    await tab.reload();
    await tab.waitForTimeout(300);
    expect(await isShown(tab)).toBe(false);
  });

  test('from a dialog that the page shows as modal the settings can be reached (C7)', async () => {
    const tab = await open('dialog');
    await press(tab, 'reject');
    await tab.evaluate(() => document.querySelector<HTMLDialogElement>('#theirs')!.showModal());
    await tab.locator('[data-own]').press('Enter');
    await expect.poll(() => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').first().isVisible()).toBe(true);
    expect(await tab.evaluate(() => document.querySelector<HTMLDialogElement>('#theirs')!.open)).toBe(false);
    await expect.poll(() => tab.evaluate(() => document.activeElement?.localName)).toBe('dfo-consent-banner');
    await press(tab, 'accept');
    await expect.poll(() => tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(true);
  });

  test('an embed in another component’s root asks and loads like any other (C8)', async () => {
    const tab = await open('inside');
    await tab.locator('x-card [data-dfo-consent=load]').press('Enter');
    await expect.poll(() => at.server.to(vendors)).toEqual(['https://player.vimeo.com/video/1?dnt=1']);
  });

  test('a control that the page renders later is the only one (C9)', unlessIn(install === 'script'), async () => {
    const tab = await open('control');
    await expect.poll(() => tab.locator('dfo-consent-settings').count()).toBe(1);
    await tab.evaluate(() =>
      document.querySelector('footer p')!.append(document.createElement('dfo-consent-settings')),
    );
    await expect
      .poll(() =>
        tab.evaluate(() =>
          [...document.querySelectorAll('dfo-consent-settings')].map((one) => one.parentElement!.localName),
        ),
      )
      .toEqual(['p']);
    await press(tab, 'open');
    await expect.poll(() => tab.locator('dfo-consent-banner [data-dfo-consent=accept]').first().isVisible()).toBe(true);
  });
});

describe('without JavaScript', () => {
  const still = fixture(reply, { javaScriptEnabled: false });

  test('hidden is hidden, whatever the page shows (C6)', async () => {
    const tab = await still.browser.fresh();
    await tab.goto('https://www.dfo.no/html/shows');
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.locator('dfo-consent-banner').isVisible()).toBe(false);
  });
});
