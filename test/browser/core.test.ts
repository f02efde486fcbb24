import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/decide/answer.js';
import { brotliOf } from '../harness/sizes.js';
import { fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { matomo, page, printed, type Install } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';

/** What the core does alone: it starts what is accepted, and brings the rest when it is wanted. */
const ran = (name: string) => `(window.ran ??= []).push('${name}');`;
const waiting = (text: string, more = '') => `<script type="text/plain" data-service="matomo" ${more}>${text}</script>`;
const inOrder = [
  waiting(ran('first')),
  waiting('', 'data-src="/slow.js"'),
  waiting(ran('third')),
  waiting('', 'data-src="/async.js" async'),
].join('\n');
/** Each must be left to the gate, and what comes after it too. */
const forTheGate: Record<string, string> = {
  'that writes': waiting(`document.write('<p id=written>x</p>');${ran('one')}`),
  'of two services': waiting(ran('one'), 'data-dfo-also="vimeo"'),
  'that is deferred': waiting('', 'data-src="/one.js" defer'),
  'that is a module': waiting(ran('one'), 'data-type="module"'),
};
/** Ends it all as soon as there is a handle, and puts a script in the page after that. */
const ending = (how: string) => `const end = () => {
  window.dfoConsent.${how}();
  const late = document.createElement('script');
  Object.assign(late, { type: 'text/plain', text: "${ran('late').replaceAll('"', "'")}" });
  late.dataset.service = 'matomo';
  document.querySelector('main').append(late);
};
if (window.dfoConsent) end();
else document.addEventListener('dfo-consent:ready', end);`;
const script = (text: string, after = 0) => ({ headers: { 'content-type': 'text/javascript' }, body: text, after });
const at = fixture(({ host, path }) => {
  if (host === 'matomo.dfo.example') return script('window.Matomo = { getTracker: () => ({}) };');
  const [, install, what, name] = /^\/(script|html)\/(\w+)\/?(.*)$/.exec(path) ?? [];
  if (path === '/hidden')
    return page({ install: 'html', banner: printed('dfo.no', 'nn').replace(/<script>.*<\/script>/s, '') });
  if (path === '/stale')
    return page({ install: 'html', banner: printed('dfo.no', 'nn').replace('nn xiX2v', 'nn abc01') });
  if (path === '/core')
    return '<!doctype html><html lang="nn"><title>Side</title><script src="/dfo-consent-core.js"></script>';
  if (path === '/empty') return '<!doctype html><title>Tom</title>';
  if (path === '/slow.js') return script(ran('second'), 300);
  if (path === '/holds-parser.js') return script('', 3000);
  if (path === '/async.js') return script(ran('fourth'));
  if (path === '/one.js') return script(ran('one'));
  if (!install) return undefined;
  const of = (parts: object) => page({ install: install as Install, ...parts });
  const main = {
    plain: '<h1>Side</h1>',
    ordered: `<h1>Side</h1>${inOrder}`,
    gate: `<h1>Side</h1>${forTheGate[decodeURIComponent(name!)]}${waiting(ran('two'))}`,
  }[what!];
  if (what === 'held') return of({ main: `${waiting(ran('first'))}<script src="/holds-parser.js"></script>` });
  if (what === 'ended') return of({ script: matomo, main: `<h1>Side</h1><script>${ending(name!)}</script>` });
  if (what === 'tracker') return of({ script: matomo });
  return main === undefined ? undefined : of({ main });
});
const now = dayOf(Date.now()).toString(36);
const [yes, no] = [`1.${now}.xiX2v.`, `1.${now}..xiX`];
const open = async (path: string, cookie?: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  if (cookie) await at.browser.context.addCookies([{ name: 'dfo-consent', value: cookie, url: 'https://www.dfo.no/' }]);
  await tab.goto(`https://www.dfo.no${path}`);
  return tab;
};
const whatRan = (tab: Tab) => tab.evaluate(() => (window as { ran?: string[] }).ran ?? []);
/** The page asks for all but its picture; Firefox and servers tell of that too. */
const isPages = (path: string) => !path.endsWith('favicon.ico');
const asked = () =>
  at.server.requests.map(({ host, path }) => (host === 'www.dfo.no' ? path : host + path)).filter(isPages);

describe('the HTML install', () => {
  test('a first visit needs the page and the core', async () => {
    const tab = await open('/html/plain');
    await tab.waitForTimeout(500);
    expect(asked()).toEqual(['/html/plain', '/dfo-consent-core.js']);
    expect(await tab.locator('[data-dfo-consent=accept]').isVisible()).toBe(true);
    expect(await tab.locator('[data-dfo-consent=open]').isVisible()).toBe(true);
  });

  test.each(['accept', 'reject'])('a press on %s needs nothing more, at that visit and the next', async (hook) => {
    const tab = await open('/html/plain');
    await tab.locator(`[data-dfo-consent=${hook}]`).click();
    const said = {
      accept: 'Du har godteke nettstatistikk.',
      reject: 'Du har avslått alle valfrie informasjonskapslar.',
    };
    await tab.getByText(`Valet ditt er lagra. ${said[hook as 'accept']}`).waitFor();
    await tab.reload();
    expect(await tab.evaluate(() => window.dfoConsent!.answer.purposes.statistics)).toBe(
      `${hook}ed`.replace('reject', 'refus'),
    );
    await tab.waitForTimeout(500);
    expect(await tab.locator('dfo-consent-banner').isVisible()).toBe(false);
    const both = ['/html/plain', '/dfo-consent-core.js'];
    expect(asked()).toEqual([...both, ...both]);
  });

  test('what another tab answers holds here', async () => {
    const tab = await open('/html/plain');
    const other = await at.browser.context.newPage();
    await other.goto('https://www.dfo.no/script/plain');
    await other.locator('[data-dfo-consent=reject]').click();
    await tab.waitForFunction(() => window.dfoConsent!.answer.state === 'answered');
    expect(await tab.locator('[data-dfo-consent=accept]').isVisible()).toBe(false);
  });

  test('the state is told by the core alone, also where a site asks nothing', async () => {
    const tab = await open('/html/plain');
    const stateOf = async (host: string) => {
      await tab.goto(`https://${host}/core`);
      return tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);
    };
    await tab.route('**/dfo-consent-gate.js', (route) => route.abort());
    expect([await stateOf('www.dfo.no'), await stateOf('bruker.dfo.no')]).toEqual(['unanswered', 'unanswered']);
    await at.browser.context.addCookies([
      { name: 'dfo-consent', value: no, url: 'https://www.dfo.no/' },
      { name: 'dfo-consent', value: no, url: 'https://bruker.dfo.no/' },
    ]);
    expect([await stateOf('www.dfo.no'), await stateOf('bruker.dfo.no')]).toEqual(['answered', 'answered']);
  });

  test('a press on the printed control opens the settings when they have come, and focus returns to it', async () => {
    const tab = await open('/html/plain', no);
    await tab.waitForTimeout(300);
    expect(asked()).toEqual(['/html/plain', '/dfo-consent-core.js']);
    expect(await tab.locator('dfo-consent-banner').isVisible()).toBe(false);
    // By script: no pointer and no focus come near before.
    await tab.locator('[data-dfo-consent=open]').evaluate((button: HTMLElement) => button.click());
    await tab.getByText('Du har avslått alle valfrie informasjonskapslar.').waitFor();
    expect(await tab.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName)).toBe('h2');
    await tab.getByRole('button', { name: 'Lukk' }).press('Enter');
    expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('dfo-consent-settings');
    // And again, now that everything is there.
    await tab.locator('[data-dfo-consent=open]').press('Enter');
    await tab.locator('dfo-consent-banner section').waitFor();
  });

  test('an ordinary press on the control is not lost while the rest is on its way', unlessIn(false), async () => {
    const tab = await open('/html/plain', no);
    await tab.waitForTimeout(300);
    await tab.route('**/dfo-consent-gate.js', async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue();
    });
    await tab.locator('[data-dfo-consent=open]').click();
    await tab.getByText('Du har avslått alle valfrie informasjonskapslar.').waitFor();
  });

  test.each([
    ['whose script a policy has stopped', '/hidden', undefined, true],
    ['that is old, and shown though the question is answered', '/stale', no, false],
  ])('a printed banner %s is put right by the core', async (_, path, cookie, isAsked) => {
    const tab = await open(path, cookie);
    await tab.waitForFunction(() => window.dfoConsent);
    await expect.poll(() => tab.locator('[data-dfo-consent=accept]').isVisible()).toBe(isAsked);
  });

  test('what an earlier set-up left is deleted, though nothing is asked', unlessIn(false), async () => {
    const tab = await open('/html/plain', no);
    await at.browser.context.addCookies([{ name: '_pk_id.1.ab', value: 'x', url: 'https://www.dfo.no/' }]);
    await tab.reload();
    await expect
      .poll(async () => (await at.browser.context.cookies()).map(({ name }) => name))
      .toEqual(['dfo-consent']);
  });
});

for (const install of ['script', 'html'] as const)
  describe(`a returning visitor, installed by ${install}`, unlessIn(install === 'html'), () => {
    test('gets what is accepted from the core alone, in the order of the page', async () => {
      const tab = await open(`/${install}/ordered`, yes);
      await expect.poll(() => whatRan(tab)).toHaveLength(4);
      const order = await whatRan(tab);
      expect(order.filter((name) => name !== 'fourth')).toEqual(['first', 'second', 'third']);
      const core = install === 'html' ? '/dfo-consent-core.js' : '/dfo-consent.js';
      // In the order in which the browser began them: on a busy machine they may arrive in another.
      const begun = async () => {
        const paths = await tab.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
        );
        return paths.filter(isPages);
      };
      // There is nothing for the gate: it does not come.
      await tab.waitForTimeout(500);
      expect(await begun()).toEqual([core, '/slow.js', '/async.js']);
      expect(await whatRan(tab)).toHaveLength(4);
    });

    test('has nothing run after a no (the twin)', async () => {
      const tab = await open(`/${install}/ordered`, no);
      await tab.waitForTimeout(1000);
      expect(await whatRan(tab)).toEqual([]);
      expect(asked()).not.toContain('/slow.js');
    });

    for (const name of Object.keys(forTheGate))
      test(`a script ${name} is left to the gate, and nothing overtakes it`, unlessIn(false), async () => {
        const tab = await open(
          `/${install}/gate/${encodeURIComponent(name)}`,
          name.includes('two') ? `1.${now}.xiX2v.` : yes,
        );
        if (name === 'of two services') {
          // Vimeo is not accepted: the first stays, and the gate runs the other.
          await expect.poll(() => whatRan(tab)).toEqual(['two']);
          return;
        }
        await expect.poll(() => whatRan(tab)).toHaveLength(2);
        if (name === 'that writes') {
          expect(await whatRan(tab)).toEqual(['one', 'two']);
          expect(await tab.locator('main #written').count()).toBe(1);
        }
      });

    test('has nothing more started after a no, also before the gate has come, and a running tracker is stopped', async () => {
      for (const end of ['refuse', 'stop']) {
        const tab = await open(`/${install}/ended/${end}`, yes);
        await tab.waitForTimeout(1500);
        expect(await whatRan(tab), end).toEqual([]);
        const pushed = await tab.evaluate(() => JSON.stringify((window as { _paq?: unknown })._paq) ?? '');
        const hasCome = await tab.evaluate(() => 'Matomo' in window);
        if (hasCome) expect(pushed, end).toContain('forgetConsentGiven');
        else expect(pushed, end).not.toContain('trackPageView');
      }
    });

    test('can take it back: the scripts are inert again, Matomo stops, and a new yes does not run them twice', async () => {
      const tab = await open(`/${install}/ordered`, yes);
      await expect.poll(() => whatRan(tab)).toHaveLength(4);
      await tab.waitForFunction(() => window.dfoConsent);
      await tab.evaluate(() => window.dfoConsent!.refuse());
      await expect.poll(() => tab.locator('main script[type="text/plain"][data-service=matomo]').count()).toBe(4);
      await tab.evaluate(() => window.dfoConsent!.give(['matomo']));
      await tab.waitForTimeout(500);
      expect(await whatRan(tab)).toHaveLength(4);
    });

    test('has the tracker started by the core, once, and stopped by a no', async () => {
      const tab = await open(`/${install}/tracker`, yes);
      await expect.poll(() => asked().filter((path) => path === 'matomo.dfo.example/matomo.js')).toHaveLength(1);
      await tab.waitForTimeout(300);
      // A browser from before 2026 does not tell of routes: there the gate comes to count them.
      const isTold = await tab.evaluate(() => 'navigation' in window);
      expect(asked().includes('/dfo-consent-gate.js')).toBe(!isTold);
      const begun = await tab.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .sort((a, b) => a.startTime - b.startTime)
          .map(({ name }) => name.replace(/.*\//, '')),
      );
      expect(begun.filter(isPages)[1]).toBe('matomo.js'); // Right after the core.
      await tab.evaluate(() => window.dfoConsent!.refuse());
      const pushed = await tab.evaluate(() => JSON.stringify((window as { _paq?: unknown })._paq));
      expect(pushed).toContain('forgetConsentGiven');
      expect(asked().filter((path) => path === 'matomo.dfo.example/matomo.js')).toHaveLength(1);
    });
  });

/** What of `source` has run, by the counts of V8: a range inside another has the last word. */
function whatWasEvaluated(
  source: string,
  functions: readonly { ranges: readonly { startOffset: number; endOffset: number; count: number }[] }[],
): string {
  const ranges = functions
    .flatMap((one) => one.ranges)
    .sort((one, other) => one.startOffset - other.startOffset || other.endOffset - one.endOffset);
  const has = new Array<boolean>(source.length).fill(false);
  for (const { startOffset, endOffset, count } of ranges) has.fill(count > 0, startOffset, endOffset);
  return [...source].filter((_, i) => has[i]).join('');
}

test.each([
  ['script', 'dfo-consent.js'],
  ['html', 'dfo-consent-core.js'],
])(
  'a returning visitor, installed by %s, has little of %s evaluated when what is accepted starts',
  async (install, file) => {
    const tab = await open('/empty', yes);
    const inspector = await at.browser.context.newCDPSession(tab);
    await inspector.send('Profiler.enable');
    await inspector.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    // The parser is held up after the gated script, so that everything is as it is when the gate opens.
    await tab.goto(`https://www.dfo.no/${install}/held`, { waitUntil: 'commit' });
    await tab.waitForFunction(() => (window as { ran?: string[] }).ran?.length, undefined, { polling: 50 });
    const { result } = await inspector.send('Profiler.takePreciseCoverage');
    const library = result.filter(({ url }) => /dfo-consent/.test(url));
    expect(library.map(({ url }) => url.replace(/.*\//, ''))).toEqual([file]);
    const evaluated = whatWasEvaluated(readFileSync(`dist/${file}`, 'utf8'), library[0]!.functions);
    expect(evaluated).toContain('matomo'); // The twin: something has been.
    expect(brotliOf(evaluated)).toBeLessThanOrEqual(9_000);
  },
);
