import { expect, test } from 'vitest';
import { empty, fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** A script that waits asks in the empty container that it will fill, and in nothing else of the page's (R9). */
const empties: Record<string, string> = {
  'a div': '<div id="x" class="x"></div>',
  'a figure with a place in it': '<figure id="x" class="x"><div><br></div></figure>',
  'a section': '<section id="x" class="x" role="region"></section>',
};
const own: Record<string, string> = {
  'an empty nav': '<nav id="x" class="x"></nav>',
  'a nav': '<nav id="x" class="x"><a href="/">Heim</a></nav>',
  'an empty form': '<form id="x" class="x"></form>',
  'a form with awkward names': '<form id="x" class="x"><input name="matches"><input name="closest"></form>',
  'an empty list': '<ul id="x" class="x"></ul>',
  'a list': '<ol id="x" class="x"><li></li></ol>',
  'a table': '<table id="x" class="x"><tbody></tbody></table>',
  'a button': '<button id="x" class="x" type="button"></button>',
  'a dialog': '<dialog id="x" class="x" open></dialog>',
  'a heading': '<h2 id="x" class="x"></h2>',
  'a landmark by its role': '<div id="x" class="x" role="navigation"></div>',
  'what is read out': '<div id="x" class="x" aria-live="polite"></div>',
  'what can be edited': '<div id="x" class="x" contenteditable></div>',
  'a container with text': '<div id="x" class="x">Tekst</div>',
  'a container with a list': '<div id="x" class="x"><ul></ul></div>',
  'a container with a form': '<div id="x" class="x"><form></form></div>',
  'a container with a picture': '<div id="x" class="x"><svg width="9" height="9"></svg></div>',
  'a container with a picture behind it': '<div id="x" class="x" style="background:url(/own.png)"></div>',
  'a component of the page’s': '<site-menu id="x" class="x"></site-menu>',
  'a container with a component': '<div id="x" class="x"><site-menu></site-menu></div>',
  'a container with a shadow root': '<div id="x" class="x"><template shadowrootmode="open">Tekst</template></div>',
};
const finds = ['document.getElementById("x")', "document.querySelector('.x')"];
const at = fixture((request) => {
  if (!request.host.startsWith('www.')) return empty(request);
  const [, kind, find] = decodeURIComponent(request.path).split('/');
  const place = { ...empties, ...own }[kind!];
  if (!place) return undefined;
  const script = `${finds[Number(find)]}.dataset.filled = 'yes'`;
  return page({
    main: `<h1>A</h1>${place}<p>B</p><script type="text/plain" data-service="vimeo" id="waits">${script}</script>`,
  });
});
const open = async (kind: string, find: number) => {
  const tab = await at.browser.fresh();
  await tab.goto(`https://www.dfo.no/${kind}/${find}`);
  await tab.locator('main [data-dfo-consent=load]').waitFor();
  return tab;
};
const filled = '#x[data-filled=yes]';

for (const [i, kind] of Object.keys(empties).entries())
  test(`it asks in ${kind}`, unlessIn(i % 3 === 0), async () => {
    for (const find of finds.keys()) {
      const tab = await open(kind, find);
      expect(await tab.locator('main > #x').count()).toBe(0);
      expect(await tab.locator('main > h1 + dfo-consent-embed').count()).toBe(1);
      await tab.locator('main [data-dfo-consent=load]').click();
      await expect.poll(() => tab.locator(filled).count()).toBe(1);
    }
  });

// One of each three with npm test, all of them with test:all.
for (const [i, kind] of Object.keys(own).entries())
  test(`it asks where it stands, and leaves ${kind}`, unlessIn(i % 3 === 0), async () => {
    for (const find of finds.keys()) {
      const tab = await open(kind, find);
      expect(await tab.locator('main > #x').count()).toBe(1);
      expect(await tab.locator('main > dfo-consent-embed + #waits').count()).toBe(1);
      await tab.locator('main [data-dfo-consent=load]').click();
      await expect.poll(() => tab.locator(filled).count()).toBe(1);
      expect(await tab.locator('dfo-consent-embed').count()).toBe(0);
    }
  });
