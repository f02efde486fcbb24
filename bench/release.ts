/**
 * What a page with many embeds costs: until they ask, and until they run. Beside it two floors, in the same browser: the same
 * number of frames, inserted live by a plain loop, and in slices as long as the gate's. Chromium gives a document 1 000 frames;
 * what comes after them is an element without one, here and in the floors.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../test/browser/find-browser.js';

const counts = [300, 1000, 3000];

const frame = (i: number, port: number) =>
  `<iframe data-service="vimeo" data-src="http://localhost:${port}/frame/${i}" width="160" height="90" loading="lazy" title="Film ${i}"></iframe>`;
const head = '<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Mange</title>';

/** The library, and pages of as many waiting frames as the address says. */
const server = createServer(({ url = '/' }, reply) => {
  const { port } = server.address() as AddressInfo;
  const file = /^\/(dfo-consent[a-z-]*\.js)$/.exec(url)?.[1];
  if (file) return reply.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(`dist/${file}`));
  const count = Number(/^\/gated\/(\d+)/.exec(url)?.[1] ?? 0);
  const frames = Array.from({ length: count }, (_, i) => frame(i, port)).join('\n');
  const script = count ? '<script src="/dfo-consent.js" data-site="dfo.no"></script>' : '';
  reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(url.startsWith('/frame') ? '' : `${head}${script}</head><body><main>${frames}</main></body></html>`);
});

/** Notes from the start which task was the longest. */
const watchTasks = () => {
  const page = window as unknown as { longest: number };
  page.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
};
const longest = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 100));
    const now = (window as unknown as { longest: number }).longest;
    (window as unknown as { longest: number }).longest = 0;
    return now;
  });

/** The same frames, inserted live: at a stretch, or yielding to the page as often as the gate does. */
const insertFrames = async ([count, port, slice]: readonly [number, number, number]) => {
  const start = performance.now();
  const { port1, port2 } = new MessageChannel();
  let end = start + slice;
  for (let i = 0; i < count; i++) {
    const one = document.createElement('iframe');
    Object.assign(one, { width: '160', height: '90', loading: 'lazy', title: `Film ${i}`, src: `http://localhost:${port}/frame/${i}` });
    document.querySelector('main')!.append(one);
    if (performance.now() < end) continue;
    await new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(undefined);
    });
    end = performance.now() + slice;
  }
  return performance.now() - start;
};

interface Row {
  readonly what: string;
  readonly count: number;
  readonly time: number;
  readonly task: number;
}

async function measure(browser: Browser, port: number, count: number): Promise<Row[]> {
  const page = await browser.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(`http://127.0.0.1:${port}/gated/${count}`, { waitUntil: 'commit' });
  /** When there are as many of `selector`, with something in their shadow root if need be. */
  const all = async (selector: string, shadow: string): Promise<number> => {
    const time = await page.waitForFunction(
      ([selector, shadow, count]) =>
        [...document.querySelectorAll(selector)].filter((one) => !shadow || one.shadowRoot?.querySelector(shadow)).length === count && performance.now(),
      [selector, shadow, count] as const,
      { polling: 100, timeout: 180_000 },
    );
    return (await time.jsonValue()) as number;
  };
  const parsed = () => page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domInteractive);
  const asked = await all('dfo-consent-embed', '[data-dfo-consent=load]');
  const rows: Row[] = [{ what: 'placeholders', count, time: asked - (await parsed()), task: await longest(page) }];
  const from = await page.evaluate(() => {
    const now = performance.now();
    window.dfoConsent!.give(['vimeo']);
    return now;
  });
  rows.push({ what: 'release', count, time: (await all('iframe[src]', '')) - from, task: await longest(page) });
  const back = await page.evaluate(() => {
    const now = performance.now();
    window.dfoConsent!.refuse();
    return performance.now() - now;
  });
  const left = await page.locator('iframe').count();
  if (left) throw new Error(`${left} frames are left after the withdrawal.`);
  rows.push({ what: 'withdrawal', count, time: back, task: await longest(page) });
  for (const slice of [Infinity, 12]) {
    await page.goto(`http://127.0.0.1:${port}/plain`);
    const time = await page.evaluate(insertFrames, [count, port, slice] as const);
    rows.push({ what: slice === 12 ? 'floor: in slices' : 'floor: plain loop', count, time, task: await longest(page) });
  }
  await page.close();
  return rows;
}

export async function run(): Promise<void> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await measure(browser, port, 30); // Warms up.
    const cell = (value: string | number, width: number) => (typeof value === 'number' ? value.toFixed(value < 10 ? 2 : 0) : value).padStart(width);
    console.log(`${'what'.padEnd(20)}${cell('embeds', 8)}${cell('ms', 9)}${cell('ms/embed', 10)}${cell('longest task', 14)}`);
    for (const count of counts) {
      for (const { what, time, task } of await measure(browser, port, count)) {
        console.log(`${what.padEnd(20)}${cell(String(count), 8)}${cell(time, 9)}${cell(time / count, 10)}${cell(task, 14)}`);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
}
