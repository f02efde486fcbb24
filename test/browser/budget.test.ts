import { readFileSync } from 'node:fs';
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

/** Presses yes or no, comes again, and returns what was fetched of the library in all. */
async function visits(path: string, hook: 'accept' | 'reject'): Promise<string[]> {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`);
  await tab.locator(`[data-dfo-consent=${hook}]`).press('Enter');
  await tab.getByText('Valet ditt er lagra.').waitFor();
  await tab.goto(`https://www.dfo.no${path}`, { waitUntil: 'networkidle' });
  expect(await tab.locator('dfo-consent-banner').isVisible()).toBe(false);
  return at.server.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
}

// The sign that tells one build from another moves the size by some bytes. Telling an answer to whoever counts them is 120.
test('a first visit with the banner as HTML is one file, in bytes of brotli', async () => {
  const { files, bytes } = await firstVisit('/html');
  expect(files).toEqual(['/dfo-consent-core.js']);
  const inPage = brotliOf(printed('dfo.no', 'nn') + printed('dfo.no', 'nn', 'settings'));
  expect(inPage + bytes).toBeLessThanOrEqual(13_920);
});

test('a first visit from one script tag is one file, in bytes of brotli', async () => {
  const { files, bytes } = await firstVisit('/script');
  expect(files).toEqual(['/dfo-consent.js']);
  expect(bytes).toBeLessThanOrEqual(14_360);
});

test.each([
  ['/html', '/dfo-consent-core.js', 'accept'],
  ['/html', '/dfo-consent-core.js', 'reject'],
  ['/script', '/dfo-consent.js', 'accept'],
  ['/script', '/dfo-consent.js', 'reject'],
] as const)(
  'on a page without embeds (%s) %s is all, at the first visit and the next, after %s',
  async (path, file, hook) => {
    expect(await visits(path, hook)).toEqual([file, file]);
  },
);

test('the README, the changelog and the decision say these sizes', () => {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const inPage = brotliOf(printed('dfo.no', 'nn') + printed('dfo.no', 'nn', 'settings'));
  const core = kB(brotliBytes('dist/dfo-consent-core.js'));
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain(`It costs ${kB(inPage)} in the HTML and ${core} of library`);
  expect(readme).toContain(`| one script tag | It costs ${kB(brotliBytes('dist/dfo-consent.js'))}. |`);
  expect(readme).toContain(`of at most ${Math.ceil(brotliBytes('dist/dfo-consent-gate.js') / 1000)} kB`);
  expect(readFileSync('adr/0001-core-first.md', 'utf8')).toContain(`larger than one that cannot answer: ${core}`);
  expect(readFileSync('CHANGELOG.md', 'utf8').replace(/\s+/g, ' ')).toContain(
    `it has ${kB(brotliBytes('dist/dfo-consent.js'))} (brotli), 15.9 before; with the printed banner ${core.slice(0, -3)},`,
  );
});

test('what comes later is small too', () => {
  // A placeholder is as large as what it stands in for, scrolls where its box is small, and its copies are whole (1 500); the banner is
  // seen whole under fixed headers and in bodies that lie in a row (350). What frameworks keep of a page is made inert (400).
  expect.soft(brotliBytes('dist/dfo-consent-gate.js')).toBeLessThanOrEqual(32_520);
  // Hosts that no registry describes are told, held or let through (330).
  expect.soft(brotliBytes('dist/dfo-consent-guard.js')).toBeLessThanOrEqual(5_820);
  // A table has an address for each row, and opens what is closed around it (300).
  expect.soft(brotliBytes('dist/dfo-consent-disclosure.js')).toBeLessThanOrEqual(15_560);
  // Only where the rest of the statement is asked for: both statements, in three languages.
  expect.soft(brotliBytes('dist/dfo-consent-statement.js')).toBeLessThanOrEqual(18_100);
});
