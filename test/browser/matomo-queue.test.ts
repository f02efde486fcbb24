import { describe, expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import { answerMatomo, hits, pageViews } from '../harness/matomo-server.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, onEachInstall, page, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** Pages whose own scripts speak to Matomo whether or not it is there. */
const site = 'data-site="dfo.no"';
const snippet = `<script type="text/plain" data-service="matomo">var _paq = window._paq = window._paq || [];
_paq.push(['setTrackerUrl', 'https://matomo.dfo.example/matomo.php']); _paq.push(['setSiteId', '9']); _paq.push(['trackPageView']);
document.head.append(Object.assign(document.createElement('script'), { src: 'https://matomo.dfo.example/matomo.js' }));</script>`;
const menu = `<button id="menu" type="button">Meny</button><script>
document.querySelector('#menu').onclick = () => { window.opened = (window.opened ?? 0) + 1; _paq.push(['trackEvent', 'menu', 'open']); _mtm.push({ event: 'menu' }); };</script>`;
const calls: Record<string, string> = {
  'by push': "_paq.push(['trackEvent', 'before', 'yes']);",
  'several at a time':
    "_paq.push(['setDocumentTitle', 'x'], ['trackEvent', 'before', 'yes'], ['trackPageView', 'before']);",
  'past push': "_paq[_paq.length] = ['trackEvent', 'before', 'yes']; _paq.unshift(['trackPageView', 'before']);",
  'in a list of its own': "window._paq = [['trackEvent', 'before', 'yes']];",
  'as a variable': "var _paq = _paq || []; _paq.push(['trackEvent', 'before', 'yes']);",
  'as a function': "_paq.push([function () { this.trackEvent('before', 'yes'); }]);",
  'of every kind':
    "for (const name of ['trackLink', 'trackGoal', 'ping', 'logAllContentBlocksOnPage', 'deleteCookies']) _paq.push([name, 'before']); _paq.push(null, undefined, 'before', 7, []);",
};
/** `npm test` tries these. */
const chosen = ['several at a time', 'past push', 'as a function'];
const at = fixture((request) => {
  const { path } = request;
  const [, install, kind, how] = decodeURIComponent(path.split('?')[0]!).split('/');
  // A module and a script that is `async` come later than the page's own.
  const late = (code: string) =>
    install === 'script'
      ? `<script>${code}</script>`
      : `<script>addEventListener('load', () => { ${code.replace('var _paq', '_paq')} });</script>`;
  const of = (parts: object) => page({ install: install as Install, script: matomo, ...parts });
  const answered = answerMatomo(request);
  if (answered) return path.includes('matomo.js') && slow ? { ...(answered as object), after: 700 } : answered;
  if (kind === 'menu') return of({ main: menu });
  if (kind === 'bare') return of({ script: site, main: menu });
  if (kind === 'snippet') return of({ script: site, main: snippet + menu });
  if (kind === 'calls') return of({ main: late(calls[how!]!) });
  if (kind === 'calls-snippet') return of({ script: site, main: late(calls[how!]!) + snippet });
  if (kind === 'sets')
    return of({ main: late("_paq.push(['setDocumentTitle', 'Eigen']); _paq.push(['setCustomUrl', '/eigen']);") });
  if (path === '/hold.js') return { headers: { 'content-type': 'text/javascript' }, body: '', after: held };
  if (kind === 'late') {
    const sets = `_paq.push(['trackEvent', 'menu', 'open']); _paq.push(['setDocumentTitle', 'Eigen']); _paq.push(['setCustomUrl', '/eigen']);`;
    const code = how === 'ready' ? `document.addEventListener('DOMContentLoaded', () => { ${sets} });` : sets;
    return of({ main: `<script src="/hold.js"></script><script>${code}</script>` });
  }
  if (kind === 'named')
    return of({ main: `<h2 id="Matomo">M</h2><h2 id="_paq">P</h2><h2 id="_mtm">T</h2>${late('(document.all, 1);')}` });
  if (kind === 'other') return page({ install: install as Install, script: 'data-site="bruker.dfo.no"' });
  return undefined;
});
let slow = false;
/** What the page's own file waits for. */
let held: Promise<void>;
const open = async (path: string) => {
  slow = false;
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${path}`);
  await tab.waitForFunction(() => window.dfoConsent);
  return tab;
};
const give = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.give(['statistics']));
const refuse = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.refuse());
const push = (tab: Tab, ...calls: unknown[][]) =>
  tab.evaluate((calls) => void (window as unknown as { _paq: unknown[] })._paq.push(...calls), calls);
const sent = () => hits(at.server).join('\n');

onEachInstall('script', (install) => {
  for (const kind of ['menu', 'bare', 'snippet'])
    describe(`a page with its own calls: ${kind}`, unlessIn(kind === 'menu'), () => {
      test('goes on unanswered, after a no, after a yes and after a withdrawal', async () => {
        const tab = await open(`${install}/${kind}`);
        const press = async (times: number) => {
          await tab.evaluate(() => document.querySelector<HTMLElement>('#menu')!.click());
          expect(await tab.evaluate(() => (window as { opened?: number }).opened)).toBe(times);
        };
        await press(1);
        await refuse(tab);
        await press(2);
        await tab.waitForTimeout(200);
        expect(sent()).toBe('');
        await give(tab);
        if (kind !== 'bare') await expect.poll(() => pageViews(at.server)).toHaveLength(1);
        expect(sent()).not.toContain('e_c=menu');
        await press(3);
        if (kind !== 'bare') await expect.poll(() => sent().match(/e_c=menu/g)).toHaveLength(1);
        await refuse(tab);
        await press(4);
        await tab.waitForTimeout(300);
        expect(sent().match(/e_c=menu/g) ?? []).toHaveLength(kind === 'bare' ? 0 : 1);
        expect(tab.said).toEqual([]);
      });
    });

  for (const how of Object.keys(calls))
    test(`what is counted before a yes is never sent: ${how}`, unlessIn(chosen.includes(how)), async () => {
      for (const kind of ['calls', 'calls-snippet']) {
        const tab = await open(`${install}/${kind}/${how}`);
        await tab.waitForTimeout(100);
        await give(tab);
        await expect.poll(() => pageViews(at.server)).toHaveLength(1);
        await tab.waitForTimeout(200);
        expect(sent()).not.toContain('before');
        // The twin: what is pushed now is sent.
        await push(tab, ['trackEvent', 'after', 'yes']);
        await expect.poll(sent).toContain('after');
      }
    });

  test('what is set before a yes comes before the page view, and for one who comes back too (E5)', async () => {
    const tab = await open(`${install}/sets`);
    await tab.waitForTimeout(100);
    await give(tab);
    await expect.poll(() => hits(at.server).map((hit) => hit.get('action_name'))).toEqual(['Eigen']);
    if (install !== 'script') return; // There the page's scripts wait for `load`, as Matomo's may have come by then.
    at.server.forget();
    await tab.reload();
    await expect.poll(() => hits(at.server).map((hit) => hit.get('action_name'))).toEqual(['Eigen']);
    expect(hits(at.server)[0]!.get('url')).toBe('https://www.dfo.no/eigen');
  });

  test('what a page sets comes before the page view also where the tracker has come first, whatever it does first (E5)', async () => {
    if (install === 'npm') return; // A module runs when the page is parsed, after what this page sets.
    const tab = await open(`${install}/menu`);
    await give(tab);
    await expect.poll(() => pageViews(at.server)).toHaveLength(1);
    for (const how of ['parsing', 'ready']) {
      at.server.forget();
      let letThrough = () => {};
      held = new Promise((done) => (letThrough = done));
      const arrived = tab.goto(`https://www.dfo.no/${install}/late/${how}`);
      await expect.poll(() => at.server.to(/^matomo/)).toHaveLength(1);
      await expect.poll(() => tab.evaluate(() => 'Matomo' in window)).toBe(true);
      letThrough();
      await arrived;
      await expect.poll(() => pageViews(at.server), { message: how }).toEqual(['/eigen']);
      expect(hits(at.server).map((hit) => hit.get('action_name') ?? hit.get('e_c'))).toContain('Eigen');
    }
  });

  test('a withdrawal while matomo.js is on its way leaves it nothing', async () => {
    for (const kind of ['snippet', 'menu']) {
      const tab = await open(`${install}/${kind}`);
      slow = true;
      await give(tab);
      await expect.poll(() => at.server.to(/^matomo/)).toHaveLength(1);
      await refuse(tab);
      await push(tab, ['setCustomUrl', '/x'], ['trackEvent', 'after', 'no']);
      await tab.waitForTimeout(1200);
      await push(tab, ['trackEvent', 'after', 'no']);
      await tab.waitForTimeout(200);
      expect(sent(), kind).toBe('');
      expect((await at.browser.context.cookies()).map(({ name }) => name)).toEqual(['dfo-consent']);
    }
  });

  test('elements of those names are no trackers', unlessIn(false), async () => {
    const tab = await open(`${install}/named`);
    await push(tab, ['trackEvent', 'before', 'yes']);
    slow = true;
    await give(tab);
    await expect.poll(() => at.server.to(/^matomo/)).toHaveLength(1);
    await refuse(tab);
    await tab.waitForTimeout(1000);
    expect(sent()).toBe('');
    await give(tab);
    slow = false;
    await expect.poll(() => pageViews(at.server)).toHaveLength(1);
  });

  test('a site that does not ask about Matomo has no queues', async () => {
    const tab = await open(`${install}/other`);
    expect(await tab.evaluate(() => ['_paq', '_mtm'].filter((name) => name in window))).toEqual([]);
  });
});
