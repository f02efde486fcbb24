import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Browser {
  readonly context: BrowserContext;
  /** A page in a profile that has nothing stored. What it says on the console and what it violates is kept. */
  fresh(): Promise<Page & { readonly said: string[] }>;
  close(): Promise<void>;
}

/**
 * A real Chromium with a profile of its own, in which every host name leads to `port` on this machine.
 *
 * Debian's Chromium blocks third-party cookies; then a test that none is set would pass for nothing, so they are
 * allowed here. `third-party.test.ts` proves that they are.
 */
export async function openBrowser(port: number, options: { javaScriptEnabled?: boolean } = {}): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'dfo-consent-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chromium'),
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
    ...options,
    args: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context,
    async fresh() {
      for (const page of context.pages().slice(1)) await page.close();
      const page = await context.newPage();
      await context.clearCookies();
      const session = await context.newCDPSession(page);
      for (const origin of ['dfo.no', 'www.dfo.no', 'www.statsregnskapet.no']) {
        await session.send('Storage.clearDataForOrigin', { origin: `https://${origin}`, storageTypes: 'all' });
      }
      const said: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url)) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      return Object.assign(page, { said });
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
