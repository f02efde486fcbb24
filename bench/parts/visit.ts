import { buildSync } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from '../../test/harness/find-browser.js';

/** What a visitor brings along: cookies and the like, as Playwright keeps them. */
export type Stored = Awaited<ReturnType<BrowserContext['storageState']>>;

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** Does something as a visitor whose cache is empty and who brings along `stored`. */
export async function asVisitor<Result>(
  browser: Browser,
  stored: Stored | undefined,
  use: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...(stored && { storageState: stored }),
  });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** A processor as slow as a cheap phone's: how many times slower than this machine's. */
export const slowdown = 4;

/** DevTools' «Slow 4G»: milliseconds, and bytes per second. */
export const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_600_000 * 0.9) / 8,
  uploadThroughput: (750_000 * 0.9) / 8,
} as const;

export interface OpenOptions {
  /** Whether processor and network are slow. */
  readonly isSlow: boolean;
  /** Scripts that run in the page before its own. */
  readonly scripts?: readonly string[];
}

/** A page that has loaded, in a tab of its own, and the line to its inspector. */
export async function open(
  context: BrowserContext,
  address: string,
  { isSlow, scripts = [] }: OpenOptions,
): Promise<{ page: Page; inspector: CDPSession }> {
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  // The thread's own time: what else the machine does is not in it.
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (isSlow) {
    await inspector.send('Network.enable');
    await inspector.send('Network.emulateNetworkConditions', slow4G);
    await inspector.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  for (const content of scripts) await page.addInitScript({ content });
  await page.goto(address);
  return { page, inspector };
}

/** `in-page.ts` as a page can run it. */
export const eyes = buildSync({
  entryPoints: [new URL('in-page.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
}).outputFiles[0]!.text;
