import { expect, test } from 'vitest';
import { brotliBytes, brotliOf } from '../harness/sizes.js';
import { fixture } from '../harness/fixture.js';
import { page, printed } from '../harness/serve.js';

const pages: Record<string, string> = { '/script': page(), '/html': page({ install: 'html' }) };
const at = fixture(({ path }) => pages[path]);

/** The files of the library that a first visitor's browser fetches until the page is quiet, and their bytes, brotli. */
async function firstVisit(path: string): Promise<{ files: string[]; bytes: number }> {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`, { waitUntil: 'networkidle' });
  expect(await tab.locator('[data-dfo-consent=accept]').isVisible()).toBe(true);
  const files = at.server.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  return { files, bytes: files.reduce((sum, file) => sum + brotliBytes(`dist${file}`), 0) };
}

test('a first visit with the banner as HTML is small, in bytes of brotli', async () => {
  const { files, bytes } = await firstVisit('/html');
  expect(files).toEqual(['/dfo-consent-core.js']);
  const inPage = brotliOf(printed('dfo.no', 'nn') + printed('dfo.no', 'nn', 'settings'));
  // The core keeps lazy loaders from what waits (370 bytes), and Matomo's queues for the page's own scripts (280). It knows an old
  // browser, finds the tag of a module, and pushes the page view behind what the page sets (270); and looks past named elements (120). It
  // sees a router or a morph take away what is printed (90).
  expect(inPage + bytes).toBeLessThanOrEqual(6_460);
  // Also for one who turns to the banner.
  expect(inPage + bytes + brotliBytes('dist/dfo-consent-question.js')).toBeLessThanOrEqual(19_150);
});

// The four signs that tell one build from another move each by up to 25 bytes (measured on 150 of them).
test('a first visit from one script tag is small, in bytes of brotli', async () => {
  const { files, bytes } = await firstVisit('/script');
  expect(files).toEqual(['/dfo-consent.js']);
  // With the same in it as the core; it looks whether the banner can be seen, and in a frame whether it was (700). It puts back what a
  // router takes away (250).
  expect(bytes).toBeLessThanOrEqual(15_950);
});

test('what comes later is small too', () => {
  // It looks whether the page covers or displaces the printed banner (50).
  expect.soft(brotliBytes('dist/dfo-consent-core.js')).toBeLessThanOrEqual(4_310);
  // What is for the page's own script to start is found by it while it waits, and a script's question leaves the page's own in place.
  // A placeholder is as large as what it stands in for, scrolls where its box is small, and its copies are whole (1 500); the banner is
  // seen whole under fixed headers and in bodies that lie in a row (350). What frameworks keep of a page is made inert (400).
  expect.soft(brotliBytes('dist/dfo-consent-gate.js')).toBeLessThanOrEqual(27_120);
  // Ports and paths are compared as URLs are.
  expect.soft(brotliBytes('dist/dfo-consent-guard.js')).toBeLessThanOrEqual(4_930);
  expect.soft(brotliBytes('dist/dfo-consent-disclosure.js')).toBeLessThanOrEqual(15_100);
});
