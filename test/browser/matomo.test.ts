import { beforeAll, expect, test } from 'vitest';
import { bundleScripts } from '../../demo/scripts.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { installs, matomo, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

let tracker = '';
beforeAll(async () => {
  tracker = (await bundleScripts())['matomo.js'];
});
let isSlow = false;
/** What a slow tracker waits for. */
let tracked: Promise<void>;
let letThrough = () => {};
const early = '<script src="/early.js"></script>';
const at = fixture(({ host, path }) => {
  const text = { 'content-type': 'text/javascript' };
  if (host === 'matomo.dfo.example')
    return path.startsWith('/matomo.js')
      ? { headers: text, body: tracker, after: isSlow ? tracked : 0 }
      : { status: 204 };
  if (path === '/early.js')
    return { headers: text, body: "window._paq = window._paq || []; _paq.push(['trackEvent', 'before', 'consent']);" };
  if (path === '/inline') {
    const snippet = `var _paq = window._paq = window._paq || []; _paq.push(['setTrackerUrl', 'https://matomo.dfo.example/matomo.php'], ['setSiteId', '9'], ['trackPageView']);
      var s = document.createElement('script'); s.src = 'https://matomo.dfo.example/matomo.js'; document.head.append(s);`;
    return page({ main: `<h1>Side</h1><script type="text/plain" data-service="matomo">${snippet}</script>` });
  }
  const install = installs.find((one) => path === `/${one}`) ?? 'script';
  return page({ install, script: matomo, head: path === '/early' ? early : '' });
});
const site = 'https://www.dfo.no/';
const open = async (path = '') => {
  at.server.requests.length = 0;
  isSlow = path === 'slow';
  tracked = new Promise((done) => (letThrough = done));
  const tab = await at.browser.fresh();
  await tab.goto(site + path);
  return tab;
};
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().click();
const hits = () => at.server.to(/^matomo/).filter((one) => one.includes('matomo.php'));
const names = async () => (await at.browser.context.cookies()).map(({ name }) => name.replace(/\..*/, '')).sort();

test('Matomo is not asked for anything before a yes, nor after a no (R31)', async () => {
  const tab = await open('early');
  await tab.waitForTimeout(300);
  expect(at.server.to(/^matomo/)).toEqual([]);
  await press(tab, 'reject');
  await tab.reload();
  await tab.waitForTimeout(300);
  expect(at.server.to(/^matomo/)).toEqual([]);
  expect(await names()).toEqual(['dfo-consent']);
});

test.each(installs)(
  'installed by %s, a yes counts one page view, with a Secure Lax cookie no older than the answer, and no consent cookie of Matomo’s (R31, R33)',
  async (install) => {
    const tab = await open(install);
    await press(tab, 'accept');
    await expect.poll(hits).toHaveLength(1);
    await tab.waitForTimeout(300);
    expect(hits()).toHaveLength(1);
    expect(hits()[0]).toContain('idsite=7');
    expect(await names()).toEqual(['_pk_id', '_pk_ses', 'dfo-consent']);
    const id = (await at.browser.context.cookies()).find(({ name }) => name.startsWith('_pk_id'))!;
    expect(id).toMatchObject({ secure: true, sameSite: 'Lax', domain: 'www.dfo.no' });
    expect((id.expires * 1000 - Date.now()) / 86_400_000).toBeLessThanOrEqual(180);
    await tab.reload();
    await expect.poll(hits).toHaveLength(2);
  },
);

test('what was pushed before the yes is never sent (docs/vendors.md)', async () => {
  const tab = await open('early');
  await press(tab, 'accept');
  await expect.poll(hits).toHaveLength(1);
  await tab.waitForTimeout(300);
  expect(hits().join()).not.toContain('before');
  // The twin: what is pushed after it, is.
  await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'after', 'consent']));
  await expect.poll(() => hits().join()).toContain('after');
});

test('withdrawal stops the running tracker and leaves no cookie of it on any host or path (R19)', async () => {
  const tab = await open();
  await press(tab, 'accept');
  await expect.poll(hits).toHaveLength(1);
  const expires = Date.now() / 1000 + 86_400;
  const value = 'x';
  await at.browser.context.addCookies([
    { name: '_pk_id.1.3d92', value, domain: 'www.dfo.no', path: '/', expires },
    { name: '_pk_id.1.e419', value, domain: '.dfo.no', path: '/', expires },
    { name: '_pk_ref.1.e419', value, domain: '.www.dfo.no', path: '/', expires },
    { name: 'mtm_consent', value, domain: '.dfo.no', path: '/', expires },
    { name: 'other', value, domain: '.dfo.no', path: '/', expires },
  ]);
  await press(tab, 'open');
  await press(tab, 'reject');
  expect(await names()).toEqual(['dfo-consent', 'other']);
  const sent = hits().length;
  await tab.evaluate(() => {
    (window as unknown as { _paq: unknown[] })._paq.push(['trackPageView'], ['trackEvent', 'after', 'no']);
  });
  await tab.waitForTimeout(500);
  expect(hits()).toHaveLength(sent);
  expect(await names()).toEqual(['dfo-consent', 'other']);
  await tab.goBack().catch(() => null);
  await tab.goto(`${site}next`);
  await tab.waitForTimeout(300);
  expect(hits()).toHaveLength(sent);
});

test('a yes after a withdrawal counts again, and sends nothing of the time between', unlessIn(false), async () => {
  const tab = await open();
  await press(tab, 'accept');
  await expect.poll(hits).toHaveLength(1);
  await press(tab, 'open');
  await press(tab, 'reject');
  await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'between', 'answers']));
  await press(tab, 'open');
  await press(tab, 'accept');
  await expect.poll(hits).toHaveLength(2);
  await tab.waitForTimeout(300);
  expect(hits().join()).not.toContain('between');
  await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'again', 'accepted']));
  await expect.poll(() => hits().join()).toContain('again');
  expect(await names()).toEqual(['_pk_id', '_pk_ses', 'dfo-consent']);
});

test('a no while the tracker is on its way stops it before its first hit (R19)', async () => {
  const tab = await open('slow');
  await press(tab, 'accept');
  await expect.poll(() => at.server.to(/^matomo/)).toHaveLength(1);
  await press(tab, 'open');
  await press(tab, 'reject');
  letThrough();
  await tab.waitForTimeout(500);
  expect(hits()).toEqual([]);
  expect(await names()).toEqual(['dfo-consent']);
});

test(
  'a tracker that throws keeps nothing else from stopping, and the banner from answering (R97)',
  unlessIn(false),
  async () => {
    const tab = await open();
    await press(tab, 'accept');
    await expect.poll(hits).toHaveLength(1);
    await tab.evaluate(() => {
      (window as unknown as { _paq: unknown })._paq = {
        push() {
          throw new Error('a vendor’s fault');
        },
      };
    });
    await press(tab, 'open');
    await press(tab, 'reject');
    await tab.getByText('Du har avslått alle').waitFor();
    expect(await names()).toEqual(['dfo-consent']);
  },
);

test('names that nobody expects are deleted too', async () => {
  const tab = await open();
  await tab.evaluate(() => {
    for (const name of ['_pk_id[1]', '_pk_(x)', '_pk_id.%E0', '_pk_ref.7=%E0%A4', 'plain'])
      document.cookie = `${name}=x; path=/`;
  });
  await tab.reload();
  expect(await names()).toEqual(['plain']);
});

test('what an earlier installation left is deleted where nobody has said yes (R19)', async () => {
  const tab = await open();
  await at.browser.context.addCookies([{ name: '_pk_id.1.e419', value: 'x', domain: '.dfo.no', path: '/' }]);
  await tab.goto(site);
  expect(await names()).toEqual([]);
});

test('Matomo’s own snippet, made inert, starts after the yes and stops at withdrawal', unlessIn(false), async () => {
  const tab = await open('inline');
  await tab.waitForTimeout(200);
  expect(at.server.to(/^matomo/)).toEqual([]);
  await press(tab, 'accept');
  await expect.poll(hits).toHaveLength(1);
  await press(tab, 'open');
  await press(tab, 'reject');
  await tab.evaluate(() => (window as unknown as { _paq: unknown[] })._paq.push(['trackEvent', 'after', 'no']));
  await tab.waitForTimeout(300);
  expect(hits()).toHaveLength(1);
  expect(await names()).toEqual(['dfo-consent']);
});
