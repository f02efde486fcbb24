import { expect, test } from 'vitest';
import { heard } from '../harness/heard.js';
import { empty, fixture, ownBrowser, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const vimeo = (attributes = '') =>
  `<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1?h=ab&dnt=0#t=1" title="Film" ${attributes}></dfo-consent-embed>`;
const chart =
  '<iframe id="chart" class="figure" data-topic="x" data-service="tableau-public" data-src="https://public.tableau.com/views/A/B?:embed=y" width="640" height="400" title="Graf"></iframe>';
const order = `<tableau-viz id="viz" data-service="tableau-public" data-src="https://public.tableau.com/views/A/C" width="640" height="400"></tableau-viz>
<script type="text/plain" data-service="tableau-public" data-src="https://public.tableau.com/one.js" data-kind="api"></script>
<script type="text/plain" data-service="tableau-public">(window.ran ??= []).push('two', document.querySelector('#viz')?.getAttribute('src'));</script>
<script type="text/plain" data-service="tableau-public" data-type="module">(window.ran ??= []).push('three');</script>`;
const mains: Record<string, string> = {
  '/vimeo': vimeo(),
  '/sizes': vimeo('width="480" height="270"'),
  '/chart': chart,
  '/order': order,
  '/scripts-only':
    '<script type="text/plain" data-service="tableau-public" data-src="https://public.tableau.com/one.js"></script>',
  '/late': '<div id="here"></div>',
  '/slow': `<script type="text/plain" data-service="tableau-public" data-src="https://public.tableau.com/slow.js"></script>
<script type="text/plain" data-service="tableau-public">window.ran.push('after');</script>`,
  '/nested': `<div data-service="vimeo"><iframe data-src="https://player.vimeo.com/video/3" title="F"></iframe>
<div data-service="tableau-public"><img data-src="https://public.tableau.com/inner.png" alt=""></div></div>`,
  '/srcset': `<img data-service="vimeo" alt="" data-srcset="https://i.vimeocdn.com/a.jpg 0.5x,https://evil.example/b.jpg 1x">
<img data-service="vimeo" alt="" data-srcset="https://i.vimeocdn.com/ok.jpg 1x, https://i.vimeocdn.com/big.jpg 9x">`,
  '/makes': `<script type="text/plain" data-service="tableau-public">document.querySelector('main').append(Object.assign(document.createElement('iframe'), { src: 'https://public.tableau.com/views/made' }));</script>`,
  '/unknown':
    '<iframe data-service="youtube" data-src="https://evil.example/a" title="A"></iframe><iframe data-service="vimeo" data-src="https://evil.example/b" title="B"></iframe><iframe data-src="https://player.vimeo.com/video/9" title="C"></iframe><dfo-consent-embed service="nope" src="https://evil.example/d"></dfo-consent-embed><dfo-consent-embed service="vimeo" src="javascript:alert(1)"></dfo-consent-embed><dfo-consent-embed service="acast"></dfo-consent-embed><iframe data-service="qlik" data-src="https://qlik.statsregnskapet.example/x"></iframe>',
  '/qlik':
    '<qlik-embed id="q" ui="analytics/chart" data-service="qlik"></qlik-embed><iframe data-service="qlik" data-src="https://qlik.statsregnskapet.example/single/?a=b" title="Graf"></iframe>',
  '/untitled': ['nn', 'nb', 'en']
    .map(
      (lang) =>
        `<div lang="${lang}"><dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/${lang}"></dfo-consent-embed></div>`,
    )
    .join(''),
  '/headings': `${vimeo()}<h1>A</h1>${vimeo()}<h2>B</h2><h4>C</h4>${vimeo()}<h2>D</h2><h5 hidden>E</h5>${vimeo()}${vimeo('heading-level="5"')}`,
  '/several': `${vimeo()}${chart}<dfo-consent-embed service="acast" src="https://embed.acast.com/x"></dfo-consent-embed>`,
};
const at = fixture((request) => {
  const { host, path } = request;
  if (host.startsWith('www.')) {
    const isQlik = host.includes('statsregnskapet');
    return page({
      main: mains[path] ?? '',
      script: isQlik ? 'data-qlik-url="https://qlik.statsregnskapet.example/"' : '',
    });
  }
  if (path === '/one.js')
    return { headers: { 'content-type': 'text/javascript' }, body: "(window.ran ??= []).push('one');" };
  if (path === '/slow.js') {
    return { headers: { 'content-type': 'text/javascript' }, body: "(window.ran ??= []).push('slow');", after: 600 };
  }
  return empty(request);
}, ownBrowser);
const open = async (path: string, host = 'www.dfo.no') => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto(`https://${host}${path}`);
  await tab.waitForTimeout(200);
  return tab;
};
const press = (tab: Tab, hook = 'load') => tab.locator(`[data-dfo-consent=${hook}]`).first().click();
const asked = () => at.server.to(vendors).sort();
const cookies = async () => (await at.browser.context.cookies()).map(({ name }) => name);

test('an embed asks in its own place and loads for this page only, with dnt=1 (R36, R38)', async () => {
  const tab = await open('/vimeo');
  expect(asked()).toEqual([]);
  const box = tab.getByRole('group', { name: 'Innhald frå Vimeo som krev samtykke' });
  expect(await box.getByRole('checkbox').isChecked()).toBe(false);
  await press(tab);
  await expect.poll(asked).toEqual(['https://player.vimeo.com/video/1?h=ab&dnt=1']);
  expect(await tab.getByTitle('Video frå Vimeo: Film').getAttribute('src')).toBe(
    'https://player.vimeo.com/video/1?h=ab&dnt=1#t=1',
  );
  expect(await tab.evaluate(() => document.activeElement!.shadowRoot!.activeElement!.localName)).toBe('iframe');
  expect(await cookies()).toEqual([]);
  expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
  at.server.requests.length = 0;
  await tab.reload();
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(asked()).toEqual([]);
});

test('a frame has a title in the language it stands in, also without one from the page, and focus goes to it (R49, R88)', async () => {
  const tab = await open('/untitled');
  for (const [lang, title] of [
    ['nn', 'Video frå Vimeo'],
    ['nb', 'Video fra Vimeo'],
    ['en', 'Video from Vimeo'],
  ] as const) {
    const embed = tab.locator(`div[lang=${lang}] dfo-consent-embed`);
    // One yes lets all of them in; focus goes where it was pressed, and is lost nowhere.
    if (await embed.locator('[data-dfo-consent=load]').count())
      await embed.locator('[data-dfo-consent=load]').press('Enter');
    const frame = embed.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('title')).toBe(title);
    await expect
      .poll(() => tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('title')))
      .toBe('Video frå Vimeo');
  }
});

test('«Hugs valet mitt» keeps the permission for that provider, and nothing else', async () => {
  const tab = await open('/several');
  await tab.getByLabel('Hugs valet mitt for Vimeo på dfo.no').check();
  await press(tab);
  await expect.poll(asked).toHaveLength(1);
  at.server.requests.length = 0;
  await tab.reload();
  await expect.poll(asked).toEqual(['https://player.vimeo.com/video/1?h=ab&dnt=1']);
  expect(await tab.locator('[data-dfo-consent=load]').count()).toBe(2);
  expect(await tab.locator('dfo-consent-banner section').count()).toBe(1); // Statistics is still unanswered.
});

test('the placeholder names recipients and transfer, and links to the content without consent (R34, R39)', async () => {
  const tab = await open('/several');
  const text = await tab
    .locator('main')
    .evaluate((main) => [...main.children].map((one) => one.shadowRoot?.textContent).join('\n'));
  for (const words of [
    'Tableau, Google Analytics og New Relic',
    'utanfor EØS',
    'IP-adressa di',
    'Opne hos Acast (ekstern nettstad)',
  ]) {
    expect(text).toContain(words);
  }
  // Names are kept from translation programs (R49).
  expect(await tab.locator('[translate=no]').allTextContents()).toContain('Tableau, Google Analytics og New Relic');
  expect(await tab.getByRole('link', { name: 'Opne hos Tableau' }).getAttribute('href')).toBe(
    'https://public.tableau.com/views/A/B?:embed=y',
  );
});

test('the room of an embed is the same before and after (R65)', async () => {
  for (const width of [320, 1280]) {
    for (const path of ['/sizes', '/vimeo']) {
      const tab = await open(path);
      await tab.setViewportSize({ width, height: 700 });
      const element = tab.locator('main > dfo-consent-embed');
      const before = (await element.boundingBox())!;
      await press(tab);
      await tab.locator('main iframe').waitFor();
      const after = (await element.boundingBox())!;
      expect(Math.abs(after.height - before.height)).toBeLessThanOrEqual(1);
      expect(Math.abs(after.width - before.width)).toBeLessThanOrEqual(1);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});

test('inert markup is released whole, and its place is taken by a new node at withdrawal (R19)', async () => {
  const tab = await open('/chart');
  expect(asked()).toEqual([]);
  await press(tab);
  const frame = tab.locator('main > #chart.figure');
  expect(
    await frame.evaluate((one) => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]))),
  ).toEqual({
    id: 'chart',
    class: 'figure',
    'data-topic': 'x',
    'data-service': 'tableau-public',
    width: '640',
    height: '400',
    title: 'Graf',
    src: 'https://public.tableau.com/views/A/B?:embed=y',
  });
  expect(await tab.evaluate(() => document.activeElement!.id)).toBe('chart');
  await tab.evaluate(() => ((window as { old?: Element | null }).old = document.querySelector('#chart')));
  await tab.evaluate(() => window.dfoConsent!.refuse());
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(await tab.evaluate(() => (window as { old?: Element | null }).old!.isConnected)).toBe(false);
  expect(await tab.locator('iframe[src]').count()).toBe(0);
  await press(tab);
  await frame.waitFor();
});

test(
  'scripts run in the order they are written, external ones awaited, and custom elements get their address',
  unlessIn(false),
  async () => {
    const tab = await open('/order');
    expect(asked()).toEqual([]);
    expect(await tab.locator('[data-dfo-consent=load]').count()).toBe(1);
    await press(tab);
    await expect
      .poll(() => tab.evaluate(() => (window as { ran?: string[] }).ran))
      .toEqual(['one', 'two', 'https://public.tableau.com/views/A/C', 'three']);
    expect(await tab.locator('script[data-kind=api][src]').count()).toBe(1);
  },
);

test('an embed that is scripts alone gets a place to ask in', async () => {
  const tab = await open('/scripts-only');
  await press(tab);
  await expect.poll(asked).toEqual(['https://public.tableau.com/one.js']);
  expect(await tab.locator('dfo-consent-embed').count()).toBe(0);
});

test('what is inserted later counts too', async () => {
  const tab = await open('/late');
  const insert = () =>
    tab.evaluate((html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      document.querySelector('#here')!.append(...parsed.body.childNodes);
    }, chart);
  await insert();
  await tab.locator('[data-dfo-consent=load]').waitFor();
  expect(asked()).toEqual([]);
  await press(tab);
  await expect.poll(asked).toHaveLength(1);
  await insert();
  await expect.poll(asked).toHaveLength(2);
});

test('unknown services and addresses stay closed whatever is answered, and the console says why (R37)', async () => {
  const tab = await open('/unknown');
  await tab.evaluate(() => window.dfoConsent!.give(['matomo', 'vimeo', 'acast', 'tableau-public']));
  await tab.waitForTimeout(300);
  expect(asked()).toEqual([]);
  expect(await tab.locator('iframe[src]').count()).toBe(0);
  const said = (await heard(tab)).join('\n');
  expect(said).toContain('there is no service "youtube"');
  expect(said).toContain('"https://evil.example/b" is not an address of vimeo');
  expect(said).toContain('lacks data-service="vimeo"');
  expect(said).toContain('there is no service "nope"');
  expect(said).toContain('"javascript:alert(1)" is not an address of vimeo');
  expect(said).toMatch(/"acast">: it lacks src/);
  expect(said).toContain('does not have "qlik" as optional on dfo.no');
  await tab.getByText('blir ikkje opna, fordi det manglar i oversikta').first().waitFor();
});

test('the site’s own Qlik server is known by data-qlik-url', unlessIn(false), async () => {
  const tab = await open('/qlik', 'www.statsregnskapet.no');
  expect(asked()).toEqual([]);
  expect(await tab.locator('qlik-embed').count()).toBe(0);
  await press(tab);
  await expect.poll(asked).toEqual(['https://qlik.statsregnskapet.example/single/?a=b']);
  expect(await tab.locator('#q[ui="analytics/chart"]').count()).toBe(1);
});

test('a script that is on its way when the permission is taken back does not run (R19)', async () => {
  const tab = await open('/slow');
  await press(tab);
  await expect.poll(asked).toContain('https://public.tableau.com/slow.js');
  await tab.evaluate(() => window.dfoConsent!.refuse());
  await tab.waitForTimeout(900);
  expect(await tab.evaluate(() => (window as { ran?: string[] }).ran)).toBeUndefined();
  // The twin: without the withdrawal it runs, and once.
  const other = await open('/slow');
  await press(other);
  await expect.poll(() => other.evaluate(() => (window as { ran?: string[] }).ran)).toEqual(['slow', 'after']);
});

test('one service’s yes starts nothing of another that stands inside it (R7)', async () => {
  const tab = await open('/nested');
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await tab.waitForTimeout(300);
  expect(asked()).toEqual(['https://player.vimeo.com/video/3?dnt=1']);
  await tab.evaluate(() => window.dfoConsent!.give(['tableau-public']));
  await expect.poll(asked).toContain('https://public.tableau.com/inner.png');
});

test('every address of a srcset must be the service’s own', unlessIn(false), async () => {
  const tab = await open('/srcset');
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await tab.waitForTimeout(300);
  expect(asked()).toEqual(['https://i.vimeocdn.com/ok.jpg']);
  expect((await heard(tab)).join()).toContain('evil.example');
});

test('what a released script put into the page goes with its service (R19)', async () => {
  const tab = await open('/makes');
  await press(tab);
  await expect.poll(asked).toContain('https://public.tableau.com/views/made');
  await tab.evaluate(() => window.dfoConsent!.refuse());
  expect(await tab.locator('iframe[src]').count()).toBe(0);
});

test('where the gate’s file is missing nothing starts, and the console says which (R97)', async () => {
  const tab = await at.browser.fresh();
  await tab.route('**/dfo-consent-gate.js', (route) => route.abort());
  at.server.requests.length = 0;
  await tab.goto('https://www.dfo.no/several');
  await press(tab, 'accept');
  await tab.waitForTimeout(300);
  expect(asked()).toEqual([]);
  expect((await heard(tab)).join()).toContain('dfo-consent-gate.js');
  await tab.getByText('Valet ditt er lagra').waitFor();
});

test('under every frame stands the way to its content (R39, R102)', async () => {
  const tab = await open('/vimeo');
  await press(tab);
  await tab.locator('main iframe').waitFor();
  await tab.getByText('Manglar innhaldet?').waitFor();
  await tab.getByRole('link', { name: 'Opne hos Vimeo' }).waitFor();
});

test('content that does not come is told with a way to try again (R86, R102)', async () => {
  const tab = await open('/vimeo');
  await tab.route('https://player.vimeo.com/**', () => {}); // Never answered.
  await tab.clock.install();
  await press(tab);
  await tab.clock.runFor(10_500);
  await tab.getByText('Vi fekk ikkje lasta innhaldet frå Vimeo.').waitFor();
  // Focus was in the frame that is gone; it goes to what the visitor can do (R58).
  expect(await tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe('Prøv på nytt');
  await tab.unroute('https://player.vimeo.com/**');
  await tab.getByRole('button', { name: 'Prøv på nytt' }).click();
  await tab.locator('main iframe').waitFor();
  await expect.poll(asked).toHaveLength(1);
});

test('a placeholder’s heading is one level below the heading before it, or as the page says (D12, R54)', async () => {
  const tab = await open('/headings');
  await expect.poll(() => tab.locator('[data-dfo-consent=load]').count()).toBe(5);
  const levels = await tab.evaluate(() =>
    [...document.querySelectorAll('dfo-consent-embed')].map((one) =>
      one.shadowRoot!.querySelector('[role=heading]')!.getAttribute('aria-level'),
    ),
  );
  expect(levels).toEqual(['3', '2', '5', '3', '5']);
});
