import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/server.js';
import { registry, type Lifetime, type Registry, type Service, type StoredItem } from '../../registry/index.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { unlessIn } from '../harness/tags.js';

/** Every site of the registry, as the demo serves it under its real host name, in each state of the visitor. */
let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ port: 0, tls: inject('tls') });
  browser = await openBrowser({ http: demo.port, https: demo.port });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

const all: Registry = registry;
const websites = Object.entries(all.sites).filter(([, site]) => site.kind === 'website');
const itemsOf = (ids: readonly string[]): [string, StoredItem][] =>
  ids.flatMap((id) => (all.services[id] as Service).items.map((item): [string, StoredItem] => [id, item]));

/** Services that were asked for anything since the log was emptied. */
const contacted = () =>
  [...new Set(demo.requests.filter(({ kind }) => kind === 'vendor').map(({ vendor }) => vendor))].sort();
const forget = () => (demo.requests.length = 0);

/** Whether a cookie in the browser is this item of the registry, on a site with this host. */
function isItem(cookie: { name: string; domain: string }, item: StoredItem, host: string): boolean {
  const names = [item.name, ...(item.alsoNamed ?? [])];
  const isNamed = names.some((name) => (item.match === 'prefix' ? cookie.name.startsWith(name) : cookie.name === name));
  const domain = cookie.domain.replace(/^\./, '');
  const declared = item.host === 'site' ? host : typeof item.host === 'string' ? item.host.replace(/^\./, '') : domain;
  return isNamed && item.kind === 'cookie' && (domain === declared || domain.endsWith(`.${declared}`));
}

const secondsOf = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 7 * 86_400,
  months: 31 * 86_400,
  years: 366 * 86_400,
};

/** Whether a cookie that `expires` (in seconds; -1: with the browser) lives no longer than its table says, give or take a minute. */
function livesAsDeclared(expires: number, lifetime: Lifetime): boolean {
  if (lifetime === 'session') return expires === -1;
  if (typeof lifetime === 'string') return true; // The table says that nobody knows.
  return expires !== -1 && expires - Date.now() / 1000 <= lifetime.n * secondsOf[lifetime.unit] + 60;
}

/** Cookies that no item of these services accounts for. */
async function undeclared(ids: readonly string[], host: string): Promise<string[]> {
  const items = itemsOf(ids).map(([, item]) => item);
  return (await browser.context.cookies())
    .filter((cookie) => !items.some((item) => isItem(cookie, item, host)))
    .map(({ domain, name }) => `${domain} ${name}`);
}

// By keyboard: just after a scroll Chromium may still send a click to the frame that was at that point before.
const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
/** Long enough for what would have been requested to be requested. */
const settle = (tab: Tab) => tab.waitForTimeout(300);

/** One that asks, for most kinds of services, and one that has nothing to ask: `npm test` plays these, `npm run test:all` all. */
const chosen = ['statsregnskapet.no', 'bruker.dfo.no'];

for (const [id, site] of websites)
  describe(id, unlessIn(chosen.includes(id)), () => {
    const host = site.hostnames.find((name) => name.startsWith('www.')) ?? site.hostnames[0]!;
    const optional = [...site.banner, ...site.inContext];
    const address = `https://${host}/`;
    const open = async () => {
      const tab = await browser.fresh();
      forget();
      await tab.goto(address);
      await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await settle(tab);
      return tab;
    };
    const acceptAll = async () => {
      const tab = await open();
      if (site.banner.length) await press(tab, 'accept');
      for (
        let left = await tab.locator('[data-dfo-consent=load]').count();
        left;
        left = await tab.locator('[data-dfo-consent=load]').count()
      ) {
        await press(tab, 'load');
        await settle(tab);
      }
      await expect.poll(contacted).toEqual([...optional].sort());
      return tab;
    };

    test('unanswered: asks only what it should, and nothing optional is requested or stored (R1, R40)', async () => {
      const tab = await open();
      expect(await tab.locator('dfo-consent-banner section').count()).toBe(site.banner.length ? 1 : 0);
      expect(contacted()).toEqual([]);
      expect(
        await undeclared(
          site.necessary.filter((one) => one !== 'dfo-consent'),
          host,
        ),
      ).toEqual([]);
      expect(await tab.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      expect(tab.said).toEqual([]);
    });

    test('no: still nothing but the answer (R16)', async () => {
      const tab = await open();
      if (site.banner.length) await press(tab, 'reject');
      await tab.goto(`${address}side-2`);
      await settle(tab);
      expect(contacted()).toEqual([]);
      expect(await undeclared(site.necessary, host)).toEqual([]);
      expect((await browser.context.cookies()).some(({ name }) => name === 'dfo-consent')).toBe(site.banner.length > 0);
    });

    test('yes: exactly the registry’s services are asked, and what they set is what is declared, for as long as is declared (R12, R13, R98)', async () => {
      const tab = await acceptAll();
      await settle(tab);
      expect(await undeclared([...optional, ...site.necessary], host)).toEqual([]);
      const cookies = await browser.context.cookies();
      const unseen = itemsOf([...optional, ...site.necessary])
        .filter(([, item]) => !cookies.some((cookie) => isItem(cookie, item, host)))
        .map(([service, item]) => `${service} ${item.name}`);
      // Nothing to answer: no cookie for an answer.
      expect(unseen).toEqual([]);
      const tooLong = itemsOf([...optional, ...site.necessary]).flatMap(([service, item]) =>
        cookies
          .filter((cookie) => isItem(cookie, item, host) && !livesAsDeclared(cookie.expires, item.lifetime))
          .map(({ name, expires }) => `${service} ${name}: ${expires}`),
      );
      expect(tooLong).toEqual([]);
      const views = demo.requests.filter(({ path, host }) => host.startsWith('matomo') && path.includes('action_name'));
      expect(views).toHaveLength(site.banner.includes('matomo') ? 1 : 0);
      expect(tab.said).toEqual([]);
    });

    if (optional.length)
      test('withdrawn: what ran is gone, and nothing is asked again (R19)', async () => {
        const tab = await acceptAll();
        await press(tab, 'open');
        await press(tab, 'reject');
        const own = (await browser.context.cookies()).filter(({ domain }) => domain.endsWith(host));
        expect(own.map(({ name }) => name).sort()).toEqual(
          [
            'dfo-consent',
            ...itemsOf(site.necessary)
              .map(([, item]) => item.name)
              .filter((name) => name !== 'dfo-consent'),
          ].sort(),
        );
        expect(await tab.locator('iframe[src]:not([src^="about:"])').count()).toBe(0);
        await settle(tab);
        forget();
        await tab.mouse.click(10, 10);
        await settle(tab);
        await tab.reload();
        await settle(tab);
        expect(contacted()).toEqual([]);
      });
  });
