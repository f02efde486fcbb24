/** Embed codes as vendors hand them out, made inert: after consent each works as if it had been there from the start. */
import { expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const tableau = 'data-service="tableau-public"';
const held = (code: string, attributes = '') => `<script type="text/plain" ${tableau} ${attributes}>${code}</script>`;
const file = (name: string, attributes = '') =>
  `<script type="text/plain" ${tableau} data-src="https://public.tableau.com/${name}.js" ${attributes}></script>`;
const log = (words: string) => `(window.ran ??= []).push(${words});`;

const listener = (target: string, type: string) =>
  `${target}.addEventListener('${type}', function (event) { ${log(
    `['${target} ${type}', this === ${target}, event.type, event.target === document, window.isReady === true].join()`,
  )} });`;
const main: Record<string, string> = {
  '/write': `<p id="before">Før</p>
<script type="text/plain" data-service="matomo">document.write(unescape("%3Cscript src='https://matomo.dfo.example/piwik.js' type='text/javascript'%3E%3C/script%3E"));</script><script type="text/plain" data-service="matomo">
try { ${log('Piwik.getTracker().name')} } catch (error) { ${log("'no Piwik'")} }
</script><p id="after">Etter</p>`,
  '/write-more': `${held(`document.open(); document.write('<p id="one">1</p>', '<script>${log("'inner ' + !!document.querySelector('#one') + !document.querySelector('#two')").replace(/'/g, "\\'")}<\\/script>'); document.writeln('<p id="two">2</p><iframe src="https://player.vimeo.com/video/4" title="Fire"></iframe><iframe src="https://public.tableau.com/views/W" title="W"></iframe>'); document.close(); ${log("'outer'")}`)}${held(log("'next ' + !!document.querySelector('#two')"))}<p id="after"></p>`,
  '/write-file': `${file('writes')}${held(log("'next ' + !!document.querySelector('#written')"))}<p id="after"></p>`,
  '/events': `${held(
    [
      listener('document', 'DOMContentLoaded'),
      listener('window', 'DOMContentLoaded'),
      listener('document', 'readystatechange'),
      listener('window', 'load'),
      listener('window', 'pageshow'),
      listener('document', 'load'),
      `window.onload = function (event) { ${log("['onload', this === window, event.type].join()")} };`,
      `document.onreadystatechange = function () { ${log("'onreadystatechange'")} };`,
      log("'parsing ' + document.readyState"),
      `const gone = () => { ${log("'gone'")} }; document.addEventListener('DOMContentLoaded', gone); document.removeEventListener('DOMContentLoaded', gone);`,
      `document.addEventListener('DOMContentLoaded', { handleEvent() { ${log("'object'")} } });`,
      "const made = document.createElement('script'); made.src = 'https://public.tableau.com/slow.js'; document.body.append(made);",
    ].join('\n'),
  )}${held(`window.isReady = true; ${log("'last'")}`)}`,
  '/file-events': file('listens'),
  '/module-events': file('listens', 'data-type="module" crossorigin="anonymous"'),
  '/once': Array.from(
    { length: 3 },
    (_, i) => `<div class="tableauPlaceholder" ${tableau}>${i}</div>${file('counts')}`,
  ).join(''),
  '/deferred': `${file('late', 'defer')}<script type="text/plain" ${tableau} data-type="module">${log("'module'")}</script>${held(log("'first'"))}`,
  '/queue': `${file('slow')}${held(log("'after slow'"))}`,
  '/video': `<video ${tableau} id="v" controls onloadstart="${log("'loadstart'")}"><source data-src="https://public.tableau.com/film.mp4" type="video/mp4"></video>
<video id="w" controls><source ${tableau} data-src="https://public.tableau.com/alone.mp4" type="video/mp4"><source src="/fallback.mp4"></video>
<picture ${tableau}><source data-srcset="https://public.tableau.com/wide.png"><img data-src="https://public.tableau.com/narrow.png" alt="Bilete"></picture>`,
  '/attributes': `<iframe ${tableau} id="f" data-dfo-src="https://public.tableau.com/views/F" data-src="mine" class="lazyload" data-dfo-style="color: red" allowfullscreen title="F"></iframe>
<style type="text/plain" ${tableau}>h1 { color: rgb(1, 2, 3) }</style>
<svg ${tableau} width="9" height="9"><image data-dfo-xlink:href="https://public.tableau.com/x.png" width="9" height="9"></image></svg>`,
  '/gadgets': `<iframe ${tableau} data-dfo-srcdoc="<script>parent.ran = ['srcdoc']</script>" title="A"></iframe>
<iframe ${tableau} data-src="https://public.tableau.com/a" data-dfo-onload="${log("'onload'")}" title="B"></iframe><div ${tableau} data-dfo-onclick="${log("'onclick'")}">c</div>
<form ${tableau} data-dfo-action="javascript:0"><button>d</button></form><p ${tableau}><a data-href="javascript:0">e</a></p>
<svg ${tableau}><a data-dfo-xlink:href="javascript:0"><text>f</text></a></svg><img id="witness" ${tableau} data-src="https://public.tableau.com/w.png" alt="">`,
  '/covers': `<div data-service="vimeo" data-dfo-data-vimeo-id="123">a</div><div data-service="vimeo" data-dfo-data-vimeo-url="https://evil.example/1">b</div>
<img data-service="vimeo" data-dfo-src="//evil.example/c.png" alt="c">`,
  '/share': `<div class="tableauPlaceholder" id="viz1" ${tableau} style="position: relative"><noscript><a href="#"><img alt="Budsjettet " data-src="https://public.tableau.com/1_rss.png"></a></noscript><object class="tableauViz" style="display:none"><param name="host_url" value="https%3A%2F%2Fpublic.tableau.com%2F"><param name="name" value="Budsjett/Oversikt"></object></div>
${held("var box = document.getElementById('viz1'), figure = box.getElementsByTagName('object')[0]; figure.style.width = '700px'; figure.style.height = '820px'; var s = document.createElement('script'); s.src = 'https://public.tableau.com/viz.js'; figure.parentNode.insertBefore(s, figure);")}`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the page's own template
  '/filled': `<h1>Side</h1><div id="list" style="width:400px;height:300px"></div>${held("const all = document.getElementById('list'); for (const one of ['a', 'b']) { const frame = document.createElement('iframe'); frame.src = `https://public.tableau.com/${one}`; all.append(frame); }")}`,
  '/many': Array.from(
    { length: 3 },
    (_, i) =>
      `<iframe ${tableau} data-src="https://public.tableau.com/${i}" title="${i}" ${i ? '' : 'width="96%" height="580"'}></iframe>`,
  ).join(''),
  '/viz': `${file('api', 'data-type="module"')}<tableau-viz ${tableau} id="viz" data-src="https://public.tableau.com/views/B" height="540px" width="720px" toolbar="bottom" hide-tabs></tableau-viz>`,
  '/mashup': `<link rel="stylesheet" ${tableau} data-href="https://public.tableau.com/style.css">${file('require')}<div class="chart" id="CHART"></div>${held(log('typeof require'))}`,
  '/beacon': `<img ${tableau} data-src="https://public.tableau.com/b.gif" width="1" height="1" alt=""><img ${tableau} data-src="https://public.tableau.com/c.gif" style="display:none" alt=""><img ${tableau} data-src="https://public.tableau.com/d.gif" width="300" height="200" alt="Kart">`,
  '/anew': `${held('{"imports":{}}', 'data-dfo-reload data-type="importmap"')}<tableau-viz ${tableau} data-src="https://public.tableau.com/views/B" title="Kart"></tableau-viz>`,
};
const whole = (
  head: string,
  onload: string,
) => `<!doctype html><html lang="nn"><head><title>Side</title><script src="/dfo-consent.js" data-site="dfo.no"></script>
${head}</head><body ${onload}><dfo-consent-banner></dfo-consent-banner><div id="place" style="width:760px; height:640px;"></div></body></html>`;
const starts = `${file('api')}${held(`function start() { ${log("'start ' + typeof api + !!document.getElementById('place')")} }`)}`;
const javascript: Record<string, string> = {
  '/piwik.js': "window.Piwik = { getTracker: () => ({ name: 'tracker' }) };",
  '/writes.js': "document.write('<p id=written>skrive</p>');",
  '/listens.js': `document.addEventListener('DOMContentLoaded', () => { ${log("'parsed'")} }); addEventListener('load', () => { ${log("'loaded'")} });`,
  '/slow.js': log("'slow'"),
  '/counts.js': log("'counted'"),
  '/late.js': log("'late'"),
  '/api.js': 'window.api = {};',
  '/require.js': 'window.require = () => {};',
};
/** What the slow file waits for, where a test holds it. */
let heldBack: Promise<void> | undefined;
const at = fixture((request) => {
  const { host, path } = request;
  if (path in javascript) {
    const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
    return { headers, body: javascript[path]!, after: path === '/slow.js' ? (heldBack ?? 500) : 0 };
  }
  if (host !== 'www.dfo.no') return empty(request);
  if (path === '/body-onload')
    return whole(starts, 'data-dfo-onload="start();" data-dfo-onload-service="tableau-public"');
  if (path === '/live-onload') return whole(starts, 'onload="start();"');
  return page({ main: main[path] ?? '', script: matomo });
});
const open = async (path: string) => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto(`https://www.dfo.no${path}`);
  await tab.waitForTimeout(250);
  return tab;
};
const asked = () => at.server.to(vendors).sort();
const give = (tab: Tab, ...ids: string[]) =>
  tab.evaluate((ids) => window.dfoConsent!.give(ids as never), ids.length ? ids : ['tableau-public']);
const ran = (tab: Tab) => tab.evaluate(() => (window as { ran?: string[] }).ran ?? []);
const places = (tab: Tab) => tab.locator('[data-dfo-consent=load]').count();

test('document.write puts its markup after the script, and its scripts run before the next one (Piwik 1.x)', async () => {
  const tab = await open('/write');
  expect(asked()).toEqual([]);
  await give(tab, 'matomo');
  await expect.poll(() => ran(tab)).toEqual(['tracker']);
  expect(asked()).toContain('https://matomo.dfo.example/piwik.js');
  expect(await tab.locator('#before, #after').count()).toBe(2);
  expect(
    await tab.evaluate(() =>
      Object.keys(Object.getOwnPropertyDescriptors(document)).filter((name) =>
        /write|open|close|EventListener|readyState/.test(name),
      ),
    ),
  ).toEqual([]);
  // What it wrote goes with it.
  await tab.evaluate(() => window.dfoConsent!.refuse());
  expect(await tab.locator('script[src*=piwik]').count()).toBe(0);
});

test(
  'what is written stands where it was written, in order, and what belongs to another service waits',
  unlessIn(false),
  async () => {
    const tab = await open('/write-more');
    await give(tab);
    await expect.poll(() => ran(tab)).toEqual(['outer', 'inner truetrue', 'next true']);
    expect(
      await tab.locator('main').evaluate((all) => [...all.children].map(({ localName, id }) => localName + id)),
    ).toEqual(['script', 'pone', 'script', 'ptwo', 'dfo-consent-embed', 'iframe', 'script', 'pafter']);
    expect(asked()).toEqual(['https://public.tableau.com/views/W']);
    await give(tab, 'vimeo');
    await expect.poll(asked).toContain('https://player.vimeo.com/video/4?dnt=1');
  },
);

test('an external script may write too', unlessIn(false), async () => {
  const tab = await open('/write-file');
  await give(tab);
  await expect.poll(() => ran(tab)).toEqual(['next true']);
  expect(await tab.locator('#after').count()).toBe(1);
});

test('who waits for events that are over is told once, when the scripts have run and what they inserted has come', async () => {
  const tab = await open('/events');
  await give(tab);
  await expect.poll(() => ran(tab)).toContain('window pageshow,true,pageshow,true,true');
  expect(await ran(tab)).toEqual([
    'parsing loading',
    'last',
    'document DOMContentLoaded,true,DOMContentLoaded,true,true',
    'object',
    'window DOMContentLoaded,true,DOMContentLoaded,true,true',
    'slow',
    'document readystatechange,true,readystatechange,true,true',
    'onreadystatechange',
    'window load,true,load,true,true',
    'onload,true,load',
    'window pageshow,true,pageshow,true,true',
  ]);
  await tab.waitForTimeout(300);
  expect(await ran(tab)).toHaveLength(11);
});

test('an event that is not over is left to the browser', async () => {
  const tab = await open('/events');
  await give(tab);
  await expect.poll(() => ran(tab)).toContain('slow');
  await tab.reload(); // Consent is given: now the scripts run while the page is loaded.
  await expect.poll(() => ran(tab)).toContain('window pageshow,true,pageshow,true,true');
  await tab.waitForTimeout(700);
  const all = await ran(tab);
  expect(all.filter((one) => one.startsWith('document load'))).toEqual([]);
  expect(all.filter((one) => one.startsWith('window load'))).toEqual(['window load,true,load,true,true']);
  expect(all.filter((one) => one.startsWith('onload'))).toHaveLength(1);
  expect(all.filter((one) => one.startsWith('document DOMContentLoaded'))).toHaveLength(1);
});

test('external scripts and modules are told too', unlessIn(false), async () => {
  for (const path of ['/file-events', '/module-events']) {
    const tab = await open(path);
    await give(tab);
    await expect.poll(() => ran(tab)).toEqual(['parsed', 'loaded']);
  }
});

test('<body onload> is called when its script has run, written inert or live', unlessIn(false), async () => {
  for (const path of ['/body-onload', '/live-onload']) {
    const tab = await open(path);
    expect(await ran(tab)).toEqual([]);
    expect(asked()).toEqual([]);
    // The place to ask in is the element that the script fills, as large as that.
    expect(await tab.locator('dfo-consent-embed').count()).toBe(1);
    const { width, height } = (await tab.locator('dfo-consent-embed').boundingBox())!;
    expect([width, height]).toEqual([760, 640]);
    await tab.locator('[data-dfo-consent=load]').press('Enter');
    await expect.poll(() => ran(tab)).toEqual(['start objecttrue']);
    expect(await tab.locator('body[onload]').count()).toBe(1);
  }
});

test('one vendor’s script runs once for several embeds, and again after a withdrawal', async () => {
  const tab = await open('/once');
  expect(await places(tab)).toBe(3);
  await give(tab);
  await expect.poll(() => ran(tab)).toEqual(['counted']);
  await tab.waitForTimeout(300);
  expect(await ran(tab)).toEqual(['counted']);
  expect(asked()).toEqual(['https://public.tableau.com/counts.js']);
  await tab.evaluate(() => window.dfoConsent!.refuse());
  await give(tab);
  await expect.poll(() => ran(tab)).toEqual(['counted', 'counted']);
});

test('what waits behind a script that is on its way does not run after a withdrawal', unlessIn(false), async () => {
  const tab = await open('/queue');
  let letThrough = () => {};
  heldBack = new Promise((done) => (letThrough = done));
  await give(tab);
  await expect.poll(asked).toEqual(['https://public.tableau.com/slow.js']);
  await tab.evaluate(() => window.dfoConsent!.refuse());
  letThrough();
  heldBack = undefined;
  await tab.waitForTimeout(500);
  expect(await ran(tab)).toEqual([]);
  expect(await tab.locator('script[data-service][type="text/plain"]').count()).toBe(2);
  await give(tab); // The twin.
  await expect.poll(() => ran(tab)).toEqual(['slow', 'after slow']);
});

test('deferred scripts and modules run after the others, in order', unlessIn(false), async () => {
  const tab = await open('/deferred');
  await give(tab);
  await expect.poll(() => ran(tab)).toEqual(['first', 'late', 'module']);
});

test('<source> is loaded, in video and in picture', unlessIn(false), async () => {
  const tab = await open('/video');
  await give(tab);
  await expect.poll(asked).toContain('https://public.tableau.com/film.mp4');
  await expect.poll(asked).toContain('https://public.tableau.com/alone.mp4');
  await expect.poll(asked).toContain('https://public.tableau.com/wide.png');
  expect(await ran(tab)).toContain('loadstart');
});

test('every attribute gets its own name back, and the inert form its own at withdrawal', async () => {
  const tab = await open('/attributes');
  const attributes = (selector: string) =>
    tab
      .locator(selector)
      .evaluate((one) => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])));
  await give(tab);
  await tab.locator('#f').waitFor();
  expect(await attributes('#f')).toMatchObject({
    src: 'https://public.tableau.com/views/F',
    'data-src': 'mine',
    class: 'lazyload',
    style: 'color: red',
    allowfullscreen: '',
  });
  await expect.poll(asked).toEqual(['https://public.tableau.com/views/F', 'https://public.tableau.com/x.png']);
  expect(
    await tab
      .locator('h1, h2')
      .first()
      .evaluate((one) => getComputedStyle(one).color),
  ).toBeTruthy();
  expect(
    await tab.locator('main > style').evaluate((one: HTMLStyleElement) => [one.type, one.sheet?.cssRules.length]),
  ).toEqual(['', 1]);
  await tab.evaluate(() => window.dfoConsent!.refuse());
  expect(await tab.locator('main > style').evaluate((one: HTMLStyleElement) => [one.type, one.sheet])).toEqual([
    'text/plain',
    null,
  ]);
  expect(await tab.locator('iframe[src*=tableau], image[*|href]').count()).toBe(0);
});

test('nothing that strangers may write as harmless data becomes a script', async () => {
  const tab = await open('/gadgets');
  await give(tab);
  await tab.locator('#witness[src]').waitFor({ state: 'attached' });
  await tab.waitForTimeout(200);
  const made = 'main :is([onclick], [onload], iframe[srcdoc], form[action], a[href], svg a[*|href])';
  expect(await tab.evaluate((made) => [...document.querySelectorAll(made)].map((one) => one.outerHTML), made)).toEqual(
    [],
  );
  expect(await ran(tab)).toEqual([]);
  expect(tab.said.join('\n')).toContain('srcdoc');
});

test('an address in any attribute must be the service’s own; an id is no address', async () => {
  const tab = await open('/covers');
  await give(tab, 'vimeo');
  await tab.locator('[data-vimeo-id="123"]').waitFor();
  expect(await tab.locator('[data-vimeo-url]').count()).toBe(0);
  await tab.waitForTimeout(200);
  expect(asked()).toEqual([]);
  expect(tab.said.join('\n')).toContain('"https://evil.example/1" is not an address of vimeo');
  expect(tab.said.join('\n')).toContain('"//evil.example/c.png" is not an address of vimeo');
});

test(
  'share code of several parts is one placeholder with its title, its size and its vendor',
  unlessIn(false),
  async () => {
    const tab = await open('/share');
    expect(await places(tab)).toBe(1);
    await tab.getByRole('group', { name: 'Innhald frå Tableau som krev samtykke: Budsjettet' }).waitFor();
    const { width, height } = (await tab.locator('dfo-consent-embed').boundingBox())!;
    expect([width, height]).toEqual([700, 820]);
    expect(await tab.getByRole('link', { name: 'Opne hos Tableau' }).getAttribute('href')).toBe(
      'https://public.tableau.com/views/Budsjett/Oversikt',
    );
    await tab.locator('[data-dfo-consent=load]').press('Enter');
    await expect.poll(asked).toEqual(['https://public.tableau.com/viz.js']);
    expect(await tab.locator('#viz1 > script + object').count()).toBe(1);
  },
);

test('scripts that fill an element ask in it; others before the first of them; frames each for themselves', async () => {
  const filled = await open('/filled');
  expect(await filled.locator('h1 + dfo-consent-embed').count()).toBe(1);
  expect((await filled.locator('dfo-consent-embed').boundingBox())!.width).toBe(400);
  await filled.locator('[data-dfo-consent=load]').press('Enter');
  await expect.poll(asked).toEqual(['https://public.tableau.com/a', 'https://public.tableau.com/b']);
  expect(await filled.locator('#list > iframe').count()).toBe(2);
  await filled.evaluate(() => window.dfoConsent!.refuse());
  expect(await filled.locator('iframe[src]').count()).toBe(0);
  await filled.locator('[data-dfo-consent=load]').waitFor();
  expect(await places(filled)).toBe(1);

  const mashup = await open('/mashup');
  expect(await places(mashup)).toBe(1);
  await mashup.locator('[data-dfo-consent=load]').press('Enter');
  await expect.poll(() => ran(mashup)).toEqual(['function']);
  expect(asked()).toContain('https://public.tableau.com/style.css');

  const many = await open('/many');
  expect(await places(many)).toBe(3);
  const viz = await open('/viz');
  expect(await places(viz)).toBe(1);
  expect((await viz.locator('dfo-consent-embed').boundingBox())!.width).toBe(720);
  await viz.locator('[data-dfo-consent=load]').press('Enter');
  await viz.locator('tableau-viz[hide-tabs][src]').waitFor({ state: 'attached' });
  await viz.waitForFunction(() => 'api' in window);
});

test('what counts visits and shows nothing gets no placeholder', unlessIn(false), async () => {
  const tab = await open('/beacon');
  expect(await places(tab)).toBe(1);
  expect(asked()).toEqual([]);
  await tab.getByRole('group', { name: /: Kart$/ }).waitFor();
  await give(tab);
  await expect.poll(asked).toHaveLength(3);
});

test('what cannot start late says so; one press remembers and loads the page anew', async () => {
  const tab = await open('/anew');
  await tab.getByText('hugsar vi valet ditt for Tableau på dfo.no og lastar sida på nytt').waitFor();
  expect(await tab.locator('main').getByRole('checkbox').count()).toBe(0);
  await give(tab); // Without a reload nothing starts.
  await tab.waitForTimeout(200);
  expect(await tab.locator('tableau-viz').count()).toBe(0);
  await Promise.all([
    tab.waitForEvent('load'),
    tab.getByRole('button', { name: 'Godta og last sida på nytt' }).press('Enter'),
  ]);
  await tab.locator('tableau-viz[src]').waitFor({ state: 'attached' });
  await tab.locator('script[type=importmap]').waitFor({ state: 'attached' });
  expect(await places(tab)).toBe(0);
});
