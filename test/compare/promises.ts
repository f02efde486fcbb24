import type { Tab } from '../harness/open-browser.js';
import { namesAlone } from './subject.js';
import { becomes, elementAt, landing, pause, prerendered, site, type Scene } from './scene.js';

/** What came of a promise: kept, or what happened instead. */
export type Outcome = true | string;

/** Something that a visitor may rely on, and how it is seen whether it is so. */
export interface Promised {
  /** Short, for a test to name it. */
  readonly id: string;
  /** As the table has it. */
  readonly says: string;
  keeps(scene: Scene): Promise<Outcome>;
}

/** The scene itself is not as it must be: then nothing has been seen, of whichever subject. */
function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The scene is not set: ${what}`);
}

const accepted = async (scene: Scene, path = '/'): Promise<Tab> => {
  const tab = await scene.fresh(path);
  insist(await becomes(() => scene.asks(tab), 5000), 'it does not ask');
  await scene.accept(tab);
  insist(await becomes(() => scene.views().length === 1, 5000), 'a yes starts nothing');
  await pause(300);
  return tab;
};
const unanswered = async (scene: Scene, path = '/'): Promise<Tab> => {
  const tab = await scene.fresh(path);
  insist(await becomes(() => scene.asks(tab), 5000), 'it does not ask');
  await pause(500);
  return tab;
};
/** Goes back to a page, and makes sure that the browser had kept it whole. */
const backTo = async (tab: Tab, path: string) => {
  await tab.evaluate(() => void setTimeout(() => history.back()));
  await tab.waitForFunction((path) => location.pathname === path && 'isReturned' in window, path);
  insist(
    await tab.evaluate(() => (window as { isReturned?: boolean }).isReturned === true),
    'the browser has not kept the page',
  );
};
const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

const otherTabYes: Promised = {
  id: 'tab',
  says: 'Answered in another tab: this one no longer asks, within a second',
  async keeps(scene) {
    const tab = await unanswered(scene, '/one');
    const other = await scene.another('/two');
    await becomes(() => scene.asks(other), 5000);
    await scene.reject(other);
    insist(await becomes(async () => !(await scene.asks(other))), 'a no is not taken');
    return (await becomes(async () => !(await scene.asks(tab)))) || 'still asks';
  },
};

const otherTabNo: Promised = {
  id: 'withdrawn-in-tab',
  says: 'Taken back in another tab: Matomo is silent in this one, within a second',
  async keeps(scene) {
    const tab = await accepted(scene, '/one');
    insist(await scene.sends(tab), 'a running tracker is not heard');
    const other = await scene.another('/two');
    await becomes(() => scene.views().length === 2, 5000);
    await scene.withdraw(other);
    await pause(1000);
    return !(await scene.sends(tab)) || 'goes on sending';
  },
};

const backAfterAnswer: Promised = {
  id: 'back-answered',
  says: 'Answered on the next page, then Back to a page that the browser has kept: it no longer asks',
  async keeps(scene) {
    const tab = await unanswered(scene, '/one');
    await tab.goto(`${site}/two`);
    await becomes(() => scene.asks(tab), 5000);
    await scene.reject(tab);
    await pause(500);
    await backTo(tab, '/one');
    return (await becomes(async () => !(await scene.asks(tab)))) || 'still asks';
  },
};

const backAfterWithdrawal: Promised = {
  id: 'back-withdrawn',
  says: 'Taken back on the next page, then Back to a page that the browser has kept: Matomo has stopped there',
  async keeps(scene) {
    const tab = await accepted(scene, '/one');
    await tab.goto(`${site}/two`);
    insist(await becomes(() => scene.views().length === 2, 5000), 'the next page is not counted');
    await pause(500);
    await scene.withdraw(tab);
    await pause(500);
    await backTo(tab, '/one');
    await pause(500);
    return !(await scene.sends(tab)) || 'goes on sending';
  },
};

const prerender = async (
  scene: Scene,
  first: 'accept' | undefined,
  see: (run: <Value>(expression: string) => Promise<Value>) => Promise<Outcome>,
): Promise<Outcome> => {
  const { pilot, subject } = scene;
  const { accept } = subject.banner;
  const close = scene.openSelfDriven('/start');
  const isThere = (path: string, what: string) =>
    becomes(() => pilot.run<boolean>(path, `!!${what}?.checkVisibility({ visibilityProperty: true })`), 5000);
  try {
    if (first) {
      insist(await isThere('/start', elementAt(accept)), 'it does not ask');
      await pilot.run('/start', `${elementAt(accept)}.click()`);
      insist(await becomes(() => scene.views().length === 1, 5000), 'a yes starts nothing');
    }
    await pilot.run('/start', `setTimeout(() => { location.href = '${landing}'; }), 0`);
    insist(
      await becomes(() => pilot.run<boolean>(prerendered, 'document.prerendering'), 5000),
      'the page is not prerendered',
    );
    await pause(1000);
    return await see((expression) => pilot.run(prerendered, expression));
  } finally {
    await close();
  }
};
const activate = async ({ pilot }: Scene) => {
  await pilot.run(landing, `setTimeout(() => { location.href = '${prerendered}'; }), 0`);
  insist(
    await becomes(async () => !(await pilot.run<boolean>(prerendered, 'document.prerendering')), 5000),
    'the page is not activated',
  );
  insist(
    (await pilot.run<number>(prerendered, `performance.getEntriesByType('navigation')[0].activationStart`)) > 0,
    'it was not prerendered',
  );
};

const prerenderedAnswer: Promised = {
  id: 'prerender-answered',
  says: 'Answered after a page was prerendered: it does not ask when it is shown',
  keeps: (scene) =>
    prerender(scene, undefined, async (run) => {
      const { reject } = scene.subject.banner;
      insist(await becomes(() => scene.pilot.run<boolean>(landing, `!!${elementAt(reject)}`), 5000), 'it does not ask');
      await scene.pilot.run(landing, `${elementAt(reject)}.click()`);
      await pause(500);
      await activate(scene);
      const asks = () =>
        run<boolean>(`!!${elementAt(scene.subject.banner.accept)}?.checkVisibility({ visibilityProperty: true })`);
      await pause(300);
      return (await becomes(async () => !(await asks()))) || 'asks';
    }),
};

const prerenderedView: Promised = {
  id: 'prerender-view',
  says: 'A prerendered page counts no page view until it is shown, and then one',
  keeps: (scene) =>
    prerender(scene, 'accept', async () => {
      const views = () => scene.views().filter((path) => path === prerendered).length;
      const early = views();
      await activate(scene);
      await becomes(() => views() > early, 2000);
      await pause(500);
      if (early) return `${early} while prerendering, ${views()} in all`;
      return views() === 1 || `${views()} when it is shown`;
    }),
};

const leftBehind = (id: string, folder: string, says: string): Promised => ({
  id,
  says,
  async keeps(scene) {
    const tab = await accepted(scene, `${folder}/side`);
    const expires = Date.now() / 1000 + 86_400;
    const planted = [
      { name: '_pk_id.1.host', domain: 'www.dfo.no', path: '/' },
      { name: '_pk_id.1.dot', domain: '.www.dfo.no', path: '/' },
      { name: '_pk_id.1.parent', domain: '.dfo.no', path: '/' },
      { name: '_pk_id.1.path', domain: 'www.dfo.no', path: folder },
    ];
    await scene.browser.context.addCookies(planted.map((cookie) => ({ ...cookie, value: 'x', expires })));
    const left = async () => (await scene.stored()).filter((name) => name.startsWith('_pk_'));
    const there = await left();
    insist(
      planted.every(({ name }) => there.includes(name)),
      'the cookies are not planted',
    );
    await scene.withdraw(tab);
    return (await becomes(async () => (await left()).length === 0)) || `leaves ${list(await left())}`;
  },
});

const corrupt = [
  '%',
  '%E0%A4%A',
  '{',
  'null',
  'true',
  '1',
  '[]',
  '%7B%7D',
  '__proto__',
  'x'.repeat(3000),
  '%7B%22categories%22%3Anull%7D',
  '%00',
];
const corruptCookie: Promised = {
  id: 'corrupt',
  says: `Its own cookie is corrupt (${corrupt.length} values, and half of a good one): no exception, and it asks`,
  async keeps(scene) {
    const { answerCookie: name } = scene.subject;
    await accepted(scene);
    const good = (await scene.browser.context.cookies()).find((cookie) => cookie.name === name)!.value;
    const faults: string[] = [];
    for (const value of [...corrupt, good.slice(0, good.length / 2)]) {
      const tab = await scene.browser.fresh();
      await scene.browser.context.addCookies([{ name, value, url: site }]);
      await tab.goto(site);
      const asks = await becomes(() => scene.asks(tab));
      const thrown = await tab.evaluate(() => (window as { thrown?: string[] }).thrown!);
      const shown = value.length > 20 ? `${value.slice(0, 12)}…` : value;
      if (thrown.length || !asks)
        faults.push(
          `\`${shown}\` ${[thrown.length ? 'throws' : '', asks ? '' : 'is not asked about'].filter(Boolean).join(' and ')}`,
        );
    }
    return !faults.length || `${faults.length} of ${corrupt.length + 1}, such as ${faults.slice(0, 2).join('; ')}`;
  },
};

const blocked: Promised = {
  id: 'blocked',
  says: 'Cookies are blocked: a choice holds for the page, a yes and its withdrawal',
  async keeps(scene) {
    const tab = await unanswered(scene, '/blocked/side');
    await scene.accept(tab);
    if (!(await becomes(async () => !(await scene.asks(tab))))) return 'goes on asking';
    if (!(await becomes(() => scene.views().length === 1, 2000)))
      return `counts ${scene.views().length} page views after a yes`;
    await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))); // The visitor looks elsewhere, and comes back.
    await pause(300);
    if (await scene.asks(tab)) return 'asks again when the visitor comes back to the tab';
    if (!(await scene.sends(tab))) return 'forgets the yes when the visitor comes back to the tab';
    await scene.withdraw(tab);
    await pause(300);
    return !(await scene.sends(tab)) || 'goes on sending after the withdrawal';
  },
};

const route: Promised = {
  id: 'route',
  says: 'The page’s own script changes the route (`pushState`): one page view, with the new address',
  async keeps(scene) {
    const tab = await accepted(scene, '/one');
    await tab.evaluate(() => {
      history.pushState(null, '', '/route?a=1');
      document.title = 'Ny';
    });
    await becomes(() => scene.views().length === 2);
    await pause(500);
    const more = scene.views().slice(1);
    return more.join() === '/route?a=1' || (more.length ? `counts ${list(more)}` : 'counts none');
  },
};

/** A visitor with a running Matomo comes back, and their answer is one no longer. */
const returnsWith = async (scene: Scene, cookie: (value: string) => string | undefined): Promise<Outcome> => {
  const { answerCookie: name } = scene.subject;
  const tab = await accepted(scene);
  const { context } = scene.browser;
  const answer = (await context.cookies()).find((one) => one.name === name)!;
  insist(
    (await scene.stored()).some((one) => one.startsWith('_pk_')),
    'Matomo has stored nothing',
  );
  const value = cookie(answer.value);
  await tab.goto(`${site}/empty`);
  await context.clearCookies({ name });
  if (value !== undefined) await context.addCookies([{ ...answer, value }]);
  const before = scene.views().length;
  await tab.goto(site);
  const asks = await becomes(() => scene.asks(tab), 2000);
  await pause(500);
  const left = (await scene.stored()).filter((one) => one.startsWith('_pk_'));
  const faults = [
    asks ? '' : 'does not ask',
    scene.views().length > before ? 'counts the visit' : '',
    left.length ? `leaves ${list([...new Set(left.map((one) => one.replace(/\..*/, '')))])}` : '',
  ].filter(Boolean);
  return !faults.length || faults.join(', ');
};

const expired: Promised = {
  id: 'expired',
  says: 'The answer has run out: it asks, nothing runs, and what Matomo stored is gone',
  keeps: (scene) => returnsWith(scene, () => undefined),
};

const changed: Promised = {
  id: 'changed',
  says: 'The question has changed since: it asks anew, nothing runs, and what Matomo stored is gone',
  keeps: (scene) => returnsWith(scene, scene.subject.outdated),
};

/** What peers are known to break, and what is promised here. */
export const promises: readonly Promised[] = [
  otherTabYes,
  otherTabNo,
  backAfterAnswer,
  backAfterWithdrawal,
  prerenderedAnswer,
  prerenderedView,
  leftBehind(
    'left-behind',
    '/kart',
    'Taken back: no `_pk_id` is left on the host, on .host, on the parent domain or on a path',
  ),
  leftBehind(
    'left-behind-unnamed',
    namesAlone,
    'The same, where nobody has told the library on which domains and paths they lie',
  ),
  corruptCookie,
  blocked,
  route,
  expired,
  changed,
];
