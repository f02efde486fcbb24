/** What a page, its libraries and its editors' markup can do to the library: it stays closed, and the page whole (docs/hostile-page.md). */
import { expect, inject, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, page, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const film = (attributes = 'data-service="vimeo"', n = 1) =>
  `<iframe ${attributes} data-src="https://player.vimeo.com/video/${n}" title="Film" width="320" height="180"></iframe>`;
const beacon = 'https://matomo.dfo.example/own.js';
const tracker = `<script type="text/plain" data-service="matomo" data-src="${beacon}"></script>`;

/** Everything of the document's that the library turns to, and more. */
const names = [
  'activeElement addEventListener adoptedStyleSheets baseURI body contains cookie createDocumentFragment createElement createEvent',
  'createTextNode currentScript defaultView dispatchEvent documentElement getElementById head hidden implementation onload prerendering',
  'querySelector querySelectorAll readyState removeEventListener scripts title visibilityState write writeln open close',
].flatMap((line) => line.split(' '));
/** Elements whose names stand before what the document has: images, forms, frames, several of one name. */
const named: Record<string, (name: string) => string> = {
  img: (name) => `<img name="${name}" alt="">`,
  form: (name) => `<form name="${name}"></form>`,
  several: (name) => `<img name="${name}" alt=""><img name="${name}" alt="">`,
  frame: (name) => `<iframe name="${name}" title="Tom" hidden></iframe>`,
};
/** Fields whose names stand before what their form has. */
const fields = [
  'attributes closest contains getAttribute getAttributeNames hasAttribute isConnected localName matches nextSibling nodeType',
  'ownerDocument parentElement parentNode querySelector querySelectorAll replaceWith setAttribute shadowRoot tagName after before',
].flatMap((line) => line.split(' '));
const ids = ['Matomo', '_paq', '_mtm', 'dfoConsent', 'trustedTypes', 'cookieStore', 'navigation'];

/** What stands in the page, by path. */
const mains: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(named).map(([kind, make]) => [`named-${kind}`, `${names.map(make).join('')}${film()}${tracker}`]),
  ),
  'named-none': `${film()}${tracker}`,
  ids: `${ids.map((id) => `<h2 id="${id}"></h2><form id="${id}-form"></form>`).join('')}${film()}${tracker}`,
  form: `<form lang="nn">${film()}${fields.map((name) => `<input name="${name}">`).join('')}</form>${tracker}`,
  'form-in-service': `<div data-service="vimeo"><form>${fields.map((name) => `<input name="${name}">`).join('')}</form>${film('')}</div>${tracker}`,
};
const installs: Install[] = ['script', 'html'];
/** WebKit's driver itself asks the document how far it has come, and meets the element: such a page never loads for it. */
const kinds = inject('engine') === 'webkit' ? [] : Object.keys(named);

/** Page libraries that put their own in the place of the browser's, before ours or after it. */
const libraries: Record<string, string> = {
  MooTools: 'window.Document = function () {}; window.Event = function () {}; window.Request = function () {};',
  'Prototype.js':
    'window.Element = function () {}; Array.prototype.toJSON = Object.prototype.toJSONString = function () { return 1; }; Array.from = (list) => [].concat(list);',
  Node: 'window.Node = window.Range = window.CustomEvent = window.Text = undefined;',
};

const nonce = 'dGVzdA==';
const policy = `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; require-trusted-types-for 'script'`;
const evil = 'https://evil.example/e.js';
const inText = "parent.ran = window.ran = 'evil'";
/** Markup of an editor's, that must become no script: each is one yes away from it. */
const asleep: Record<string, string> = {
  'text/x': `<div data-service="SERVICE"><script type="text/x" data-dfo-type="text/javascript" data-src="${evil}"></script></div>`,
  'application/json': `<div data-service="SERVICE"><script type="application/json" data-dfo-type="module" data-dfo-src="${evil}"></script></div>`,
  inline: `<div data-service="SERVICE"><script type="text/x" data-dfo-type="text/javascript">${inText}</script></div>`,
  'text/plain': `<script type="text/plain" data-service="SERVICE" data-src="${evil}"></script>`,
  'text/plain inline': `<div data-service="SERVICE"><script type="TEXT/plain" data-type="module">${inText}</script></div>`,
  'its own mark': `<script type="text/x" data-service="SERVICE" data-dfo-type="text/javascript" data-dfo-data-src="${evil}" data-src="${evil}"></script>`,
  quiet: `<script type="text/x" data-service="SERVICE" data-dfo-quiet data-dfo-type="text/javascript" data-dfo-src="${evil}"></script>`,
  svg: `<div data-service="SERVICE"><svg><script type="text/x" data-dfo-type="text/javascript" data-href="${evil}"></script><script type="text/x" data-dfo-type="" data-dfo-xlink:href="${evil}"></script></svg></div>`,
  base: `<div data-service="SERVICE"><base data-href="https://evil.example/"></div>`,
};

/** Addresses of another's, in every way that they can be written. */
const elsewhere = [
  `<div data-service="vimeo" data-dfo-quiet data-dfo-style="background:url('https:\\5c\\5c evil.example/a.png')">a</div>`,
  `<div data-service="vimeo" data-dfo-quiet data-dfo-style="background:url('https:&#9;//evil.example/b.png')">a</div>`,
  `<div data-service="vimeo" data-dfo-quiet data-dfo-style="background:\\75 rl(\\\\\\\\evil.example/c.png)">a</div>`,
  `<div data-service="vimeo" data-dfo-quiet data-dfo-style='--a:\\";background:url(https://evil.example/d.png);--b:\\"'>a</div>`,
  `<img data-service="vimeo" data-src="https:\\\\evil.example\\e.png" alt="">`,
  `<img data-service="vimeo" data-src="/&#9;/evil.example/f.png" alt="">`,
  `<img data-service="vimeo" data-srcset="https:\\\\evil.example/g.png 1x" alt="">`,
  `<table><tr><td data-service="vimeo" data-dfo-quiet data-dfo-background="\\/evil.example/h.png">a</table>`,
];

/** An editor's banner, in which a press could be lured out of a visitor. */
const banners: Record<string, string> = {
  'see-through': '<dfo-consent-banner style="position:absolute;inset:0;opacity:.001"></dfo-consent-banner>',
  small: '<dfo-consent-banner style="position:absolute;width:9px;height:9px;overflow:hidden"></dfo-consent-banner>',
  beside: '<dfo-consent-banner style="position:absolute;left:-3000px"></dfo-consent-banner>',
  'in a box': '<div style="height:1px;overflow:hidden"><dfo-consent-banner></dfo-consent-banner></div>',
  'in content': '<main><p>Tekst</p><dfo-consent-banner></dfo-consent-banner></main>',
};
/** What the framed page tells the one around it: that cannot look. */
const tells = `addEventListener('message', ({ data }) => document.querySelector('dfo-consent-banner').shadowRoot.querySelector('[data-dfo-consent=' + data + ']').click());
setInterval(() => {
  const root = document.querySelector('dfo-consent-banner')?.shadowRoot;
  const [yes, no] = ['accept', 'reject'].map((name) => {
    const { x, y, width, height } = root?.querySelector('[data-dfo-consent=' + name + ']')?.getBoundingClientRect() ?? {};
    return width ? [x + width / 2, y + height / 2] : undefined;
  });
  parent.postMessage({ yes, no, may: window.dfoConsent?.may('matomo'), cookie: document.cookie, words: root?.textContent }, '*');
}, 100);`;
interface Inside {
  yes?: [number, number];
  no?: [number, number];
  may?: boolean;
  cookie?: string;
  words?: string;
}

/** How another site frames ours. */
const styles: Record<string, string> = { plain: '', 'see-through': 'opacity:.01', turned: 'transform:rotate(9deg)' };

const polluted = [
  'matomoUrl',
  'matomoSiteId',
  'src',
  'type',
  'nonce',
  'hosts',
  'dfoSrc',
  'privacyUrl',
  'site',
  'href',
  'service',
  'cookieDomain',
  'qlikUrl',
  'guard',
  'play',
]
  .map((name) => `Object.prototype.${name} = 'https://evil.example/';`)
  .join('');
const added = 'Array.prototype.each = Array.prototype.last = function () { return 1; };';

const at = fixture((request) => {
  const { host, path } = request;
  if (vendors.test(host)) {
    if (host === 'evil.example') return { headers: { 'content-type': 'text/javascript' }, body: inText };
    return empty(request);
  }
  const [, install, what = '', more = ''] = /^\/(script|html)\/([\w-]+)\/?(.*)$/.exec(path) ?? [];
  if (!install) return undefined;
  const of = (parts: object) => page({ install: install as Install, script: matomo, ...parts });
  const name = decodeURIComponent(more);
  switch (what) {
    case 'before':
      return of({ before: `<script>${libraries[name]}</script>`, main: `${film()}${tracker}` });
    case 'after':
      return of({ main: `<script>${libraries[name]}</script>${film()}${tracker}` });
    case 'nonce':
    case 'open': {
      const [service = '', kind = ''] = name.split(' in ');
      const markup = asleep[kind]!.replaceAll('SERVICE', service);
      return {
        headers: what === 'nonce' ? { 'content-security-policy': policy } : {},
        body: of({
          script: `data-site="dfo.no"${what === 'nonce' ? ` nonce="${nonce}"` : ''}`,
          main: `${markup}<script type="text/plain" data-service="${service}" nonce="${nonce}">window.own = 1</script>`,
        }),
      };
    }
    case 'two':
      return of({ script: 'data-site="dfo.no"', main: film('data-service="matomo"') });
    case 'banner':
      return of({ banner: name === 'plain' ? undefined : banners[name], script: 'data-site="dfo.no"' });
    case 'framed':
      return `<!doctype html><style>iframe{width:700px;height:700px;border:0;${styles[name]}}</style><iframe src="https://www.dfo.no/script/inside" title="Ramme"></iframe><script>addEventListener('message', ({ data }) => (window.inside = data));</script>`;
    case 'inside':
      return of({ head: `<script>${tells}</script>` });
    case 'elsewhere':
      return of({ main: `${elsewhere.join('')}${film()}` });
    case 'polluted':
      return of({
        script: 'data-site="dfo.no"',
        before: `<script>${name === 'arrays' ? added : polluted}</script>`,
        main: `${film()}<script type="text/plain" data-service="matomo">window.own = 1</script>`,
      });
    default:
      return mains[what] === undefined ? undefined : of({ main: mains[what] });
  }
});

async function open(path: string): Promise<Tab> {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`);
  return tab;
}
const asked = (host = vendors) => [...new Set(at.server.to(host))].sort();
/** All that the page's film and its tracker ask for. */
const all = ['https://matomo.dfo.example/matomo.js', beacon, 'https://player.vimeo.com/video/1?dnt=1'];
/** What is pressed is found by the test, not by the page's own document. */
const press = (tab: Tab, what: string) =>
  tab.locator(`[data-dfo-consent=${what}]:visible`).first().press('Enter', { timeout: 8000 });

/** `npm test` opens these. */
const chosen = ['/html/named-several', '/script/form-in-service'];
for (const path of [
  ...installs.flatMap((install) => [...kinds.map((kind) => `/${install}/named-${kind}`), `/${install}/ids`]),
  '/script/form',
  '/script/form-in-service',
  '/script/named-none',
])
  test(
    `names of elements stand before nothing: asked, given and taken back on ${path}`,
    unlessIn(chosen.includes(path)),
    async () => {
      const tab = await open(path);
      await press(tab, 'accept');
      await press(tab, 'load');
      await expect.poll(() => asked()).toEqual(all);
      await expect.poll(() => asked()).toEqual(all);
      await expect.poll(() => tab.locator('iframe[src]').count()).toBe(1);
      await press(tab, 'open');
      await press(tab, 'reject');
      await expect.poll(() => tab.locator('iframe[src]').count()).toBe(0);
      expect(tab.said).toEqual([]);
    },
  );

for (const [i, path] of Object.keys(libraries)
  .flatMap((name) => [`/script/before/${name}`, `/script/after/${name}`])
  .entries())
  test(`a page library costs what it replaces and no more: ${path}`, unlessIn(i % 6 === 0), async () => {
    const tab = await open(path);
    await press(tab, 'accept');
    await press(tab, 'load');
    await expect.poll(() => asked()).toEqual(all);
    await press(tab, 'open');
    await press(tab, 'reject');
    await expect.poll(() => tab.locator('iframe[src]').count()).toBe(0);
  });

test.each(['matomo', 'vimeo'])(
  'no markup of %s becomes a script without the page’s nonce',
  unlessIn(false),
  async (service) => {
    await withNonce(service, Object.keys(asleep));
  },
);
test('no markup becomes a script without the page’s nonce', async () => {
  await withNonce('vimeo', ['text/x', 'text/plain', 'svg']);
  await withNonce('matomo', ['application/json', 'text/plain inline']);
  // Where the page has none, what waits as it should does run.
  const tab = await open('/script/open/matomo in text/plain');
  await tab.evaluate(() => window.dfoConsent!.give(['matomo']));
  await expect.poll(() => asked(/evil/)).toEqual([evil]);
});
async function withNonce(service: string, some: readonly string[]): Promise<void> {
  for (const kind of some) {
    const tab = await open(`/script/nonce/${service} in ${kind}`);
    await tab.evaluate((id) => window.dfoConsent!.give([id as 'vimeo']), service);
    await tab.waitForFunction(() => (window as { own?: number }).own === 1);
    await tab.waitForTimeout(200);
    expect([kind, asked(/evil/), await tab.evaluate(() => (window as { ran?: string }).ran)]).toEqual([
      kind,
      [],
      undefined,
    ]);
    expect(await tab.evaluate(() => document.baseURI)).toContain('www.dfo.no');
  }
}

test('an address elsewhere stays closed, however it is written', async () => {
  const tab = await open('/script/elsewhere');
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await expect.poll(() => asked()).toContain('https://player.vimeo.com/video/1?dnt=1');
  await expect
    .poll(() => tab.said.filter((one) => one.includes('is not an address of vimeo')))
    .toHaveLength(elsewhere.length);
  expect(asked(/evil/)).toEqual([]);
});

test('statistics does not open a film: the host decides, and both must be accepted', async () => {
  const tab = await open('/script/two');
  await press(tab, 'accept');
  await tab.locator('[data-dfo-consent=load]:visible').waitFor();
  expect(asked(/vimeo/)).toEqual([]);
  await press(tab, 'load');
  await expect.poll(() => asked(/vimeo/)).toHaveLength(1);
});

test.each(['objects', 'arrays'])('what a page gives to all %s gives the library nothing', async (what) => {
  const tab = await open(`/script/polluted/${what}`);
  await press(tab, 'accept');
  await press(tab, 'load');
  await expect.poll(() => asked()).toEqual(['https://player.vimeo.com/video/1?dnt=1']);
  await tab.waitForFunction(() => (window as { own?: number }).own === 1);
});

for (const kind of Object.keys(banners))
  test(
    `a banner that is ${kind} asks nothing, and the library’s own does`,
    unlessIn(/see|content/.test(kind)),
    async () => {
      const tab = await open(`/script/banner/${kind}`);
      const first = tab.locator('body > dfo-consent-banner').first();
      await first.locator('section').waitFor();
      await expect.poll(() => tab.locator('dfo-consent-banner section').count()).toBe(1);
      expect(await first.evaluate((banner) => banner.getAttribute('style'))).toBeNull();
      expect((await first.boundingBox())!.height).toBeGreaterThan(100);
      await press(tab, 'accept');
      await tab.waitForFunction(() => window.dfoConsent!.may('matomo'));
    },
  );

test('the page’s own banner asks where it stands', async () => {
  const tab = await open('/script/banner/plain');
  await tab.locator('dfo-consent-banner section').waitFor();
  expect(await tab.locator('dfo-consent-banner').count()).toBe(1);
});

/** Opens our page in another site's, waits until it has been seen for more than a moment, and presses. */
async function pressInFrame(style: string, what: 'yes' | 'no'): Promise<{ tab: Tab; inside: () => Promise<Inside> }> {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://other.example/script/framed/${style}`);
  const inside = () => tab.evaluate(() => (window as { inside?: Inside }).inside ?? {});
  await expect.poll(async () => (await inside())[what]).toBeDefined();
  await tab.waitForTimeout(1500);
  // A framed page begins 8 pixels inside the other.
  const [x, y] = (await inside())[what]!;
  if (tellsWhatIsSeen) await tab.mouse.click(x + 8, y + 8);
  // The others' drivers reach no frame of another origin: there the page itself presses.
  else
    await tab.evaluate(
      (hook) => document.querySelector('iframe')!.contentWindow!.postMessage(hook, '*'),
      what === 'yes' ? 'accept' : 'reject',
    );
  return { tab, inside };
}
const tellsWhatIsSeen = inject('engine') === 'chromium';

test('in another site’s frame a no is kept, for that site’s pages alone', async () => {
  const { inside } = await pressInFrame('plain', 'no');
  await expect.poll(async () => (await inside()).cookie).toContain('dfo-consent=1.');
  expect((await inside()).words).toContain('Valet ditt er lagra.');
});

test('in another site’s frame a yes is kept where the question was seen, and else holds for the page alone', async () => {
  const { inside } = await pressInFrame('plain', 'yes');
  await expect.poll(async () => (await inside()).may).toBe(true);
  await expect.poll(() => asked(/matomo/)).toContain('https://matomo.dfo.example/matomo.js');
  expect((await inside()).cookie?.includes('dfo-consent=1.') ?? false).toBe(tellsWhatIsSeen);
  if (!tellsWhatIsSeen)
    await expect.poll(async () => (await inside()).words).toContain('vist inne på ein annan nettstad');
});

test('in another site’s frame a press on what nobody sees is no yes', async () => {
  for (const style of ['see-through', 'turned']) {
    const { tab, inside } = await pressInFrame(style, 'yes');
    await tab.waitForTimeout(500);
    const { may, cookie = '' } = await inside();
    expect([style, cookie.includes('dfo-consent=')]).toEqual([style, false]);
    if (tellsWhatIsSeen && style === 'see-through') expect([may, asked(/matomo/)]).toEqual([false, []]);
  }
});
