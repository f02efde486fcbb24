import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserOptions } from '../options.js';
import { readNetLog, type NetLog } from './net-log.js';

export type Playwright = typeof import('playwright-core');

/** A browser as one visitor has it: nothing is stored in it, nobody else uses it. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends it, and tells what its network did. */
  close(): Promise<NetLog>;
}

/**
 * Third-party cookies are allowed: many visitors' browsers allow them, and in one that blocks them a site would pass for nothing. Some
 * systems' Chromium blocks them by default.
 */
const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** What the browser itself asks its makers for is not the page's doing. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * The last word on features: Playwright turns off that storage of third parties lies apart, which visitors' browsers have. Of the rest of its list
 * what would ask the makers, or show something of the browser's own, stays off.
 */
const features =
  '--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,OptimizationHints,PaintHolding,Translate';

/** Milliseconds that a browser has to go; a page that hangs does not let it. */
const patience = 5000;

export interface DeviceOptions {
  /** Where the profile lies until the browser is closed; what an interrupted run leaves there goes with the folder. */
  readonly folder: string;
  /** What it calls itself; by default its own name. */
  readonly userAgent?: string;
}

/** Opens a browser with a profile of its own. */
export async function openDevice(
  playwright: Playwright,
  options: BrowserOptions,
  { folder, userAgent }: DeviceOptions,
): Promise<Device> {
  const profile = await mkdtemp(join(folder, 'profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const log = join(profile, 'net-log.json');
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  // In containers Chromium's own sandbox cannot be had by root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await playwright.chromium
    .launchPersistentContext(profile, {
      ...(options.program ? { executablePath: options.program } : {}),
      ignoreHTTPSErrors: options.ignoreCertificateErrors,
      viewport: { width: 1280, height: 800 },
      // Pages could fill the disk.
      acceptDownloads: false,
      // Visitors' browsers keep pages for the Back button; Playwright turns that off.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: [
        ...quiet,
        features,
        ...sandbox,
        ...(userAgent ? [`--user-agent=${userAgent}`] : []),
        `--log-net-log=${log}`,
        '--net-log-capture-mode=IncludeSensitive',
        ...options.arguments,
      ],
    })
    .catch(async (error: unknown) => {
      await remove();
      throw error;
    });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      try {
        await Promise.race([
          context.close(),
          new Promise((_, fail) => setTimeout(() => fail(new Error('The browser did not go.')), patience).unref()),
        ]);
        return await readNetLog(log);
      } finally {
        await remove();
      }
    },
  };
}

/** The program to drive: what is told, what Playwright has installed, or what lies in the PATH. */
export function findProgram(
  playwright: Playwright,
  told: string | undefined,
  exists: (file: string) => boolean,
): string | undefined {
  if (told) return exists(told) ? told : undefined;
  const own = playwright.chromium.executablePath();
  if (own && exists(own)) return own;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];
  const which = process.platform === 'win32' ? 'where' : 'which';
  for (const name of names) {
    try {
      return execFileSync(which, [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .split(/\r?\n/)[0]!
        .trim();
    } catch {
      // It is not there; the next may be.
    }
  }
  return undefined;
}
