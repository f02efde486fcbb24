/**
 * What a page with many embeds costs: until they ask, from a press until all run, and until all are gone again. Beside it
 * floors in the same browser: the same number of frames, inserted live at a press by a plain loop and in slices as long as
 * the gate's, and taken out by a plain loop. Chromium gives a document 1 000 frames; what comes after them is an element
 * without one, here and in the floors.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../test/harness/find-browser.js';
import { insertAtPress, removeFrames, serveEmbeds, watchPage, type Watch } from './parts/embeds-page.js';
import { facts, writeMeasured } from '../test/harness/facts.js';
import { growthOf } from './parts/growth.js';
import { summed } from './parts/measure.js';
import { countSpent, type Spent } from './parts/spent.js';
import { printTable } from './parts/table.js';

const counts = [10, 100, 1000, 3000];
const rounds = Number(process.env['ROUNDS'] ?? 5);

const whats = [
  'questions',
  'release',
  'floor in slices',
  'floor in a loop',
  'withdrawal',
  'floor of a withdrawal',
] as const;
type What = (typeof whats)[number];

/** Milliseconds: until all was done, the longest task meanwhile, and the processor time of the page's main thread. */
interface Took {
  readonly time: number;
  readonly task: number;
  readonly busy: number;
}

interface Opened {
  readonly page: Page;
  readonly on: Awaited<ReturnType<typeof watch>>;
  spent(): Promise<Spent>;
}

const watch = (page: Page) => page.evaluateHandle(() => (window as unknown as { watch: Watch }).watch);

async function open(browser: Browser, address: string): Promise<Opened> {
  const page = await browser.newPage();
  await page.addInitScript('__name = (it) => it'); // esbuild, which runs the bench, lets functions keep their names by it.
  await page.addInitScript(watchPage);
  const spent = await countSpent(page);
  await page.goto(address, { waitUntil: 'commit' });
  return { page, on: await watch(page), spent };
}

/** Presses Enter where the focus is, and waits until as many frames are live. */
async function press({ page, on, spent }: Opened, count: number): Promise<Took> {
  await on.evaluate((it, count) => void Object.assign(it, { live: it.whenLive(count) }), count);
  await spent();
  await page.keyboard.press('Enter');
  const time = await on.evaluate(async (it) => (await (it as Watch & { live: Promise<number> }).live) - it.pressed);
  const { all } = await spent();
  return { time, task: await on.evaluate((it) => it.longest()), busy: all };
}

async function measureOurs(browser: Browser, port: number, count: number): Promise<Partial<Record<What, Took>>> {
  const opened = await open(browser, `http://127.0.0.1:${port}/gated/${count}`);
  const { page, on, spent } = opened;
  const asked = await on.evaluate((it, count) => it.whenAsked(count), count);
  const parsed = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domInteractive,
  );
  const questions = { time: asked - parsed, busy: (await spent()).all, task: await on.evaluate((it) => it.longest()) };
  // The answer is remembered, so that all others start with the one whose button is pressed.
  const first = page.locator('dfo-consent-embed').first();
  await first.locator('input').press('Space');
  await first.locator('[data-dfo-consent=load]').focus();
  const release = await press(opened, count);
  const live = await page.locator('iframe[src]').count();
  if (live !== count) throw new Error(`${live} of ${count} frames are live.`);
  await spent();
  const time = await page.evaluate(() => {
    const start = performance.now();
    window.dfoConsent!.refuse();
    return performance.now() - start;
  });
  const busy = (await spent()).all;
  const left = await page.locator('iframe').count();
  if (left) throw new Error(`${left} frames are left after the withdrawal.`);
  const withdrawal = { time, busy, task: await on.evaluate((it) => it.longest()) };
  await page.close();
  return { questions, release, withdrawal };
}

async function measureFloor(
  browser: Browser,
  port: number,
  count: number,
  slice: number,
): Promise<{ inserted: Took; removed: Took }> {
  const opened = await open(browser, `http://127.0.0.1:${port}/plain`);
  const { page, on, spent } = opened;
  await page.waitForLoadState();
  await page.evaluate(insertAtPress, [count, port, slice] as const);
  await page.locator('button').focus();
  const inserted = await press(opened, count);
  await spent();
  const removed = {
    time: await page.evaluate(removeFrames),
    busy: (await spent()).all,
    task: await on.evaluate((it) => it.longest()),
  };
  await page.close();
  return { inserted, removed };
}

async function measure(browser: Browser, port: number, count: number): Promise<Record<What, Took>> {
  const ours = (await measureOurs(browser, port, count)) as Record<What, Took>;
  const slices = await measureFloor(browser, port, count, 12);
  const loop = await measureFloor(browser, port, count, Infinity);
  return {
    ...ours,
    'floor in slices': slices.inserted,
    'floor in a loop': loop.inserted,
    'floor of a withdrawal': slices.removed,
  };
}

/** By what and number: the times of all rounds, in milliseconds. */
type Times = Record<What, Map<number, Record<keyof Took, number[]>>>;

const digits = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 0);

function print(times: Times): void {
  const cell = (values: readonly number[]) => {
    const { median, spread } = summed(values);
    return `${digits(median)} (${spread.map(digits).join('–')})`;
  };
  const rows = (of: (what: What, count: number) => string) =>
    whats.map((what) => [what, ...counts.map((count) => of(what, count))]);
  const heads = counts.map(String);
  printTable(
    'Milliseconds until all are done: median (first to third quarter of the rounds)',
    ['what', ...heads],
    rows((what, count) => cell(times[what].get(count)!.time)),
  );
  printTable(
    'The longest task meanwhile, in milliseconds; 0: none of 50',
    ['what', ...heads],
    rows((what, count) => cell(times[what].get(count)!.task)),
  );
  const growth = whats.map((what) => {
    const { fixed, perItem } = growthOf(new Map(counts.map((count) => [count, times[what].get(count)!.busy])));
    return [what, digits(fixed), ...perItem.map(digits)];
  });
  const steps = counts.slice(1).map((count, i) => `${counts[i]} to ${count}`);
  printTable(
    'Milliseconds of the main thread’s processor time for one embed more, without what comes once',
    ['what', 'once', ...steps],
    growth,
  );
}

export async function run(): Promise<void> {
  const executablePath = findChromium();
  const server = await serveEmbeds();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await measure(browser, server.port, 30); // Warms up.
    const times = Object.fromEntries(
      whats.map((what) => [what, new Map(counts.map((count) => [count, { time: [], task: [], busy: [] }]))]),
    ) as unknown as Times;
    for (let round = 0; round < rounds; round++) {
      for (const count of counts) {
        const took = await measure(browser, server.port, count);
        for (const what of whats) {
          for (const key of ['time', 'task', 'busy'] as const) times[what].get(count)![key].push(took[what][key]);
        }
      }
    }
    print(times);
    const raw = Object.fromEntries(whats.map((what) => [what, Object.fromEntries(times[what])]));
    writeMeasured('release', { ...facts(['playwright-core'], executablePath), rounds, unit: 'ms', raw });
  } finally {
    await browser.close();
    server.close();
  }
}
