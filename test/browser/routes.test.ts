import { expect, test } from 'vitest';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { answerMatomo, hits, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** A page whose own script changes what it shows, and its address with it. */

/** What Matomo's file waits for, where a test holds it. */
let heldBack: Promise<void> | undefined;

onEachInstall('npm', (install) => {
  const at = fixture((request) => {
    if (vendors.test(request.host)) {
      const answered = answerMatomo(request) ?? empty(request);
      return heldBack && request.path.startsWith('/matomo.js')
        ? { ...(answered as object), after: heldBack }
        : answered;
    }
    return page({ install, script: matomo, main: '<h1>Side</h1><h2 id="part">Del</h2>' });
  });
  const views = () => pageViews(at.server);
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
  const arrive = async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto('https://www.dfo.no/start');
    return tab;
  };
  /** A returning visitor on a route of theirs: what they said yes to runs, and one page view is counted. */
  const accepted = async () => {
    const tab = await arrive();
    await press(tab, 'accept');
    await expect.poll(views).toEqual(['/start']);
    return tab;
  };
  /** What a router does with one press: the address first, what is shown and its title after it. */
  const change = (tab: Tab, how: 'pushState' | 'replaceState', address: string, title = address) =>
    tab.evaluate(
      ([how, address, title]) => {
        history[how as 'pushState'](null, '', address);
        document.title = title!;
      },
      [how, address, title],
    );
  const go = (tab: Tab, steps: number) => tab.evaluate((steps) => setTimeout(() => history.go(steps)), steps);
  /** The list only grows: what should not have been counted is seen at the end of a test, by `settled`. */
  const counted = (expected: readonly string[]) => expect.poll(views).toEqual(expected);
  /** Nothing more is counted than what is there. */
  const settled = async (tab: Tab, expected: readonly string[]) => {
    await counted(expected);
    await tab.waitForTimeout(1300); // A route is counted 1 200 ms after it is shown.
    expect(views()).toEqual(expected);
  };

  test('a new path or query is one page view, with its own address and title, and where the visitor came from', async () => {
    const tab = await accepted();
    await change(tab, 'pushState', '/tall?aar=2025', 'Tala');
    await counted(['/start', '/tall?aar=2025']);
    expect(hits(at.server).at(-1)!.get('action_name')).toBe('Tala');
    expect(hits(at.server).at(-1)!.get('urlref')).toBe('https://www.dfo.no/start');
    await change(tab, 'pushState', '?aar=2026', 'Tala for 2026');
    await settled(tab, ['/start', '/tall?aar=2025', '/tall?aar=2026']);
    expect(hits(at.server).at(-1)!.get('action_name')).toBe('Tala for 2026');
    expect(hits(at.server).at(-1)!.get('urlref')).toBe('https://www.dfo.no/tall?aar=2025');
  });

  test('a route has its own title, whenever that is set: before its address, at once, in two steps, a second later or never (E4)', async () => {
    const tab = await accepted();
    const titles = () => hits(at.server).map((hit) => `${new URL(hit.get('url')!).pathname} ${hit.get('action_name')}`);
    // By a router of the page's own: each route comes when the one before it has been shown for longer than it needs, but for the last.
    await tab.evaluate(async () => {
      const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
      const title = (words: string) => (document.title = words);
      const show = (address: string) => history.pushState(null, '', address);
      title('Før adressa');
      show('/sak/1');
      await wait(1500);
      show('/sak/2');
      title('Lastar …');
      await wait(600);
      title('To steg');
      await wait(900);
      show('/sak/3');
      await wait(1000);
      title('Eit sekund seinare');
      await wait(500);
      show('/sak/4'); // It never gets one.
      await wait(1500);
      show('/sak/5');
      await wait(300);
      title('Kort sett');
      await wait(200);
      title('Neste'); // And left at once: its title is not the next one’s.
      show('/sak/6');
      history.replaceState(null, '', '/sak/6?b=1');
    });
    const expected = [
      '/start Side',
      '/sak/1 Før adressa',
      '/sak/2 To steg',
      '/sak/3 Eit sekund seinare',
      '/sak/4 Eit sekund seinare',
      '/sak/5 Kort sett',
      '/sak/6 Neste',
    ];
    await expect.poll(titles).toEqual(expected);
    await tab.waitForTimeout(1300);
    expect(titles()).toEqual(expected);
  });

  test(
    'a route that is shown before the tracker has come is counted for itself, and so is the page before it (E4)',
    unlessIn(false),
    async () => {
      const tab = await arrive();
      let letThrough = () => {};
      heldBack = new Promise((done) => (letThrough = done));
      await press(tab, 'accept');
      await expect.poll(() => at.server.to(/^matomo/)).toHaveLength(1);
      await change(tab, 'pushState', '/rask', 'Rask');
      await tab.waitForTimeout(1300);
      letThrough();
      heldBack = undefined;
      await settled(tab, ['/start', '/rask']);
      expect(hits(at.server).map((hit) => hit.get('action_name'))).toEqual(['Side', 'Rask']);
    },
  );

  test('Back and Forward between routes are one page view each', unlessIn(false), async () => {
    const tab = await accepted();
    await change(tab, 'pushState', '/to');
    await counted(['/start', '/to']);
    await go(tab, -1);
    await counted(['/start', '/to', '/start']);
    await go(tab, 1);
    await settled(tab, ['/start', '/to', '/start', '/to']);
  });

  test.each([
    ['replaceState', (tab: Tab) => change(tab, 'replaceState', '/anna')],
    ['pushState to where the visitor is', (tab: Tab) => change(tab, 'pushState', '/start')],
    ['pushState to a place on the page', (tab: Tab) => change(tab, 'pushState', '#part')],
    [
      'a link to a place on the page',
      (tab: Tab) =>
        tab.evaluate(() => {
          location.hash = 'part';
        }),
    ],
  ])('%s is no page view', unlessIn(false), async (_, turn) => {
    const tab = await accepted();
    await turn(tab);
    await settled(tab, ['/start']);
    // The twin: the same page counts a new path.
    await change(tab, 'pushState', '/ny');
    await settled(tab, ['/start', '/ny']);
  });

  test.each(['#/tall', '#!tall'])(
    'the fragment %s is a route, and Back from it is one',
    unlessIn(false),
    async (fragment) => {
      const tab = await accepted();
      await tab.evaluate((fragment) => {
        location.hash = fragment;
      }, fragment);
      await counted(['/start', `/start${fragment}`]);
      await go(tab, -1);
      await settled(tab, ['/start', `/start${fragment}`, '/start']);
    },
  );

  test('a site that counts its routes itself is not counted twice', unlessIn(false), async () => {
    const tab = await accepted();
    await tab.evaluate(() => {
      history.pushState(null, '', '/egen');
      (window as { _paq?: unknown[] })._paq!.push(
        ['setCustomUrl', '/egen'],
        ['setDocumentTitle', 'Egen'],
        ['trackPageView'],
      );
    });
    await settled(tab, ['/start', '/egen']);
    // Nor where it comes to it a moment later, when it has what it shows.
    await tab.evaluate(() => {
      history.pushState(null, '', '/seinare');
      setTimeout(
        () => (window as { _paq?: unknown[] })._paq!.push(['setCustomUrl', '/seinare'], ['trackPageView']),
        20,
      );
    });
    await settled(tab, ['/start', '/egen', '/seinare']);
  });

  test('before a yes no route is counted; the yes counts the one that the visitor is on', async () => {
    const tab = await arrive();
    await change(tab, 'pushState', '/fyrst');
    await change(tab, 'pushState', '/no');
    await tab.waitForTimeout(1300);
    expect(at.server.to(vendors)).toEqual([]);
    await press(tab, 'accept');
    await settled(tab, ['/no']);
    await go(tab, -1);
    await settled(tab, ['/no', '/fyrst']);
  });

  test('after a withdrawal no route is counted, and after a new yes each once more', unlessIn(false), async () => {
    const tab = await accepted();
    await tab.evaluate(() => window.dfoConsent!.refuse());
    await change(tab, 'pushState', '/etter');
    await go(tab, -1);
    await settled(tab, ['/start']);
    await tab.evaluate(() => window.dfoConsent!.give(['statistics']));
    await counted(['/start', '/start']);
    await change(tab, 'pushState', '/att');
    await settled(tab, ['/start', '/start', '/att']);
  });

  test('the page’s own history stays as it is: what it is given, gives back and throws', unlessIn(false), async () => {
    const tab = await accepted();
    const seen = await tab.evaluate(() => {
      const returned = history.pushState({ a: 1 }, '', '/tilstand');
      let thrown = '';
      try {
        history.pushState(null, '', 'https://elsewhere.example/');
      } catch (error) {
        thrown = (error as Error).name;
      }
      return [
        returned === undefined,
        (history.state as { a: number }).a,
        location.pathname,
        thrown,
        history.pushState.length,
        history.pushState.name,
      ];
    });
    expect(seen).toEqual([true, 1, '/tilstand', 'SecurityError', 2, 'pushState']);
    await settled(tab, ['/start', '/tilstand']);
  });
});
