import { beforeAll, describe, expect, inject, test } from 'vitest';
import { bundleScripts } from '../../demo/scripts.js';
import { empty, fixture, ownBrowser, vendors } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, page, printed, type PageParts } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const engine = inject('engine');

/** The banner as HTML, before its library has come and while it takes the banner over. */
let tracker = '';
beforeAll(async () => {
  tracker = (await bundleScripts())['matomo.js'];
});

const film = '<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/1" title="Film"></iframe>';
const late = (parts: PageParts = {}) =>
  page({ install: 'html', folder: '/late/', script: matomo, main: `<h1>Side</h1>${film}`, ...parts });
const pages: Record<string, string> = {
  '/': late(),
  '/text': late({ main: '<h1>Side</h1><p>Tekst</p>' }),
  '/bundle': late({ install: 'npm', banner: printed('dfo.no', 'nn') }),
  '/script': page({ main: '<h1>Side</h1><p>Tekst</p>' }),
  '/gone': late({ folder: '/gone/' }),
  '/refused': late({ folder: '/refused/' }),
  '/pressed': late({
    banner: printed('dfo.no', 'nn').replace(
      '<dfo-consent-banner',
      '$& pressed="accept" data-pressed="accept" data-dfo-consent="accept"',
    ),
  }),
  // What a template has that was printed from another registry, for another site, or in another language.
  '/lifetime': late({ banner: printed('dfo.no', 'nn').replace('nn xiX2v', 'nn xiX01') }),
  '/site': late({ banner: printed('kudos.dfo.no', 'nn') }),
  '/language': late({ banner: printed('dfo.no', 'nb') }),
  '/necessary': late({ script: 'data-site="markedsplassen"', main: '<h1>Side</h1>' }),
  // To a browser that does not know declarative shadow roots, the template is one like others.
  '/undeclared': late({ banner: printed('dfo.no', 'nn').replace('shadowrootmode', 'data-shadowrootmode') }),
};

/** In the page: the height of the banner in every frame, from the first that has any of the body; and what is shifted, where that is told. */
function record(): void {
  const heights: number[] = [];
  const shifts: number[] = [];
  Object.assign(window, { heights, shifts });
  const look = () => {
    const banner = document.querySelector('dfo-consent-banner');
    if (banner) heights.push(banner.getBoundingClientRect().height);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  const seen = (list: PerformanceObserverEntryList) =>
    shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value));
  new PerformanceObserver(seen).observe({ type: 'layout-shift', buffered: true });
}
const recorded = (tab: Tab) =>
  tab.evaluate(() => {
    const { heights, shifts } = window as unknown as { heights: number[]; shifts: number[] };
    return { heights, shifts };
  });

/** In the page: every element of the banner with each of its computed styles, and its box. */
const looks = (tab: Tab) =>
  tab.locator('dfo-consent-banner').evaluate(({ shadowRoot }) =>
    [...shadowRoot!.querySelectorAll('section, section *')].map((element) => {
      const style = getComputedStyle(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      return {
        name: element.localName,
        box: [x, y, width, height],
        style: [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join(';'),
      };
    }),
  );

const hasCome = (tab: Tab) => tab.waitForFunction(() => window.dfoConsent);
const state = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.answer.state);
const choice = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`);
const status = (tab: Tab) => tab.locator('dfo-consent-banner [role=status]');
const waiting = 'Vi har fått svaret ditt. Det blir lagra når sida er ferdig lasta.';
const lost =
  'Svaret ditt er ikkje lagra enno, så ingenting valfritt er lasta inn. Last sida på nytt om det ikkje skjer noko.';

const at = fixture((request) => {
  if (request.host === 'matomo.dfo.example' && request.path.startsWith('/matomo.js'))
    return { headers: { 'content-type': 'text/javascript' }, body: tracker };
  return vendors.test(request.host) ? empty(request) : pages[request.path];
}, ownBrowser);
const hits = () => at.server.to(/^matomo/).filter((one) => one.includes('matomo.php'));
const cookies = async () => (await at.browser.context.cookies()).map(({ name, value }) => `${name}=${value}`);

/** Opens a page whose library has not come. */
const open = async (path: string, before?: (tab: Tab) => Promise<unknown>) => {
  const tab = await at.browser.fresh();
  await before?.(tab);
  at.server.forget();
  at.server.keepBack();
  // A module that has not come holds `DOMContentLoaded` back, an async script `load`.
  await tab.goto(`https://www.dfo.no${path}`, { waitUntil: 'commit' });
  await tab.locator('footer').waitFor({ state: 'attached' });
  return tab;
};
const recording = (tab: Tab) => tab.addInitScript(record);
/** Lets the library come, and the frames after it. */
const come = async (tab: Tab) => {
  at.server.letThrough();
  await hasCome(tab);
  await tab.waitForTimeout(200);
};

test('the question is in the first frame, before the library, and moves nothing in the whole life of the page (R64)', async () => {
  const tab = await open('/text', recording);
  await choice(tab, 'accept').waitFor();
  await tab.waitForTimeout(300);
  expect(await tab.evaluate(() => window.dfoConsent)).toBeUndefined();
  await come(tab);
  const { heights, shifts } = await recorded(tab);
  expect(heights.length).toBeGreaterThan(5);
  expect(new Set(heights).size).toBe(1);
  expect(heights[0]).toBeGreaterThan(100);
  expect(shifts).toEqual([]);
  // The twin: a shift would have been seen, where browsers tell of them.
  await tab.evaluate(() =>
    document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'late '.repeat(900) })),
  );
  if (engine === 'chromium') await expect.poll(async () => (await recorded(tab)).shifts.length).toBeGreaterThan(0);
});

test('before and after its library it says and looks what the script’s does, to the last pixel of every box (R5)', async () => {
  const seen = async (tab: Tab) => ({
    told: await tab.locator('dfo-consent-banner').ariaSnapshot(),
    looks: await looks(tab),
  });
  const script = await at.browser.fresh();
  await script.goto('https://www.dfo.no/script');
  const expected = await seen(script);
  expect(expected.told).toContain('button "Ja"');
  expect(expected.looks.length).toBeGreaterThan(8);
  const tab = await open('/text');
  expect(await seen(tab)).toEqual(expected);
  await come(tab);
  expect(await seen(tab)).toEqual(expected);
});

for (const path of ['/', '/bundle'])
  test(
    `on ${path} the library takes it over as it stands: no node and no style sheet comes, goes or changes`,
    unlessIn(path === '/'),
    async () => {
      const tab = await open(path);
      await tab.locator('dfo-consent-banner').evaluate((banner) => {
        const root = banner.shadowRoot!;
        const changes: string[] = [];
        const before = [...root.querySelectorAll('*')];
        const tell = (records: MutationRecord[]) =>
          changes.push(...records.map(({ type, target }) => `${type} in ${(target as Element).outerHTML}`));
        new MutationObserver(tell).observe(root, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        const kept = () => {
          const now = [...root.querySelectorAll('*')];
          return now.length === before.length && now.every((node, i) => node === before[i]);
        };
        Object.assign(window, {
          seen: () => ({ changes, kept: kept(), sheets: root.styleSheets.length + root.adoptedStyleSheets.length }),
        });
      });
      const seen = () => tab.evaluate(() => (window as unknown as { seen: () => unknown }).seen());
      // Firefox takes no picture of a page before its last script has come.
      const picture = async () =>
        engine === 'chromium' && (await tab.locator('dfo-consent-banner').screenshot()).toString('base64');
      const before = await picture();
      await come(tab);
      expect(await seen()).toEqual({ changes: [], kept: true, sheets: 1 });
      expect((await picture()) === before).toBe(true);
      expect(await tab.locator('dfo-consent-banner').evaluate(({ attributes }) => attributes.length)).toBe(5);
      // The twin: what a press changes is seen. And it is taken over: its buttons answer.
      await choice(tab, 'reject').press('Enter');
      expect(await state(tab)).toBe('answered');
      expect(await seen()).toMatchObject({ kept: false });
      if (before) expect((await picture()) === before).toBe(false);
    },
  );

describe.each([
  ['accept', 'Valet ditt er lagra. Du har godteke nettstatistikk.', /^dfo-consent=1\.\w+\.xiX2v\.$/, 1],
  ['reject', 'Valet ditt er lagra. Du har avslått alle', /^dfo-consent=1\.\w+\.\.xiX$/, 0],
] as const)('%s, pressed before the library has come,', (hook, words, cookie, views) => {
  // One by mouse, and the other by keyboard.
  for (const [path, by] of [
    ['/', 'mouse'],
    ['/', 'keyboard'],
    ['/bundle', 'keyboard'],
  ] as const)
    test(
      `on ${path} by ${by}, is kept and obeyed`,
      unlessIn(path === '/' && (by === 'mouse') === (hook === 'accept')),
      async () => {
        const tab = await open(path);
        if (by === 'mouse') await choice(tab, hook).click();
        else {
          // The way of a visitor: the link, yes, no.
          for (let stop = hook === 'accept' ? 2 : 3; stop; stop--) await tab.keyboard.press('Tab');
          await tab.keyboard.press(hook === 'accept' ? 'Enter' : 'Space');
        }
        expect(await status(tab).textContent()).toBe(waiting);
        const focused = () => tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
        expect(await focused()).toBe('said');
        expect(await choice(tab, 'accept').isVisible()).toBe(false);
        await tab.waitForTimeout(300);
        expect(await cookies()).toEqual([]);
        expect(at.server.to(vendors)).toEqual([]);

        await come(tab);
        expect(await status(tab).textContent()).toContain(words);
        expect(await status(tab).textContent()).not.toContain(waiting);
        expect(await focused()).toBe('said');
        expect((await cookies()).filter((one) => one.startsWith('dfo-consent'))).toEqual([
          expect.stringMatching(cookie),
        ]);
        await expect.poll(hits).toHaveLength(views);
        await tab.waitForTimeout(400);
        expect(hits()).toHaveLength(views);
        expect(at.server.to(/matomo/).filter((one) => one.endsWith('matomo.js'))).toHaveLength(views);
        expect(at.server.to(/vimeo/)).toEqual([]); // It was not asked about.
      },
    );
});

test('a press is obeyed once: after it the same visitor can change the answer', unlessIn(false), async () => {
  const tab = await open('/');
  await choice(tab, 'accept').press('Enter');
  await come(tab);
  await choice(tab, 'open').press('Enter');
  await choice(tab, 'reject').press('Enter');
  expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
  expect((await cookies()).join()).toMatch(/^dfo-consent=1\.\w+\.\.xiX$/);
});

test.each(['/gone', '/refused'])(
  'where the library never comes (%s) it says so after 10 seconds, and the page is whole and closed (R86, R97)',
  async (path) => {
    const tab = await open(path, async (tab) => {
      await tab.clock.install();
      await tab.route('**/refused/*', (route) => route.abort());
    });
    await choice(tab, 'accept').press('Enter');
    await tab.clock.runFor(5_000); // It also runs by itself.
    expect(await status(tab).textContent()).toBe(waiting);
    await tab.clock.runFor(5_000);
    expect(await status(tab).textContent()).toBe(lost);
    expect(await tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe(lost);
    expect(await cookies()).toEqual([]);
    expect(at.server.to(vendors)).toEqual([]);
    expect(await tab.locator('h1').isVisible()).toBe(true);
    expect(await tab.evaluate(() => window.dfoConsent)).toBeUndefined();
  },
);

test('a library that has come by then leaves nothing of that to be said', unlessIn(false), async () => {
  const tab = await open('/', (tab) => tab.clock.install());
  await choice(tab, 'reject').press('Enter');
  at.server.letThrough();
  await hasCome(tab);
  await tab.clock.runFor(11_000);
  expect(await status(tab).textContent()).toContain('Valet ditt er lagra.');
});

test('markup cannot press', async () => {
  const tab = await open('/pressed');
  await come(tab);
  await tab.waitForTimeout(200);
  expect(await state(tab)).toBe('unanswered');
  expect(await cookies()).toEqual([]);
  expect(at.server.to(vendors)).toEqual([]);
  await choice(tab, 'reject').press('Enter');
  expect(await state(tab)).toBe('answered');
});

for (const path of ['/lifetime', '/site', '/language'])
  test(
    `a yes to a question that is no longer the one to ask (${path}) is not obeyed, and the right one is asked`,
    unlessIn(path === '/site'),
    async () => {
      const tab = await open(path);
      await choice(tab, 'accept').press('Enter');
      await come(tab);
      expect(await state(tab)).toBe('unanswered');
      expect(await cookies()).toEqual([]);
      expect(at.server.to(vendors)).toEqual([]);
      expect(await status(tab).textContent()).toBe('');
      expect(await tab.locator('dfo-consent-banner').getByRole('heading').allTextContents()).toEqual([
        'Får vi samle informasjon om korleis dfo.no blir brukt?',
      ]);
      expect(await tab.locator('dfo-consent-banner section').getAttribute('lang')).toBe('nn');
      await choice(tab, 'accept').press('Enter');
      await expect.poll(hits).toHaveLength(1);
    },
  );

test('after stop() nothing of it is left, and it can start again', async () => {
  const tab = await open('/');
  await come(tab);
  await tab.evaluate(() => window.dfoConsent!.stop());
  expect(await tab.locator('dfo-consent-banner').isVisible()).toBe(false);
  expect(await tab.locator('dfo-consent-banner section, [data-dfo-consent]').count()).toBe(0);
  await tab.addScriptTag({ url: '/dfo-consent.js' });
  await choice(tab, 'accept').press('Enter');
  expect((await cookies()).join()).toMatch(/^dfo-consent=1\.\w+\.xiX2v\.$/);
  await choice(tab, 'open').waitFor();
});

test('a site that asks nothing has the bare element, and shows no banner (R40)', async () => {
  expect(pages['/necessary']).toContain('<dfo-consent-banner></dfo-consent-banner>');
  const tab = await open('/necessary', recording);
  await come(tab);
  await tab.getByText('Vi lagrar berre nødvendig informasjon på Markedsplassen').waitFor();
  expect(await tab.locator('dfo-consent-banner').evaluate((banner) => banner.shadowRoot)).toBeNull();
  expect((await recorded(tab)).shifts).toEqual([]);
});

test('in a browser without declarative shadow roots the library asks, with a root of its own', async () => {
  const tab = await open('/undeclared');
  expect(await choice(tab, 'accept').count()).toBe(0);
  await come(tab);
  await choice(tab, 'accept').press('Enter');
  expect((await cookies()).join()).toContain('dfo-consent=1.');
});
