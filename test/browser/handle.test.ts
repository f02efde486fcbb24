/** What `start()` gives to applications: the handle, with registries of their own. */
import { beforeAll, expect, test } from 'vitest';
import { bundled } from '../harness/bundled.js';
import { heard } from '../harness/heard.js';
import { fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';

let code = '';
beforeAll(async () => {
  code = await bundled(`import { start } from 'dfo-consent';
import { counter, film, small } from './test/fixtures/small-registry.js';
const many = Array.from({ length: 61 }, (_, i) => 's' + i);
// As JavaScript may bring it, past defineRegistry().
const large = {
  ...small,
  services: { ...small.services, ...Object.fromEntries(many.map((id) => [id, film])) },
  sites: { ...small.sites, full: { ...small.sites.library, banner: [], inContext: many.slice(1) }, crowd: { ...small.sites.library, hostnames: ['www.crowd.example'], banner: [], inContext: many } },
};
Object.assign(window, { start, small, large, counter });`);
});
const at = fixture(({ path }) =>
  path === '/app.js'
    ? { headers: { 'content-type': 'text/javascript' }, body: code }
    : page({ script: '' }).replace('<script src="/dfo-consent.js" ></script>', '<script src="/app.js"></script>'),
);
interface App {
  start: typeof import('../../src/start/start.js').start;
  small: import('../../registry/model.js').Registry;
  large: App['small'];
}
const open = async (host = 'www.dfo.no') => {
  const tab = await at.browser.fresh();
  await tab.goto(`https://${host}/`);
  await tab.waitForFunction(() => 'start' in window);
  return tab;
};

test('the answer is the same frozen object until it changes, so that it can be a snapshot (E9)', async () => {
  const tab = await open();
  const seen = await tab.evaluate(() => {
    const { start, small } = window as unknown as App;
    const consent = start({ registry: small, site: 'library' });
    const snapshots = new Set<unknown>();
    // As React's useSyncExternalStore does: it reads again after each change, and goes on for ever where two reads differ.
    const read = () => {
      for (let i = 0; i < 3; i++) snapshots.add(consent.answer);
      return snapshots.size;
    };
    const heard: unknown[] = [];
    consent.subscribe((answer) => heard.push(answer));
    document.addEventListener('dfo-consent:change', ({ detail }) => heard.push(detail));
    const sizes = [read()];
    consent.open(); // Opens the settings, and answers nothing.
    sizes.push(read());
    consent.give(['counter']);
    sizes.push(read());
    consent.give(['counter']); // Says the same again.
    sizes.push(read());
    const { answer } = consent;
    const isFrozen = [answer, answer.purposes, answer.services].every(Object.isFrozen);
    consent.refuse();
    sizes.push(read());
    const last = consent.answer;
    consent.stop();
    return {
      sizes,
      isFrozen,
      isHeard: heard.every((one) => snapshots.has(one)) && heard.length === 4,
      isLast: consent.answer === last && consent.isStopped && Object.isFrozen(consent.answer),
    };
  });
  expect(seen).toEqual({ sizes: [1, 1, 2, 2, 3], isFrozen: true, isHeard: true, isLast: true });
});

test('each subscription has an undo of its own, which may be called twice (E9)', async () => {
  const tab = await open();
  const heard = await tab.evaluate(() => {
    const { start, small } = window as unknown as App;
    const consent = start({ registry: small, site: 'library' });
    const heard: string[] = [];
    const listener = () => void heard.push('a');
    const first = consent.subscribe(listener);
    first();
    const second = consent.subscribe(listener);
    first(); // As React's strict mode may: the second subscription is another.
    const third = consent.subscribe(() => {
      heard.push('b');
      fourth();
    });
    const fourth = consent.subscribe(() => heard.push('never'));
    consent.give(['counter']);
    second();
    second();
    third();
    consent.refuse();
    return heard;
  });
  expect(heard).toEqual(['a', 'b']);
});

test('a stopped handle changes nothing and says that it is stopped (E9)', async () => {
  const tab = await open();
  const state = await tab.evaluate(() => {
    const { start, small } = window as unknown as App;
    const consent = start({ registry: small, site: 'library' });
    const before = consent.isStopped;
    consent.stop();
    consent.stop();
    consent.give(['counter']);
    consent.refuse();
    consent.open();
    return [before, consent.isStopped, consent.answer.state, consent.may('counter'), document.cookie];
  });
  expect(state).toEqual([false, true, 'unanswered', false, '']);
  for (const what of ['give', 'refuse', 'open'])
    await expect
      .poll(async () => (await heard(tab)).join('\n'))
      .toContain(`dfo-consent: ${what}() changes nothing, for this consent was stopped. Call start() anew.`);
  expect(tab.said).toHaveLength(3);
});

test('sixty services of a site are answered one by one, and the cookie keeps every answer', async () => {
  const tab = await open();
  const say = (act: 'give' | 'none') =>
    tab.evaluate((act) => {
      const { start, large } = window as unknown as App;
      const consent = start({ registry: large, site: 'full' });
      if (act === 'give') consent.give(Array.from({ length: 60 }, (_, i) => `s${i + 1}`));
      return Object.values(consent.answer.services).filter((said) => said === 'accepted').length;
    }, act);
  expect(await say('give')).toBe(60);
  await tab.reload();
  await tab.waitForFunction(() => 'start' in window);
  expect(await say('none')).toBe(60);
  const [cookie] = await at.browser.context.cookies();
  expect(`${cookie!.name}=${cookie!.value}`.length).toBeLessThan(400);
});

test('a site with more services than an answer can hold stays closed and says why, and no other site of its registry suffers', async () => {
  const crowded = await open('www.crowd.example');
  expect(
    await crowded.evaluate(() => {
      const { start, large } = window as unknown as App;
      const consent = start({ registry: large });
      return [consent.answer.site, consent.may('s0'), Object.keys(consent.answer.services)];
    }),
  ).toEqual(['crowd', false, []]);
  await expect
    .poll(() => heard(crowded))
    .toEqual([
      `dfo-consent: the site "crowd" has 61 optional services (${Array.from({ length: 61 }, (_, i) => `s${i}`).join(', ')}), and one answer has room for 60. Take 1 out of its banner and inContext, or make two sites of it. Nothing is asked and nothing optional runs.`,
    ]);
  const other = await open();
  expect(
    await other.evaluate(() => {
      const { start, large } = window as unknown as App;
      const consent = start({ registry: large, site: 'library' });
      consent.give(['counter']);
      return [consent.may('counter'), consent.answer.state];
    }),
  ).toEqual([true, 'answered']);
  expect(other.said).toEqual([]);
});
