import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bannerHtml } from 'dfo-consent/html';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { installs, matomo, page, strict, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

const embed =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
const inert = `<iframe data-service="vimeo" data-src="https://player.vimeo.com/video/2" title="To"></iframe>
<script type="text/plain" data-service="vimeo" nonce="abc">window.ranInline = true;</script>`;
const again = '<script src="/dfo-consent.js" data-site="kudos.dfo.no"></script>';
const withPolicy = (policy: string, body: string) => ({ headers: { 'content-security-policy': policy }, body });
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const printed = bannerHtml({ site: 'dfo.no', lang: 'nn' });
/** The strictest policy of a page that has the vendors of its content; what is printed into it is let in by its hashes. */
function strictPage(install: Install) {
  const [script, style] = install === 'html' ? [hash(printed.script!), printed.styles.map(hash).join(' ')] : ['', ''];
  const policy = strict
    .replace("script-src 'self'", `script-src 'self' 'nonce-abc' https://matomo.dfo.example ${script}`)
    .replace("style-src 'self'", `style-src 'self' ${style}`);
  return withPolicy(
    `${policy}; frame-src https://player.vimeo.com`,
    page({
      install,
      script: matomo,
      main: `<h1>Side</h1>${embed}${inert}<dfo-cookie-declaration></dfo-cookie-declaration>`,
    }),
  );
}
const at = fixture((request) => {
  const { host, path } = request;
  if (vendors.test(host)) return empty(request);
  const parts = { main: `<h1>Side</h1>${embed}` };
  switch (path) {
    case '/twice':
      return page({ ...parts, head: again + again });
    case '/bad':
      return page({
        ...parts,
        script:
          'data-site="dfo.noo" data-lang="klingon" data-matomo-url="ftp://x" data-hosts="vimeo=a b" data-cookie-domain="dfo.no"',
      });
    case '/clobbered':
      return `<!doctype html><html lang="nn"><body><img name="currentScript" data-site="dfo.no" data-matomo-url="https://evil.example/" data-matomo-site-id="1"><script>document.write('')</script><script type="module" src="/dfo-consent.js"></script></body></html>`;
    case '/not-clobbered':
      return '<!doctype html><html lang="nn"><body><script src="/dfo-consent.js" data-matomo-url="https://evil.example/" data-matomo-site-id="1"></script></body></html>';
    case '/nonce':
      return withPolicy(
        "script-src 'nonce-abc' 'strict-dynamic'",
        page({
          script: 'data-site="dfo.no" nonce="abc"',
          main: '<script type="text/plain" data-service="vimeo">window.injected = true;</script><script type="text/plain" data-service="vimeo" nonce="abc">window.own = true;</script>',
        }),
      );
    case '/parsing':
      return page({
        footer:
          '<dfo-consent-settings></dfo-consent-settings><script>window.atFirst = document.querySelector("dfo-consent-settings").shadowRoot.firstElementChild.getBoundingClientRect().toJSON();</script>',
      });
    case '/none-at-all':
      return page({ main: 'Tekst' });
    case '/half':
      return page({ ...parts, script: 'data-site="dfo.no" data-matomo-url="https://matomo.dfo.example/"' });
    case '/bare':
      return page({ ...parts, script: '' });
    case '/strict-script':
    case '/strict-html':
    case '/strict-npm':
      return strictPage(path.slice('/strict-'.length) as Install);
    case '/no-frames':
      return withPolicy(strict, page(parts));
    case '/strict-violated':
      return withPolicy(strict, page({ main: '<p style="color:red">inline</p>' }));
    default:
      return page(parts);
  }
});
const open = async (path: string, host = path.includes('clobbered') ? 'kudos.dfo.no' : 'www.dfo.no') => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto(`https://${host}${path}`);
  await tab.waitForTimeout(200);
  return tab;
};

test('the script adds one global, and loading it twice is harmless', async () => {
  const globals = async (path: string) => {
    const tab = await open(path);
    return tab.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const fresh = new Set(Object.getOwnPropertyNames(frame.contentWindow!));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !fresh.has(name) && !/^\d+$/.test(name));
    });
  };
  expect((await globals('/')).filter((name) => !name.startsWith('__playwright'))).toContain('dfoConsent');
  // Matomo's queues are there for the page's own scripts (R9).
  expect(new Set((await globals('/')).filter((name) => /dfo|consent|preact|_paq|mtm|tcf|gtag/i.test(name)))).toEqual(
    new Set(['dfoConsent', '_paq', '_mtm']),
  );
  const tab = await open('/twice');
  expect(await tab.locator('dfo-consent-banner section').count()).toBe(1);
  expect(await tab.evaluate(() => window.dfoConsent!.answer.site)).toBe('dfo.no');
  expect(tab.said).toEqual([]);
});

test('without data-site the host name tells the site; an unknown host asks nothing, lets nothing run and says so', async () => {
  const known = await open('/bare', 'kudos.dfo.no');
  expect(await known.evaluate(() => window.dfoConsent!.answer.site)).toBe('kudos.dfo.no');
  const unknown = await open('/bare', 'www.example.no');
  expect(await unknown.locator('dfo-consent-banner section').count()).toBe(0);
  expect(await unknown.evaluate(() => window.dfoConsent!.may('matomo'))).toBe(false);
  expect(unknown.said.join('\n')).toContain(
    'unknown host "www.example.no". Nothing is asked and nothing optional runs. Set data-site',
  );
  expect(unknown.said.join('\n')).toContain('tilskudd-admin.dfo.no');
  expect(at.server.to(vendors)).toEqual([]);
  expect(await unknown.locator('h1').textContent()).toBe('Side');
});

test('bad attributes are named with what would be right, and the page stays closed and whole', async () => {
  const tab = await open('/bad');
  await expect.poll(() => tab.said.join('\n')).toContain('unknown site "dfo.noo"');
  const said = tab.said.join('\n');
  expect(said).toContain('unknown language "klingon". The nearest lang attribute is used. Known: nn, nb, en.');
  expect(said).toContain('data-matomo-url "ftp://x" is no http(s) address');
  expect(said).toContain('data-hosts "b" is not of the form service=host');
  expect(await tab.locator('dfo-consent-banner section').count()).toBe(0);
  expect(await tab.locator('h1').textContent()).toBe('Side');
  expect((await open('/half')).said.join()).toContain('Matomo needs both data-matomo-url and data-matomo-site-id');
});

test('while the page is still parsed the control in the footer has the size that it keeps (R64)', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/parsing');
  await tab.waitForFunction(() => window.dfoConsent);
  const [atFirst, inTheEnd] = await tab.evaluate(() => [
    (window as unknown as { atFirst: DOMRect }).atFirst,
    document
      .querySelector('dfo-consent-settings')!
      .shadowRoot!.firstElementChild!.getBoundingClientRect()
      .toJSON() as DOMRect,
  ]);
  expect(atFirst.height).toBeGreaterThan(24);
  expect(atFirst).toEqual(inTheEnd);
});

test.each(installs)(
  'installed by %s, everything works under the strictest policy, with Trusted Types and no violation (R101)',
  { tags: ['everywhere'] },
  async (install) => {
    const tab = await at.browser.fresh();
    at.server.requests.length = 0;
    await tab.addInitScript(() => {
      const violations: string[] = [];
      (window as { violations?: string[] }).violations = violations;
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const violations = () => tab.evaluate(() => (window as { violations?: string[] }).violations);
    await tab.goto(`https://www.dfo.no/strict-${install}`);
    await tab.getByRole('table').first().waitFor();
    expect(
      await tab
        .locator('section')
        .first()
        .evaluate((section) => getComputedStyle(section).backgroundColor),
    ).toBe('rgb(1, 42, 76)');
    await tab.locator('[data-dfo-consent=accept]').click();
    await expect.poll(() => at.server.to(/matomo/)).toEqual(['https://matomo.dfo.example/matomo.js']);
    await tab.locator('[data-dfo-consent=load]').first().click();
    await expect.poll(() => at.server.to(/vimeo/)).toHaveLength(2);
    await expect.poll(() => tab.evaluate(() => (window as { ranInline?: boolean }).ranInline)).toBe(true);
    await tab.locator('[data-dfo-consent=open]').press('Enter');
    await tab.locator('[data-dfo-consent=reject]').press('Enter');
    await tab.locator('[data-dfo-consent=load]').first().waitFor();
    expect(await violations()).toEqual([]);
    expect(tab.said).toEqual([]);
    // The twin: a violation would have been seen.
    await tab.goto('https://www.dfo.no/strict-violated');
    expect(await violations()).not.toEqual([]);
  },
);

test('a frame that the policy stops where consent is given is told in words, and can be tried again (R101)', async () => {
  const tab = await open('/no-frames');
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await tab.reload();
  await tab.getByText('Vi fekk ikkje lasta innhaldet frå Vimeo.').waitFor();
  await tab.getByRole('button', { name: 'Prøv på nytt' }).press('Enter');
  await tab.getByText('Vi fekk ikkje lasta innhaldet frå Vimeo.').waitFor();
  expect(at.server.to(/vimeo/)).toEqual([]);
});

test('a returning visitor pays for no user interface: no component and no style before the gate opens', async () => {
  const tab = await open('/none');
  await tab.locator('[data-dfo-consent=reject]').click();
  await tab.addInitScript(() => {
    const Real = CSSStyleSheet;
    (window as { made?: number }).made = 0;
    window.CSSStyleSheet = class extends Real {
      constructor(options?: CSSStyleSheetInit) {
        super(options);
        if (document.readyState === 'loading') (window as { made?: number }).made!++;
      }
    };
  });
  const made = () => tab.evaluate(() => (window as { made?: number }).made);
  await tab.goto('https://www.dfo.no/none');
  expect(await tab.locator('dfo-consent-banner').evaluate((banner) => banner.shadowRoot)).toBeNull();
  await tab.locator('[data-dfo-consent=open]').waitFor();
  await at.browser.context.clearCookies();
  await tab.goto('https://www.dfo.no/none');
  expect(await made()).toBeGreaterThan(0); // The twin: a first visit makes some.
});

test('stop() ends everything that start() began', async () => {
  const tab = await open('/');
  await tab.locator('[data-dfo-consent=load]').click();
  await tab.locator('main iframe').waitFor();
  await tab.evaluate(() => window.dfoConsent!.stop());
  expect(await tab.locator('iframe').count()).toBe(0);
  expect(await tab.locator('dfo-consent-banner section, [data-dfo-consent]').count()).toBe(0);
  expect(await tab.evaluate(() => document.documentElement.dataset['dfoConsentState'])).toBeUndefined();
  expect(await tab.evaluate(() => window.dfoConsent!.may('vimeo'))).toBe(false);
});

test('after stop() it can start again, whole', unlessIn(false), async () => {
  const tab = await open('/');
  await tab.evaluate(() => window.dfoConsent!.stop());
  await tab.addScriptTag({ url: '/dfo-consent.js' });
  await tab.locator('[data-dfo-consent=accept]').waitFor();
  await tab.locator('[data-dfo-consent=load]').waitFor();
  await tab.locator('[data-dfo-consent=open]').waitFor();
});

test('markup that takes the names that the script looks for changes nothing', unlessIn(false), async () => {
  const tab = await open('/clobbered');
  expect(await tab.evaluate(() => window.dfoConsent!.answer.site)).toBe('kudos.dfo.no');
  await tab.locator('[data-dfo-consent=accept]').click();
  await tab.waitForTimeout(300);
  expect(at.server.to(/evil/)).toEqual([]);
  // The twin: the same attributes on the script tag itself would have been read.
  const own = await open('/not-clobbered');
  await own.locator('[data-dfo-consent=accept]').click();
  await expect.poll(() => at.server.to(/evil/)).toHaveLength(1);
});

test('where the page’s scripts have a nonce, inert ones without it stay closed', async () => {
  const tab = await open('/nonce');
  await tab.evaluate(() => window.dfoConsent!.give(['vimeo']));
  await expect.poll(() => tab.evaluate(() => (window as { own?: boolean }).own)).toBe(true);
  await tab.waitForTimeout(200);
  expect(await tab.evaluate(() => (window as { injected?: boolean }).injected)).toBeUndefined();
  expect(tab.said.join()).toContain('lacks the nonce');
});

test('the settings open without their details where the later file cannot be had, and ask for it once', async () => {
  const tab = await at.browser.fresh();
  await tab.route('**/dfo-consent-gate.js', (route) => route.abort());
  let asked = 0;
  tab.on('request', (request) => (asked += Number(request.url().endsWith('gate.js'))));
  await tab.goto('https://www.dfo.no/none-at-all');
  await tab.locator('[data-dfo-consent=open]').click();
  await tab.waitForTimeout(500);
  expect(asked).toBeLessThanOrEqual(2);
  await tab.locator('[data-dfo-consent=reject]').click();
  expect(await tab.evaluate(() => document.documentElement.dataset['dfoConsentState'])).toBe('answered');
});

test('the handle answers, subscribes and tells the document', async () => {
  const tab = await open('/');
  const told = await tab.evaluate(async () => {
    const handle = window.dfoConsent!;
    const heard: unknown[] = [];
    document.addEventListener('dfo-consent:change', ({ detail }) => heard.push(detail.state));
    const undo = handle.subscribe((answer) => heard.push(answer.services.matomo));
    handle.subscribe(() => {
      throw new Error('a listener’s own fault');
    });
    handle.give(['statistics']);
    undo();
    handle.refuse();
    let refused = '';
    try {
      handle.give(['nope' as 'matomo']);
    } catch (error) {
      refused = String(error);
    }
    return { heard, refused, answer: handle.answer };
  });
  expect(told.heard).toEqual(['answered', 'accepted', 'answered']);
  expect(told.refused).toContain('unknown optional service or purpose "nope". Known: matomo, tableau-public');
  expect(told.answer).toMatchObject({ state: 'answered', site: 'dfo.no', purposes: { statistics: 'refused' } });
});
