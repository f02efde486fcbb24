/**
 * What a large registry costs: from `start()` until the declaration of one site with all its services is painted open, beside
 * the same tables as static HTML and as elements made by hand in the same page; and what of it is computed, in Node.
 */
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { decide } from '../src/decide/decide.js';
import { laterRegistry } from '../src/decide/later-registry.js';
import { pageRegistry } from '../src/decide/page-registry.js';
import { declaration, declarationTree, html, markdown, style } from '../src/disclosure/index.js';
import { findChromium } from '../test/harness/find-browser.js';
import { openDeclaration, type Given, type Way } from './parts/declaration-page.js';
import { facts, writeMeasured } from '../test/harness/facts.js';
import { growthOf } from './parts/growth.js';
import { measure, summed, type Measured } from './parts/measure.js';
import { manySites, oneSite } from '../test/harness/registries.js';
import { countSpent, type Spent } from './parts/spent.js';
import { printTable } from './parts/table.js';

const counts = [10, 100, 1000];
const rounds = Number(process.env['ROUNDS'] ?? 15);

/** Milliseconds until the declaration is painted, and what the main thread spent on that. */
interface Took extends Spent {
  readonly painted: number;
}

const ways: readonly Way[] = ['ours', 'innerHTML', 'DOM by hand'];
/** Raw values of all rounds. */
type Times = Record<Way, Map<number, Record<keyof Took, number[]>>>;

/** The library as a site's bundle has it. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "export { start } from 'dfo-consent';", resolveDir: '.' },
    bundle: true,
    minify: true,
    logLevel: 'error',
    write: false,
    format: 'iife',
    globalName: 'library',
    alias: { 'dfo-consent': './dist/index.js' },
  });
  return outputFiles[0]!.text;
}

function pageOf(library: string, count: number): string {
  const registry = oneSite(count);
  const tree = declarationTree(registry, 'site-0', 'nn');
  const given: Omit<Given, 'start'> = { registry, tree, markup: html(tree), style };
  const script = (code: string) => `<script>${code.replaceAll('</', '<\\/')}</script>`;
  return `<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Stor</title>${script(library)}${script(`var given = { ...${JSON.stringify(given)}, ...library };`)}</head><body><main></main><footer></footer></body></html>`;
}

async function open(browser: Browser, address: string, way: Way, count: number): Promise<Took> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const spent = await countSpent(page);
  await page.addInitScript('__name = (it) => it'); // esbuild, which runs the bench, lets functions keep their names by it.
  await page.goto(address);
  await spent();
  const painted = await page.evaluate(openDeclaration, way);
  const busy = await spent();
  const shown = await page
    .locator('main table')
    .evaluateAll((tables) => tables.filter((one) => one.getBoundingClientRect().height > 20).length);
  if (shown !== count) throw new Error(`${way} shows ${shown} of ${count} tables.`);
  await page.close();
  return { painted, ...busy };
}

async function inBrowser(executablePath: string): Promise<Times> {
  const library = await bundle();
  const pages = new Map(counts.map((count) => [`/${count}`, pageOf(library, count)]));
  const server = createServer(({ url }, reply) =>
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages.get(url!)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const times = Object.fromEntries(
    ways.map((way) => [way, new Map(counts.map((count) => [count, { painted: [], all: [], layout: [] }]))]),
  ) as unknown as Times;
  try {
    for (let round = -1; round < rounds; round++) {
      for (const count of counts) {
        for (const way of ways) {
          const took = await open(browser, `http://127.0.0.1:${port}/${count}`, way, count);
          if (round < 0) continue; // Warms up.
          for (const [what, time] of Object.entries(took)) times[way].get(count)![what as keyof Took].push(time);
        }
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return times;
}

const digits = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 0);
const words = ({ median, spread }: Measured) => `${digits(median)} (${spread.map(digits).join('–')})`;
const cell = (values: readonly number[]) => words(summed(values));

function print(times: Times): void {
  const of = (way: Way, count: number, what: keyof Took) => times[way].get(count)![what];
  const ratio = (count: number, floor: Way) =>
    (summed(of('ours', count, 'painted')).median / summed(of(floor, count, 'painted')).median).toFixed(2);
  printTable(
    'Milliseconds from start() until the declaration is painted: median (first to third quarter of the rounds)',
    ['services', ...ways, 'ours/innerHTML', 'ours/DOM by hand'],
    counts.map((count) => [
      String(count),
      ...ways.map((way) => cell(of(way, count, 'painted'))),
      ratio(count, 'innerHTML'),
      ratio(count, 'DOM by hand'),
    ]),
  );
  const steps = counts.slice(1).map((count, i) => `${counts[i]} to ${count}`);
  const growth = (way: Way, what: keyof Took) => {
    const { fixed, perItem } = growthOf(new Map(counts.map((count) => [count, of(way, count, what)])));
    return [digits(fixed), ...perItem.map(digits)];
  };
  const parts = [
    ['all', 'everything'],
    ['layout', 'style and layout'],
  ] as const;
  printTable(
    'Milliseconds of the main thread’s processor time for one service more, without what comes once',
    ['what', 'once', ...steps],
    parts.flatMap(([what, words]) => ways.map((way) => [`${way}, ${words}`, ...growth(way, what)])),
  );
}

const unanswered = { state: 'unanswered', why: 'none' } as const;

/** What is computed of a registry, by itself. */
function pureOf(count: number): Record<string, () => unknown> {
  const [one, many] = [oneSite(count), manySites(count)];
  const pages = pageRegistry(many);
  const tree = declarationTree(one, 'site-0', 'nn');
  return {
    pageRegistry: () => pageRegistry(one),
    'pageRegistry, many sites': () => pageRegistry(many),
    'laterRegistry, many sites': () => laterRegistry(many),
    'decide, many sites': () => decide(pages, pages.sites['site-0'], unanswered, new Set(), { gpc: false }),
    declaration: () => declaration(one, 'site-0', 'nn'),
    'declaration and tree': () => declarationTree(one, 'site-0', 'nn'),
    html: () => html(tree),
    markdown: () => markdown(tree),
  };
}

/** Microseconds of processor time for one service, by function and by number of services. */
async function inNode(): Promise<Record<string, Record<number, Measured>>> {
  const found: Record<string, Record<number, Measured>> = {};
  for (const count of counts) {
    // As often as it takes to have as many services in each round, whatever the registry's size.
    const often = Math.max(...counts) / count;
    const things = Object.entries(pureOf(count)).map(
      ([name, work]) =>
        [
          name,
          () => {
            for (let i = 0; i < often; i++) work();
          },
        ] as const,
    );
    for (const [name, took] of Object.entries(await measure(Object.fromEntries(things), { rounds, warmUp: 3 }))) {
      // So many services are a thousand, so milliseconds for all are microseconds for one.
      found[name] = { ...found[name], [count]: took };
    }
  }
  return found;
}

export async function run(): Promise<void> {
  const executablePath = findChromium();
  const pure = await inNode();
  printTable(
    'Microseconds of processor time for one service, in Node: median (first to third quarter of the rounds)',
    ['what', ...counts.map(String)],
    Object.entries(pure).map(([name, by]) => [name, ...counts.map((count) => words(by[count]!))]),
  );
  const times = await inBrowser(executablePath);
  print(times);
  const raw = Object.fromEntries(ways.map((way) => [way, Object.fromEntries(times[way])]));
  writeMeasured('registry', {
    ...facts(['playwright-core', 'esbuild', 'preact'], executablePath),
    rounds,
    unit: 'ms',
    raw,
    pure: { unit: 'µs per service', ...pure },
  });
}
