/** Properties in a real page: thousands of cases inside one page, without a round trip for each (R3, R7, R96, R97). */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Tab } from '../harness/open-browser.js';
import { tellCases, tried, type Tries } from '../fixtures/runs.js';
import { bundled } from '../harness/bundled.js';
import { empty, fixture } from '../harness/fixture.js';
import { unlessIn } from '../harness/tags.js';
import type { installs } from './in-page/installs.js';
import type { sequences } from './in-page/sequences.js';

vi.setConfig({ testTimeout: 1_800_000 });
tellCases();

type InPage = { installs: typeof installs; sequences: typeof sequences };

/** A tracker that sends a page view where it is told to, and stops when it is told to; `counts` says whether it runs. */
const tracker = `(() => {
  const getTracker = (url, id) => ({
    trackPageView() {
      window.counts = true;
      new Image().src = url + '?idsite=' + id;
    },
    forgetConsentGiven: () => (window.counts = false),
  });
  const calls = window._paq ?? [];
  const own = getTracker(calls.find(([name]) => name === 'setTrackerUrl')?.[1], '1');
  window.Matomo = { getTracker };
  window._paq = { push: (...more) => more.forEach(([name]) => own[name]?.()) };
  window._paq.push(...calls);
})();`;
const vendor = /\.example$/;

let inPage = '';
beforeAll(async () => {
  const folder = './test/browser/in-page';
  inPage = await bundled(
    `import { installs } from '${folder}/installs.ts'; import { sequences } from '${folder}/sequences.ts'; Object.assign(window, { installs, sequences });`,
  );
});
const at = fixture((request) => {
  if (request.path.endsWith('/matomo.js')) return { headers: { 'content-type': 'text/javascript' }, body: tracker };
  if (vendor.test(request.host)) return empty(request);
  // A tracker's address may lead to the page itself.
  if (request.destination === 'script' && request.path === '/')
    return { headers: { 'content-type': 'text/javascript' } };
  if (request.path === '/in-page.js') return { headers: { 'content-type': 'text/javascript' }, body: inPage };
  return '<!doctype html><html lang="nn"><meta charset="utf-8"><title>Side</title><body><main><h1>Side</h1></main><footer></footer><script src="/in-page.js"></script>';
});

let tab: Tab;
beforeEach(async () => {
  tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto('https://www.dfo.no/');
});

/** What a run in the page ends with: asked for now and then, for WebDriver waits for no script of minutes. */
async function outcome(part: keyof InPage, name: string, tries: Tries): Promise<string> {
  type Page = Record<string, Record<string, (tries: Tries) => Promise<string>>> & { outcome?: { failure: string } };
  await tab.evaluate(
    ([part, name, tries]) => {
      const page = window as unknown as Page;
      void page[part]![name]!(tries)
        .catch(String)
        .then((failure) => (page.outcome = { failure }));
    },
    [part, name, tries] as const,
  );
  const { failure } = await vi.waitUntil(() => tab.evaluate(() => (window as unknown as Page).outcome), {
    timeout: 1_700_000,
    interval: 250,
  });
  return failure;
}

/** What vendors were asked for, without what a tracker sends along. */
const asked = () => [...new Set(at.server.to(vendor).map((address) => address.replace(/matomo\.(js|php).*/, '')))];

test('after any sequence of actions, exactly what was accepted runs, and nothing else was ever asked for', async () => {
  const failure = await outcome('sequences', 'any', tried(30));
  expect(failure).toBe('');
  const { allowed, live } = await tab.evaluate(() => (window as unknown as InPage).sequences.addresses());
  expect(asked().filter((address) => !allowed.includes(address))).toEqual([]);
  // The twin: what was seen live was asked for, except what left the page again before its turn.
  expect(live.length).toBeGreaterThan(2);
  expect(live.filter((address) => asked().includes(address)).length).toBeGreaterThan(2);
});

test('after two hundred actions of any kind but an answer, nothing is answered and nobody was asked for anything (R3)', async () => {
  const failure = await outcome('sequences', 'withoutAnswer', tried(10));
  expect(failure).toBe('');
  expect(at.server.to(vendor)).toEqual([]);
});

for (const [what, sample] of [
  ['options', 80],
  ['attributes', 50],
  ['cookies', 120],
] as const)
  test(
    `whatever the ${what} are, the page sees no error, no prototype is touched, no markup is made of them, and nothing runs unanswered`,
    unlessIn(what === 'attributes'),
    async () => {
      const failure = await outcome('installs', what, tried(sample));
      expect(failure).toBe('');
      if (what !== 'cookies') expect(at.server.requests.filter(({ host }) => host !== 'www.dfo.no')).toEqual([]);
    },
  );

test('whatever the options are, after a yes what they mean runs and no more (the twin)', async () => {
  const failure = await outcome('installs', 'acceptedOptions', tried(80));
  expect(failure).toBe('');
  expect(at.server.to(/^matomo\.dfo\.example$/).length).toBeGreaterThan(2);
});
