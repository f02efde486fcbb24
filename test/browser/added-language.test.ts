/** A page in a language that its registry adds: everything that the visitor meets is said in it, built and by import. */
import { gateHtml } from 'dfo-consent/html';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../src/built/build.js';
import { bracketed, outside, withSami } from '../fixtures/added-language.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';

let files: Awaited<ReturnType<typeof build>>;
let imported = '';
beforeAll(async () => {
  files = await build({ root: process.cwd(), registry: withSami, sites: ['library'], languages: ['nb', 'se' as 'nb'] });
  imported = await bundled(
    `import { start } from 'dfo-consent/own'; start({ registry: ${JSON.stringify(withSami)}, site: 'library' });`,
    'esm',
  );
}, 240_000);

const at = fixture((request) => {
  if (request.host !== 'library.example') return empty(request);
  const [, folder = '', name = ''] = /^\/(\w+)\/([^?]*)/.exec(request.path) ?? [];
  const script = { headers: { 'content-type': 'text/javascript' } };
  if (name === 'imported.js') return { ...script, body: imported };
  if (name.endsWith('.js')) return { ...script, body: files.get(name)! };
  const tag = {
    tag: '<script src="/built/dfo-consent.js" data-site="library"></script>',
    html: '<script async src="/built/dfo-consent-core.js" data-site="library"></script>',
    imported: '<script type="module" src="/built/imported.js"></script>',
  }[folder];
  const printed = (part: string) => (folder === 'html' ? files.get(`${part}-library-se.html`)! : '');
  return gateHtml(
    `<!doctype html><html lang="se"><meta charset="utf-8"><title>⟦Library⟧</title>${tag}<body>${printed('banner') || '<dfo-consent-banner></dfo-consent-banner>'}
<main><iframe src="https://film.example/1" title="⟦A film⟧" width="640" height="360"></iframe><dfo-cookie-declaration></dfo-cookie-declaration></main>
<footer>${printed('settings') || '<dfo-consent-settings></dfo-consent-settings>'}</footer>`,
    { site: 'library', registry: withSami },
  );
});

/** The words that an element shows and says, of its own root too. */
const wordsOf = (tab: Tab, name: string) =>
  tab.evaluate((name) => {
    const element = document.querySelector(name)!;
    const root = element.shadowRoot ?? element;
    const labels = [...root.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return [...root.children]
      .filter((one) => one.localName !== 'style')
      .map((one) => one.textContent)
      .concat(labels as string[])
      .join(' ');
  }, name);

const letters = (words: string) =>
  outside(words)
    .replaceAll(
      /The library|library\.example|Library|Bookbinder|Film|Counter|count|seen|session|dfo-consent|\(.\)/g,
      '',
    )
    .match(/\p{L}{2,}/gu) ?? [];

for (const way of ['tag', 'html', 'imported'] as const)
  test(
    `installed by ${way}, question, embed, declaration, confirmation and settings speak it`,
    unlessIn(false),
    async () => {
      const tab = await at.browser.fresh();
      await tab.goto(`https://library.example/${way}/`);
      const accept = tab.locator('dfo-consent-banner [data-dfo-consent=accept]');
      await accept.waitFor();
      await tab.locator('dfo-consent-embed [data-dfo-consent=load]').waitFor();
      await tab.locator('dfo-cookie-declaration table, dfo-cookie-declaration dl').first().waitFor();
      expect(await wordsOf(tab, 'dfo-consent-banner')).toContain('⟦Statistics? (en)⟧');
      expect(await wordsOf(tab, 'dfo-consent-embed')).toContain(bracketed['Accept and show video']);
      for (const name of ['dfo-consent-banner', 'dfo-consent-settings', 'dfo-consent-embed', 'dfo-cookie-declaration'])
        expect(letters(await wordsOf(tab, name)), name).toEqual([]);
      await accept.press('Enter');
      await expect.poll(() => wordsOf(tab, 'dfo-consent-banner')).toContain(bracketed['Your choice has been saved.']);
      await tab.locator('dfo-consent-settings button').press('Enter');
      await tab.locator('dfo-consent-banner .details').waitFor();
      expect(letters(await wordsOf(tab, 'dfo-consent-banner')), 'settings').toEqual([]);
      expect(tab.said).toEqual([]);
    },
  );
