import { expect, test } from 'vitest';
import { answerOf } from '../fixtures/middleware.js';
import { examplesOf } from '../readme.js';
import { fixture } from '../harness/fixture.js';
import { page } from '../harness/serve.js';

const [example] = examplesOf('js', 'docs/set-cookie.md');
/** What the example's server sets for a request. */
const setFor = async (cookie: string, destination: string) =>
  (await answerOf(example!, { cookie, 'sec-fetch-dest': destination })).getSetCookie();

/** What the server of the site answers next: the example's own answer, which the test has fetched. */
let header: string[] = [];
const at = fixture(({ host }) =>
  host === 'www.dfo.no' ? { headers: { 'set-cookie': header }, body: page() } : undefined,
);
const cookieOf = async () =>
  (await at.browser.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('a server keeps the answer with Set-Cookie as the docs have it, and the page goes on answering (R26)', async () => {
  header = [];
  const tab = await at.browser.fresh();
  const visit = async () => {
    await tab.goto('https://www.dfo.no/');
    await tab.waitForFunction(() => window.dfoConsent);
    return tab.evaluate(() => window.dfoConsent!.answer);
  };
  await visit();
  await tab.locator('[data-dfo-consent=accept]').press('Enter');
  const answered = await tab.evaluate(() => window.dfoConsent!.answer);
  const script = await at.browser.context.cookies();

  header = await setFor(await cookieOf(), 'document');
  expect(header).toHaveLength(1);
  expect(await setFor(await cookieOf(), 'image')).toEqual([]);
  expect(await visit()).toEqual(answered);
  const server = await at.browser.context.cookies();
  // The same cookie in every respect; its end may be some hours earlier, at the end of the answer's last day.
  const { expires: before, ...same } = script[0]!;
  expect(server).toEqual([{ ...same, expires: expect.any(Number) }]);
  expect((before - server[0]!.expires) / 3600).toBeGreaterThanOrEqual(-0.1);
  expect((before - server[0]!.expires) / 3600).toBeLessThanOrEqual(24);

  header = [];
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.locator('[data-dfo-consent=reject]').press('Enter');
  expect((await visit()).purposes).toEqual({ statistics: 'refused' });
  expect(await at.browser.context.cookies()).toHaveLength(1);
  expect(await setFor('', 'document')).toEqual([]);
});
