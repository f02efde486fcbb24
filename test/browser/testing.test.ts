/** The cookie that `dfo-consent/testing` makes is what the library itself would have written. */
import { expect, test } from 'vitest';
import { answerCookie } from '../../src/testing/index.js';
import { empty, fixture, vendors } from '../harness/fixture.js';
import { matomo, page } from '../harness/serve.js';

const main =
  '<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1" title="Film"></iframe><p>Slutt</p>';
const at = fixture((request) => {
  if (vendors.test(request.host)) return empty(request);
  return page({ script: request.path === '/shared' ? 'data-cookie-domain="dfo.no"' : matomo, main });
});

const open = async (cookie?: ReturnType<typeof answerCookie>) => {
  const tab = await at.browser.fresh();
  if (cookie) await at.browser.context.addCookies([{ ...cookie, domain: 'www.dfo.no' }]);
  at.server.forget();
  await tab.goto('https://www.dfo.no/');
  return tab;
};
const asked = () => at.server.requests.filter(({ host }) => vendors.test(host)).map(({ host }) => host);
const stored = (tab: Awaited<ReturnType<typeof open>>) =>
  tab.evaluate(() => document.cookie.match(/dfo-consent=[^;]*/)?.[0]);

test('a press on no, on yes and on a film leaves the same', async () => {
  for (const [choice, answer] of [
    ['reject', 'refused'],
    ['accept', 'accepted'],
  ] as const) {
    const tab = await open();
    await tab.locator(`[data-dfo-consent=${choice}]`).click();
    await expect.poll(() => stored(tab)).toBe(`dfo-consent=${answerCookie({ site: 'dfo.no', answer }).value}`);
  }
  const tab = await open();
  await tab.evaluate(() => {
    window.dfoConsent!.refuse();
    window.dfoConsent!.give(['vimeo']);
  });
  const { value } = answerCookie({ site: 'dfo.no', answer: { matomo: 'refused', vimeo: 'accepted' } });
  expect(await stored(tab)).toBe(`dfo-consent=${value}`);
});

test('with it, a page does not ask; what was accepted runs, and nothing else', async () => {
  const no = await open(answerCookie({ site: 'dfo.no', answer: 'refused' }));
  await no.waitForFunction(() => window.dfoConsent?.answer.state === 'answered');
  expect(await no.locator('[data-dfo-consent=accept]').count()).toBe(0);
  await no.waitForTimeout(300);
  expect(asked()).toEqual([]);
  const film = await open(answerCookie({ site: 'dfo.no', answer: { matomo: 'refused', vimeo: 'accepted' } }));
  await expect.poll(asked).toContain('player.vimeo.com');
  expect(await film.evaluate(() => window.dfoConsent!.answer.services)).toMatchObject({
    matomo: 'refused',
    vimeo: 'accepted',
  });
  expect(asked().filter((host) => !/vimeo/.test(host))).toEqual([]);
});

test('an answer that websites share is what a press there leaves, and holds on each of them', async () => {
  const cookie = answerCookie({ site: 'dfo.no', answer: 'refused', cookieDomain: 'dfo.no' });
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/shared');
  await tab.locator('[data-dfo-consent=reject]').click();
  await expect.poll(() => stored(tab)).toBe(`dfo-consent=${cookie.value}`);
  const other = await at.browser.fresh();
  await at.browser.context.addCookies([cookie]);
  for (const host of ['www.dfo.no', 'kudos.dfo.no']) {
    await other.goto(`https://${host}/shared`);
    expect(await other.evaluate(() => window.dfoConsent!.answer.purposes.statistics), host).toBe('refused');
  }
  expect(() => answerCookie({ site: 'dfo.no', answer: 'refused', cookieDomain: 'no' })).toThrow(/"no"/);
});
