import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplesOf } from '../readme.js';
import { fixture } from './fixture.js';
import { page } from './serve.js';

/** What the example's server sets for a request, asked of the example itself. */
let setFor: (cookie: string, destination: string) => Promise<string[]>;
let close = () => {};
beforeAll(async () => {
  const [example] = examplesOf('js', 'docs/set-cookie.md');
  const { outputFiles } = await build({ stdin: { contents: example!, resolveDir: '.' }, bundle: true, write: false, platform: 'node', format: 'cjs', alias: { 'dfo-consent/html': './dist/html.js' }, logLevel: 'error' });
  const example_: { exports: { app?: { use(then: unknown): void } } } = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(example_, example_.exports, (await import('node:module')).createRequire(import.meta.url));
  const { app } = example_.exports;
  app!.use((_: unknown, response: { send(body: string): void }) => response.send('page'));
  const server = createServer(app as never).listen(0, '127.0.0.1');
  close = () => void server.close();
  setFor = async (cookie, destination) => {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers: { cookie, 'sec-fetch-dest': destination } });
    return headers.getSetCookie();
  };
});
afterAll(() => close());

/** What the server of the site answers next: the example's own answer, which the test has fetched. */
let header: string[] = [];
const at = fixture(({ host }) => (host === 'www.dfo.no' ? { headers: { 'set-cookie': header }, body: page() } : undefined));
const cookieOf = async () => (await at.browser.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

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
