import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

export type BrowserName = 'chromium' | 'firefox';

/** A page that keeps what it says on the console and what it violates. */
export type Tab = Page & { readonly said: string[] };

export interface Browser {
  readonly context: BrowserContext;
  /** A page in a profile that has nothing stored. */
  fresh(): Promise<Tab>;
  close(): Promise<void>;
}

/** The ports on this machine that every host name's 80 and 443 lead to. */
export interface Ports {
  readonly http: number;
  readonly https: number;
}

export interface BrowserOptions {
  readonly javaScriptEnabled?: boolean;
}

/**
 * A real browser with a profile of its own, in which every host name leads to this machine: to `ports.http` for port 80, to
 * `ports.https` for 443. Not by a proxy: Firefox connects to nobody ahead of need where it has one.
 *
 * Both block third-party cookies unless told otherwise; then a test that none is set would pass for nothing, so they are
 * allowed here. `harness.test.ts` proves that they are.
 */
export function openBrowser(name: BrowserName, ports: Ports, options: BrowserOptions = {}): Promise<Browser> {
  return { chromium: openChromium, firefox: openFirefox }[name](ports, options);
}

/** Arguments with which every Chromium here is started. */
export const chromiumArguments = (ports: Ports): string[] => [
  // What the browser itself asks its makers for is not the page's doing.
  `--host-resolver-rules=MAP *.googleapis.com ~NOTFOUND, MAP *.google.com ~NOTFOUND, MAP *:80 127.0.0.1:${ports.http}, MAP * 127.0.0.1:${ports.https}`,
  '--ignore-certificate-errors',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A profile on disk: without one Chromium does not connect ahead of need, and its preferences cannot be set. */
async function openChromium(ports: Ports, options: BrowserOptions): Promise<Browser> {
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
    // Visitors' browsers keep pages for the Back button; Playwright turns that off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: chromiumArguments(ports),
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
      return listening(page);
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Mozilla's own Firefox, over WebDriver BiDi: what Playwright cannot tell it that way, preferences do. */
async function openFirefox(ports: Ports, { javaScriptEnabled = true }: BrowserOptions): Promise<Browser> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: inject('firefox'),
    firefoxUserPrefs: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `80=${ports.http};443=${ports.https}`,
      'network.cookie.cookieBehavior': 0,
      'javascript.enabled': javaScriptEnabled,
      // It connects ahead of need, as it does for visitors; Playwright turns that off.
      'network.http.speculative-parallel-limit': 6,
      // An http address stays one.
      'dom.security.https_first': false,
      'network.stricttransportsecurity.preloadlist': false,
      // What the browser itself asks its makers for is not the page's doing.
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'extensions.update.enabled': false,
      'media.gmp-manager.updateEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': 'data:,#no-remote-settings',
      'toolkit.telemetry.enabled': false,
    },
    // Without this the address of the remote settings above is not heeded.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  let context = await browser.newContext({ ignoreHTTPSErrors: true });
  return {
    get context() {
      return context;
    },
    async fresh() {
      await context.close();
      context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
      return listening(await context.newPage());
    },
    close: () => browser.close(),
  };
}

function listening(page: Page): Tab {
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url)) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return Object.assign(page, { said });
}
