import { expect, test } from 'vitest';
import { brotliBytes } from '../../build/sizes.js';
import { fixture } from './fixture.js';
import { page } from './serve.js';

const at = fixture(({ path }) => (path === '/' ? page() : undefined));

test('a first visit fetches at most 14 000 bytes, brotli, before the banner shows', async () => {
  const tab = await at.browser.fresh();
  at.server.requests.length = 0;
  await tab.goto('https://www.dfo.no/');
  await tab.locator('[data-dfo-consent=accept]').waitFor();
  const files = at.server.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  expect(files).toEqual(['/dfo-consent.js']);
  expect(files.reduce((sum, file) => sum + brotliBytes(`dist${file}`), 0)).toBeLessThanOrEqual(14_000);
});

test('what comes later is small too', () => {
  expect(brotliBytes('dist/dfo-consent-gate.js')).toBeLessThanOrEqual(17_200);
  expect(brotliBytes('dist/dfo-consent-guard.js')).toBeLessThanOrEqual(4_800);
  expect(brotliBytes('dist/dfo-consent-disclosure.js')).toBeLessThanOrEqual(15_100);
});
