import { describe, expect, test } from 'vitest';
import { dfo } from '../../src/values/dfo.js';
import { questionOf } from '../../src/decide/answer.js';
import { sharingOf } from '../../src/decide/sharing.js';
import { bannerHtml } from 'dfo-consent/html';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const siteOf: Record<string, string> = {
  'www.dfo.no': 'dfo.no',
  'dfo.no': 'dfo.no',
  'www.anskaffelser.no': 'anskaffelser.no',
};
const at = fixture(({ host, path }) => {
  const [, install, domain] = /^\/(?:under\/|untold\/)?(script|html|npm)(?:\/([\w.-]+))?$/.exec(path) ?? [];
  if (!install) return undefined;
  const site = siteOf[host] ?? host;
  const script = `data-site="${site}"${domain ? ` data-cookie-domain="${domain}"` : ''}`;
  const untold = path.startsWith('/untold')
    ? `<script>Object.defineProperty(window, 'cookieStore', { value: undefined });</script>`
    : '';
  const banner =
    install === 'html' && domain
      ? { banner: bannerHtml({ site: site as 'dfo.no', lang: 'nn', cookieDomain: domain }).html }
      : {};
  return page({ install: install as 'npm', script, before: untold, ...banner });
});

const cookies = async () =>
  (await at.browser.context.cookies()).map(({ domain, path, value }) => `${domain}${path} ${value}`).sort();
const state = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);
const go = async (tab: Tab, address: string) => {
  await tab.goto(`https://${address}`);
  await tab.waitForFunction(() => window.dfoConsent);
};
const answered = (tab: Tab) =>
  tab.waitForFunction(() => document.documentElement.dataset['dfoConsentState'] === 'answered');
const purposes = (tab: Tab) => tab.evaluate(() => window.dfoConsent!.answer.purposes);
const today = Math.floor(Date.now() / 86_400_000).toString(36);
const { scope } = sharingOf(dfo, 'dfo.no', 'dfo.no')!;
const statistics = dfo.services['matomo']!;
const yes = (start: string) => `1${start}.${today}.${questionOf(statistics)}.`;
const no = (start: string) => `1${start}.${today}..${statistics.fingerprint}`;

onEachInstall('npm', (install) => {
  test('an answer is for its host alone, unless the page shares it (R30)', async () => {
    const tab = await at.browser.fresh();
    await go(tab, `www.dfo.no/${install}`);
    await tab.locator('[data-dfo-consent=reject]').press('Enter');
    await answered(tab);
    expect((await at.browser.context.cookies()).map(({ domain }) => domain)).toEqual(['www.dfo.no']);
    for (const host of ['dfo.no', 'arbeidsgiver.dfo.no']) {
      await go(tab, `${host}/${install}`);
      expect(await state(tab)).toBe('unanswered');
    }
  });

  test('shared under a domain it is one cookie for its websites, and the question names them all (R30)', async () => {
    const tab = await at.browser.fresh();
    await go(tab, `www.dfo.no/${install}/dfo.no`);
    const words = await tab.locator('dfo-consent-banner section').textContent();
    for (const title of ['Statens arbeidsgiverportal', 'Kudos', 'Okstat'])
      expect(words!.toLowerCase()).toContain(title.toLowerCase());
    expect(words).toContain('Svaret ditt gjeld også for');
    await tab.locator('[data-dfo-consent=reject]').press('Enter');
    await answered(tab);
    expect(await cookies()).toEqual([`.dfo.no/ ${no(scope)}`]);
    expect(`dfo-consent=${no(scope)}`.length).toBeLessThan(60);
    await go(tab, `arbeidsgiver.dfo.no/${install}/dfo.no`);
    expect(await state(tab)).toBe('answered');
    expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(false);
    expect(await purposes(tab)).toEqual({ statistics: 'refused' });
    await tab.locator('[data-dfo-consent=open]').press('Enter');
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await go(tab, `dfo.no/${install}/dfo.no`);
    expect(await purposes(tab)).toEqual({ statistics: 'accepted' });
    expect(await cookies()).toEqual([`.dfo.no/ ${yes(scope)}`]);
    // Never on another registrable domain.
    await go(tab, `www.anskaffelser.no/${install}`);
    expect(await state(tab)).toBe('unanswered');
  });

  test('to a page that does not share, a shared answer is none, and stays (R30)', async () => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([{ name: 'dfo-consent', value: yes(scope), domain: '.dfo.no', path: '/' }]);
    await go(tab, `kudos.dfo.no/${install}`);
    expect(await state(tab)).toBe('unanswered');
    expect(await tab.getByText('Vi fann ikkje eit gyldig svar').count()).toBe(0);
    expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
    await tab.locator('[data-dfo-consent=reject]').press('Enter');
    await answered(tab);
    expect(await cookies()).toEqual([`.dfo.no/ ${yes(scope)}`, `kudos.dfo.no/ ${no('')}`]);
    await go(tab, `kudos.dfo.no/${install}`);
    expect(await purposes(tab)).toEqual({ statistics: 'refused' });
  });

  test.each([
    ['a yes of the host beside a shared no', yes(''), no(scope), 'refused'],
    ['a no of the host beside a shared yes', no(''), yes(scope), 'refused'],
    ['a yes of the host beside a shared yes', yes(''), yes(scope), 'accepted'],
  ])('%s becomes one cookie with the stricter answer', async (_, own, shared, said) => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([
      { name: 'dfo-consent', value: own, domain: 'arbeidsgiver.dfo.no', path: '/' },
      { name: 'dfo-consent', value: shared, domain: '.dfo.no', path: '/' },
    ]);
    await go(tab, `arbeidsgiver.dfo.no/${install}/dfo.no`);
    expect(await purposes(tab)).toEqual({ statistics: said });
    await answered(tab);
    expect(await cookies()).toEqual([`.dfo.no/ ${said === 'refused' ? no(scope) : yes(scope)}`]);
  });

  test('a yes from before the sharing is none to the larger question, and goes', unlessIn(false), async () => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([
      { name: 'dfo-consent', value: yes(''), domain: 'arbeidsgiver.dfo.no', path: '/' },
    ]);
    await go(tab, `arbeidsgiver.dfo.no/${install}/dfo.no`);
    expect(await state(tab)).toBe('unanswered');
    expect(await tab.locator('dfo-consent-banner section').isVisible()).toBe(true);
    expect(await tab.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
    expect(await cookies()).toEqual([]);
  });

  test('two cookies of one host, in two folders, become one with the stricter answer', unlessIn(false), async () => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([
      { name: 'dfo-consent', value: yes(''), domain: 'www.dfo.no', path: '/' },
      { name: 'dfo-consent', value: no(''), domain: 'www.dfo.no', path: '/under' },
    ]);
    await go(tab, `www.dfo.no/under/${install}`);
    expect(await purposes(tab)).toEqual({ statistics: 'refused' });
    await expect.poll(cookies).toEqual([`www.dfo.no/ ${no('')}`]);
  });
});

describe('on a host that does not share', () => {
  test.each([
    ['on the parent domain', { domain: '.dfo.no', path: '/' }],
    ['in a folder', { domain: 'www.dfo.no', path: '/under' }],
  ])('a yes that lies %s can be taken back: one cookie is left, and the next page knows (R19)', async (_, place) => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([{ name: 'dfo-consent', value: yes(''), ...place }]);
    await go(tab, 'www.dfo.no/under/script');
    await tab.evaluate(() => window.dfoConsent!.refuse());
    await expect.poll(cookies).toEqual([`www.dfo.no/ ${no('')}`]);
    await go(tab, 'www.dfo.no/under/script');
    expect(await purposes(tab)).toEqual({ statistics: 'refused' });
  });

  test(
    'nothing is said of an answer that nobody gave: a corrupt cookie of the parent domain goes',
    unlessIn(false),
    async () => {
      const tab = await at.browser.fresh();
      await at.browser.context.addCookies([{ name: 'dfo-consent', value: 'x', domain: '.dfo.no', path: '/' }]);
      await go(tab, 'www.dfo.no/script');
      expect(await tab.getByText('Du har avslått').count()).toBe(0);
      expect(await tab.locator('[data-dfo-consent=accept]').isVisible()).toBe(true);
      await tab.locator('[data-dfo-consent=reject]').press('Enter');
      await expect.poll(cookies).toEqual([`www.dfo.no/ ${no('')}`]);
    },
  );

  test('what is gathered there leaves the others’ shared answer alone', unlessIn(false), async () => {
    const tab = await at.browser.fresh();
    await at.browser.context.addCookies([
      { name: 'dfo-consent', value: no(scope), domain: '.dfo.no', path: '/' },
      { name: 'dfo-consent', value: yes(''), domain: 'dfo.no', path: '/' },
      { name: 'dfo-consent', value: no(''), domain: 'dfo.no', path: '/under' },
    ]);
    await go(tab, 'dfo.no/under/script');
    await expect.poll(cookies).toEqual([`.dfo.no/ ${no(scope)}`, `dfo.no/ ${no('')}`]);
  });
});

onEachInstall('script', (install) => {
  test('of a domain that is right nothing is said on the console, with the gate there neither (E8)', async () => {
    const tab = await at.browser.fresh();
    await go(tab, `www.dfo.no/${install}/dfo.no`);
    await tab.locator('[data-dfo-consent=accept]').press('Enter');
    await answered(tab);
    await tab.waitForFunction(() => {
      const { consent } = Reflect.get(document, Symbol.for('dfo-consent'));
      consent.needGate();
      return consent.gate;
    });
    expect(tab.said).toEqual([]);
  });
});

test('a website whose banner asks for nothing shares nothing, and says so', async () => {
  const tab = await at.browser.fresh();
  await at.browser.context.addCookies([{ name: 'dfo-consent', value: no(scope), domain: '.dfo.no', path: '/' }]);
  await go(tab, 'bruker.dfo.no/script/dfo.no');
  await expect
    .poll(() => tab.said.join())
    .toContain('data-cookie-domain "dfo.no" is refused: this website has no banner');
  expect(await tab.locator('dfo-consent-banner section').count()).toBe(0);
  expect(await cookies()).toEqual([`.dfo.no/ ${no(scope)}`]);
});

for (const domain of ['no', 'dfo.example', 'anskaffelser.no', 'arbeidsgiver.dfo.no', ''])
  test(
    `the domain "${domain}" is refused by name, and the answer stays on its host`,
    unlessIn(['no', ''].includes(domain)),
    async () => {
      const tab = await at.browser.fresh();
      // `data-cookie-domain=""` is a domain too, and none.
      await go(tab, domain ? `www.dfo.no/script/${domain}` : 'www.dfo.no/script');
      if (domain)
        await expect
          .poll(() => tab.said.join())
          .toContain(
            `data-cookie-domain "${domain}" is refused: an answer is shared under a host name of the registry that this page has or lies below (here: dfo.no, www.dfo.no)`,
          );
      else expect(tab.said).toEqual([]);
      await tab.locator('[data-dfo-consent=reject]').press('Enter');
      expect((await at.browser.context.cookies()).map(({ domain }) => domain)).toEqual(['www.dfo.no']);
    },
  );

test.each(['', 'untold/'])(
  'an answer on one website reaches the others that are open, also where no browser tells of it: "%s" (R99)',
  async (folder) => {
    const tab = await at.browser.fresh();
    await go(tab, `www.dfo.no/${folder}script/dfo.no`);
    const other = await at.browser.context.newPage();
    await other.goto(`https://arbeidsgiver.dfo.no/${folder}script/dfo.no`);
    await tab.locator('[data-dfo-consent=accept]').click(); // Firefox gives keys to the tab in front.
    await expect.poll(() => other.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(true);
    await tab.evaluate(() => window.dfoConsent!.refuse());
    await expect.poll(() => other.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
    await other.close();
  },
);
