import { describe, expect, test } from 'vitest';
import { registry, type Language, type Registry } from '../../registry/index.js';
import { fixture, ownBrowser } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { fileOf, page, printed } from '../harness/serve.js';

/** To whom the banner in the HTML shows itself, and that the library decides alike. */
const today = Math.floor(Date.now() / 86_400_000);
const day = (age: number) => (today - age).toString(36);
const now = day(0);

/** Values of the cookie on dfo.no, where `xiX` asks about Matomo with lifetimes `2v`; each is one that both read alike. */
const alike = [
  // Answered, and until when.
  ...[-1, 0, 1, 100, 179, 180].flatMap((age) => [`1.${day(age)}.xiX2v.`, `1.${day(age)}..xiX`]),
  // Expired, and dated ahead of every clock.
  ...[181, 182, 365, 5000].flatMap((age) => [`1.${day(age)}.xiX2v.`, `1.${day(age)}..xiX`]),
  ...[-2, -400].flatMap((age) => [`1.${day(age)}.xiX2v.`, `1.${day(age)}..xiX`]),
  // Another question: shorter and longer lifetimes than were accepted, another fingerprint, more than one.
  ...[
    'xiX00',
    'xiX2u',
    'xiX2w',
    'xiX70',
    'xiXzz',
    'xiY2v',
    'XiX2v',
    '00000',
    'aaaaaxiX2v',
    'aaaaaxiX2u',
    'aaaaabbbbb',
  ].map((yes) => `1.${now}.${yes}.`),
  ...['xiY', 'Xix', 'aaaxiX', 'aaabbb', '2vxiiX', '000'].map((no) => `1.${now}..${no}`),
  `1.${now}.aaaaa.xiX`,
  `1.${now}.xiX2v.aaa`,
  `1.${now}.xiX2u.aaa`,
  // No answer of ours.
  '',
  '%00',
  '__proto__',
  'true',
  'accept',
  '{"a":1}',
  'x'.repeat(3000),
  '9.g17..xiX',
  `2.${now}..xiX`,
  `1.${now}..`,
  `1.${now}.xiX2v`,
  `1.${now}.xiX2v.xi`,
  `1.${now}.xiX6.`,
  `1.${now}..xiX.`,
  `1.${now.toUpperCase()}..xiX`,
  `1.-${now}..xiX`,
  `1.0..xiX`,
  `1.000..xiX`,
  `1.00${now}..xiX`,
  ` 1.${now}..xi`,
  `x1.${now}..xiX`,
];
/** What only a hand could have written. The library has the last word; until it has come, these are not asked. */
const forged = [
  `1.${now}.xiX2v.xiX`,
  `1.0${now}..xiX`,
  `1.${now}..xiXaaa`,
  `1.${now}..xiXxiX`,
  `1.${now}.xiX2vaaaaa.`,
  `1.${now}.xiX2v.a_a`,
];
/** What only looks like an answer once it is decoded: we write nothing that has to be, so nobody takes it for one. */
const disguised = [`"1.${now}..xiX"`, `1.${now}.%78iX2v.`];

const websites = Object.entries((registry as Registry).sites).filter(([, { kind }]) => kind === 'website');
const languages: readonly Language[] = ['nn', 'nb', 'en'];

/** A page in a frame: what the visitor is shown before and after the library, one after the other. */
const frame = (site: string, lang: Language) => `<!doctype html><html lang="${lang}"><body>${printed(site, lang)}
<script>
  const banner = document.querySelector('dfo-consent-banner');
  window.before = { isShown: !!banner.shadowRoot && !banner.hidden, nodes: [...(banner.shadowRoot?.querySelectorAll('*') ?? [])] };
</script>
<script src="/dfo-consent.js" data-site="${site}"></script>
<script>
  const after = [...(banner.shadowRoot?.querySelectorAll('*') ?? [])];
  parent.seen({
    before: before.isShown,
    after: !!banner.shadowRoot && !banner.hidden,
    state: dfoConsent.answer.state,
    isKept: after.length === before.nodes.length && after.every((node, i) => node === before.nodes[i]),
    said: banner.shadowRoot?.querySelector('section')?.textContent,
  });
</script>`;

interface Seen {
  readonly before: boolean;
  readonly after: boolean;
  readonly state: string;
  readonly isKept: boolean;
  readonly said?: string;
}

/** Opens a frame with a cookie. */
const inFrame = (tab: Tab, path: string, cookie?: string): Promise<Seen> =>
  tab.evaluate(
    ([path, cookie]) =>
      new Promise<Seen>((done) => {
        document.cookie =
          cookie === undefined ? 'dfo-consent=; path=/; max-age=0' : `dfo-consent=${cookie}; path=/; secure`;
        const frame = document.createElement('iframe');
        Object.assign(window, {
          seen(what: Seen) {
            done(what);
            setTimeout(() => frame.remove());
          },
        });
        frame.src = path!;
        document.body.append(frame);
      }),
    [path, cookie] as const,
  );

/** In the page: the greatest height that the banner had in any frame. */
function recordHeight(): void {
  const look = () => {
    const { height } = document.querySelector('dfo-consent-banner')?.getBoundingClientRect() ?? { height: 0 };
    seen.height = Math.max(seen.height, height);
    seen.frames++;
    requestAnimationFrame(look);
  };
  const seen = { height: 0, frames: 0 };
  Object.assign(window, { recorded: seen });
  requestAnimationFrame(look);
}
const recorded = (tab: Tab) =>
  tab.evaluate(() => (window as unknown as { recorded: { height: number; frames: number } }).recorded);

describe('with JavaScript', () => {
  const at = fixture(({ path }) => {
    const [, site, lang] = /^\/in\/([\w.-]+)\/(\w+)/.exec(path) ?? [];
    if (site) return frame(site, lang as Language);
    if (path === '/frames') return '<!doctype html><title>Rammer</title>';
    if (path === '/cached')
      return { headers: { 'cache-control': 'public, max-age=600' }, body: page({ install: 'html' }) };
    return path === '/favicon.ico' ? undefined : page({ install: 'html' });
  }, ownBrowser);
  const frames = async () => {
    const tab = await at.browser.fresh();
    await tab.goto('https://www.dfo.no/frames');
    return tab;
  };

  test(`of ${alike.length} values of the cookie, the inline script and the library read each alike (R23, R25, R96)`, async () => {
    const tab = await frames();
    const states = new Set<string>();
    for (const value of [undefined, ...alike]) {
      const { before, after, state } = await inFrame(tab, '/in/dfo.no/nn', value);
      expect({ value, before, after, state }).toEqual({
        value,
        before: state === 'unanswered',
        after: state === 'unanswered',
        state,
      });
      states.add(state);
    }
    expect([...states].sort()).toEqual(['answered', 'unanswered']);
    for (const value of forged)
      expect(await inFrame(tab, '/in/dfo.no/nn', value), value).toMatchObject({
        before: false,
        after: true,
        state: 'unanswered',
      });
    for (const value of disguised)
      expect(await inFrame(tab, '/in/dfo.no/nn', value), value).toMatchObject({
        before: true,
        after: true,
        state: 'unanswered',
      });
  });

  test('printed for every site, in every language, it is taken over as it stands', async () => {
    const tab = await frames();
    for (const [site, { banner }] of websites) {
      const isAsked = banner.length > 0;
      for (const lang of languages) {
        const seen = await inFrame(tab, `/in/${site}/${lang}`);
        expect({ site, lang, ...seen }).toMatchObject({ before: isAsked, after: isAsked, isKept: true });
        if (isAsked) expect(seen.said, site).toContain({ nn: 'ikkje', nb: 'ikke', en: 'cannot' }[lang]);
      }
    }
  });

  test.each([`1.${now}.xiX2v.`, `1.${now}..xiX`])(
    'who has answered (%s) never sees it, not for a frame',
    async (value) => {
      const tab = await at.browser.fresh();
      await tab.addInitScript(recordHeight);
      await at.browser.context.addCookies([{ name: 'dfo-consent', value, url: 'https://www.dfo.no/' }]);
      await tab.goto('https://www.dfo.no/');
      await tab.waitForTimeout(300);
      expect(await tab.evaluate(() => document.documentElement.dataset['dfoConsentState'])).toBe('answered');
      const { height, frames } = await recorded(tab);
      expect(frames).toBeGreaterThan(3);
      expect(height).toBe(0);
      // The twin: without the answer it is seen.
      await at.browser.context.clearCookies();
      await tab.goto('https://www.dfo.no/again');
      await tab.waitForTimeout(300);
      expect((await recorded(tab)).height).toBeGreaterThan(100);
    },
  );

  test('one cached page is right for everybody', async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    const banner = tab.locator('dfo-consent-banner');
    // By http: Chromium keeps nothing that came with a certificate of our own making.
    const follow = async () => {
      await tab.goto('http://www.dfo.no/frames');
      await tab.evaluate(() =>
        document.body.append(Object.assign(document.createElement('a'), { href: '/cached', textContent: 'Vidare' })),
      );
      await tab.getByText('Vidare').press('Enter');
      await tab.waitForFunction(() => window.dfoConsent);
    };
    await follow();
    expect(await banner.isVisible()).toBe(true);
    await at.browser.context.addCookies([{ name: 'dfo-consent', value: `1.${now}..xiX`, url: 'http://www.dfo.no/' }]);
    await follow();
    expect(await banner.isVisible()).toBe(false);
    await at.browser.context.clearCookies();
    await follow();
    expect(await banner.isVisible()).toBe(true);
    expect(at.server.requests.filter(({ path }) => path === '/cached')).toHaveLength(1);
  });
});

describe('without JavaScript', () => {
  describe.each([false, true])('(JavaScript: %s)', (javaScriptEnabled) => {
    const at = fixture(({ path }) => (path === '/' ? page({ install: 'html' }) : undefined), { javaScriptEnabled });

    test(
      javaScriptEnabled
        ? 'the twin: with it, the question is shown'
        : 'it stays hidden, and nothing but the page is asked for',
      async () => {
        const tab = await at.browser.fresh();
        at.server.forget();
        await tab.goto('https://www.dfo.no/');
        await tab.waitForTimeout(500);
        const box = await tab.locator('dfo-consent-banner').boundingBox();
        const asked = at.server.requests.map(({ path }) => path).filter((path) => path !== '/favicon.ico');
        expect({ isShown: !!box, asked }).toEqual({
          isShown: javaScriptEnabled,
          asked: javaScriptEnabled ? ['/', `/${fileOf.html}`] : ['/'],
        });
      },
    );
  });
});
