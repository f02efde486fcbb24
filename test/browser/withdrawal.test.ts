import { beforeAll, expect, test } from 'vitest';
import { bundleScripts } from '../../demo/scripts.js';
import { bundled } from '../harness/bundled.js';
import { fixture } from '../harness/fixture.js';
import { onEachInstall, matomo, page, type Request } from '../harness/serve.js';

/** Another organisation's service, which stores in every way there is. */
const own = `
import { start } from 'dfo-consent';
import { registry } from 'dfo-consent/registry';
const { matomo, ...services } = registry.services;
const item = (name, more) => ({ ...matomo.items[0], name, match: 'exact', kind: 'cookie', ...more });
const counter = { ...matomo, name: 'Teljaren', alsoClears: [], items: [item('count'), item('count-key', { kind: 'localStorage' }), item('count-visit', { kind: 'sessionStorage' }), item('count-server', { httpOnly: true })] };
const site = { ...registry.sites['dfo.no'], banner: ['counter'], inContext: [], linked: [] };
window.consent = start({ registry: { ...registry, services: { ...services, counter }, sites: { 'dfo.no': site } }, site: 'dfo.no' });`;

let tracker = '';
let inBundle = '';
beforeAll(async () => {
  tracker = (await bundleScripts())['matomo.js'];
  inBundle = await bundled(own);
});

const text = { 'content-type': 'text/javascript' };
const year = 'Max-Age=31536000; Secure';
/** Wherever a tracker of an earlier set-up may have left one: on the host, on it and its sub-domains, on the parent, in folders, partitioned. */
const planted = [
  `_pk_id.1.0001=a; ${year}; Path=/`,
  `_pk_id.1.0002=a; ${year}; Path=/; Domain=www.dfo.no`,
  `_pk_id.1.0003=a; ${year}; Path=/; Domain=dfo.no`,
  `_pk_id.1.0004=a; ${year}; Path=/fag`,
  `_pk_id.1.0005=a; ${year}; Path=/fag/; Domain=dfo.no`,
  `_pk_id.1.0006=a; ${year}; Path=/fag//dokument/`,
  `_pk_id.1.0007=a; ${year}; Path=/; Partitioned; SameSite=None`,
  `mtm_consent=a; ${year}; Path=/; Domain=dfo.no`,
];
const left = /_pk_|mtm_/;

const seen = '<script>window.before = document.cookie;</script>';
const kept = `<script>
  const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', { get: () => get.call(document), set: (text) => /^_pk_/.test(text) || set.call(document, text) });
</script>`;
const at = fixture((request: Request) => {
  const { host, path } = request;
  if (host === 'matomo.dfo.example')
    return path.startsWith('/matomo.js') ? { headers: text, body: tracker } : { status: 204 };
  if (path === '/own.js') return { headers: text, body: inBundle };
  if (path === '/own') {
    return {
      headers: { 'set-cookie': ['count=1; Path=/', 'count-server=1; Path=/; HttpOnly'] },
      body: '<!doctype html><html lang="nn"><body><main>Side</main><script src="/own.js"></script></body></html>',
    };
  }
  if (path === '/empty') return '<!doctype html>';
  const [, install, rest = ''] = /^\/(?:fag\/\/dokument\/)?(script|html|npm)(.*)$/.exec(path) ?? [];
  if (!install) return undefined;
  const body = page({ install: install as 'npm', script: matomo, head: rest === '-seen' ? seen : '' });
  if (rest === '-plant') return { headers: { 'set-cookie': planted }, body };
  // Firefox's CookieStore deletes no partitioned cookie, even when told that it is one.
  if (rest === '-whole')
    return { headers: { 'set-cookie': planted.filter((cookie) => !cookie.includes('Partitioned')) }, body };
  if (rest.startsWith('-kept'))
    return body.replace(
      '<script',
      `${kept}${rest === '-kept-alone' ? '<script>delete window.cookieStore; delete Window.prototype.cookieStore;</script>' : ''}<script`,
    );
  return body;
});
const site = 'https://www.dfo.no/';
const visible = () =>
  document.cookie
    .split('; ')
    .map((cookie) => cookie.split('=')[0]!)
    .sort();
const sent = () =>
  at.server.requests
    .at(-1)!
    .cookie.split('; ')
    .map((cookie) => cookie.split('=')[0]!)
    .sort();
const hits = () => at.server.to(/^matomo/).filter((one) => one.includes('matomo.php'));

onEachInstall('script', (install) => {
  test('what a tracker left on the host, its sub-domains, its parent and in every folder is gone after a withdrawal (R19)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await at.browser.fresh();
    at.server.forget();
    await tab.goto(`${site}fag//dokument/${install}`);
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await expect.poll(hits).toHaveLength(1);
    await tab.goto(`${site}fag//dokument/${install}-plant`);
    await tab.waitForFunction(() => window.dfoConsent!.may('matomo'));
    // The twin: all of them lie there as long as the yes holds.
    expect((await tab.evaluate(visible)).filter((name) => left.test(name))).toHaveLength(planted.length + 2);
    await tab.evaluate(() => window.dfoConsent!.refuse());
    expect(await tab.evaluate(visible)).toEqual(['dfo-consent']);
    // The server sees what a page cannot.
    await tab.goto(`${site}fag//dokument/${install}`);
    await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'answered');
    expect(at.server.requests.filter(({ path }) => path.includes(`/${install}`)).at(-1)!.cookie).toMatch(
      /^dfo-consent=[\w.]*$/,
    );
  });
});

test.each([
  ['is over', () => `1.${(Math.floor(Date.now() / 86_400_000) - 181).toString(36)}.xiX6V.`],
  ['is no longer one', () => '1.g17.xiX6V'],
  ['was given to another question', () => `1.${Math.floor(Date.now() / 86_400_000).toString(36)}.abc6V.`],
])('when the answer %s, what was stored for it is gone before the page’s next script runs (R19)', async (_, value) => {
  const tab = await at.browser.fresh();
  const plant = async (cookie: string) => {
    await tab.goto(`${site}empty`);
    await tab.evaluate(
      (cookies) => {
        for (const cookie of cookies) document.cookie = cookie;
      },
      [`dfo-consent=${cookie}`, '_pk_id.1.0001=a; domain=dfo.no', '_pk_ses.1.0001=a'],
    );
    at.server.forget();
    await tab.goto(`${site}script-seen`);
    await tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'unanswered');
    return tab.evaluate(() => (window as unknown as { before: string }).before);
  };
  expect(await plant(value())).not.toMatch(left);
  expect(hits()).toEqual([]);
});

test('what a page’s own hand over document.cookie protects, the CookieStore deletes (R19)', async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script-kept`);
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await tab.goto(`${site}script-whole`);
  await tab.goto(`${site}script-kept`);
  await tab.evaluate(() => window.dfoConsent!.refuse());
  await expect.poll(() => tab.evaluate(visible)).toEqual(['dfo-consent']);
});

test('what cannot be deleted is told by name, with whose it is (R20)', async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script-plant`);
  await tab.goto(`${site}empty`);
  await tab.goto(`${site}script-kept-alone`);
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await tab.evaluate(() =>
    Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!.set!.call(document, '_pk_id.1.abcd=x'),
  );
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.locator('[data-dfo-consent=reject]').press('Enter');
  await tab
    .getByText(
      /Nettlesaren lèt oss ikkje slette .*_pk_id\.1\.abcd.* frå Matomo\. Det må du gjere sjølv i nettlesaren\./,
    )
    .waitFor();
  expect(await tab.getByText('Vi har sletta').count()).toBe(0);
});

test('storage of every kind goes, and what only the server can see is told with its name (R19, R20)', {
  tags: ['everywhere'],
}, async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}own`);
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await tab.goto(`${site}own`);
  await tab.evaluate(() => {
    localStorage.setItem('count-key', '1');
    sessionStorage.setItem('count-visit', '1');
    localStorage.setItem('other', '1');
  });
  const stored = () => [
    document.cookie
      .split('; ')
      .map((cookie) => cookie.split('=')[0])
      .sort(),
    Object.keys(localStorage),
    Object.keys(sessionStorage),
  ];
  expect(await tab.evaluate(stored)).toEqual([
    ['count', 'dfo-consent'],
    ['count-key', 'other'].sort(),
    ['count-visit'],
  ]);
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.locator('[data-dfo-consent=reject]').press('Enter');
  expect(await tab.evaluate(stored)).toEqual([['dfo-consent'], ['other'], []]);
  await tab.getByText('Informasjonskapslar som Teljaren kan ha lagra, må du slette sjølv i nettlesaren.').waitFor();
  await tab.goto(`${site}empty`);
  expect(sent()).toEqual(['count-server', 'dfo-consent']);
});

test('an address with attributes in it plants nothing', async () => {
  const tab = await at.browser.fresh();
  await tab.goto(`${site}script`);
  await tab.evaluate(() => {
    history.replaceState(null, '', '/script;max-age=31536000');
    document.cookie = '_pk_id.1.abcd=x; path=/';
  });
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  await tab.evaluate(() => window.dfoConsent!.refuse());
  expect((await at.browser.context.cookies()).map(({ name }) => name)).toEqual(['dfo-consent']);
});
