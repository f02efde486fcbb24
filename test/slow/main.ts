/** `npm run test:slow [how many]`: hostile markup through the gate and Chromium's own DOMParser. A million take about half an hour. */
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../harness/find-browser.js';

const count = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(count) || count < 1) {
  console.error(`"${process.argv[2]}" is no number of pages. Give one, or none for a million.`);
  process.exit(2);
}
const bundle = await build({
  entryPoints: ['test/slow/in-page.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'slow',
});
const browser = await chromium.launch({ executablePath: findChromium() });
const step = 5000;
const leaks: string[] = [];
let loaded = 0;
for (let from = 0; from < count; from += step) {
  // A page for each step: a browser's memory is not the gate's.
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  const to = Math.min(from + step, count);
  const found = await page.evaluate(
    ([from, to]) => (globalThis as unknown as { slow: typeof import('./in-page.js') }).slow.leaksAmong(from!, to!),
    [from, to],
  );
  await page.close();
  leaks.push(...found.leaks);
  loaded += found.loaded;
  if (to % 50_000 === 0 || to === count)
    console.log(`${to} pages, ${loaded} of them load as they stand, ${leaks.length} leaks`);
}
await browser.close();
for (const leak of leaks.slice(0, 20)) console.log(leak);
if (!loaded) console.log('None of them loads anything as it stands, so this proves nothing.');
process.exitCode = leaks.length || !loaded ? 1 : 0;
