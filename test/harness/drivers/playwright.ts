import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, firefox, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumArguments } from './chromium-arguments.js';
import { emulateInChromium, emulateInFirefox, usual } from './media.js';
import type { Browser, BrowserOptions, Context, Ports, Tab } from './tab.js';

/** Where the driver puts what it stores itself: it does not clear up when its process is ended. */
const storeInFolder = () => {
  process.env['TMPDIR'] = inject('folder');
};

/** A profile on disk: without one Chromium does not connect ahead of need, and its preferences cannot be set. */
export async function openChromium(
  ports: Ports,
  { cookiesBlocked = false, ...options }: BrowserOptions,
): Promise<Browser> {
  storeInFolder();
  const profile = mkdtempSync(join(inject('folder'), 'profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      profile: {
        cookie_controls_mode: 0,
        block_third_party_cookies: false,
        ...(cookiesBlocked && { default_content_setting_values: { cookies: 2 } }),
      },
    }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('program'),
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
    ...options,
    // Visitors' browsers keep pages for the Back button; Playwright turns that off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    // A page takes a process that is there: 98 ms of the processor for a new page instead of 140 (40 pages, two cores).
    args: [...chromiumArguments(ports), '--renderer-process-limit=2'],
  });
  return {
    context: listeningContext(context),
    async fresh() {
      for (const page of context.pages().slice(1)) await page.close();
      const page = await context.newPage();
      await context.clearCookies();
      const session = await context.newCDPSession(page);
      await Promise.all(
        ['dfo.no', 'www.dfo.no', 'www.statsregnskapet.no'].map((host) =>
          session.send('Storage.clearDataForOrigin', {
            origin: `https://${host}`,
            storageTypes: 'local_storage,indexeddb,cache_storage,service_workers',
          }),
        ),
      );
      return listening(page);
    },
    async forget() {
      for (const page of context.pages().slice(1)) await page.close();
      await context.clearPermissions();
      const session = await context.newCDPSession(context.pages()[0]!);
      await session.send('Network.clearBrowserCache');
      await session.detach();
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Mozilla's own Firefox, over WebDriver BiDi: what Playwright cannot tell it that way, preferences do. */
export async function openFirefox(
  ports: Ports,
  { javaScriptEnabled = true, cookiesBlocked = false }: BrowserOptions,
): Promise<Browser> {
  storeInFolder();
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: inject('program'),
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `80=${ports.http};443=${ports.https}`,
      'network.cookie.cookieBehavior': cookiesBlocked ? 2 : 0,
      'javascript.enabled': javaScriptEnabled,
      // A page may read the clipboard without asking the visitor, who is nobody here.
      'dom.events.testing.asyncClipboard': true,
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
      // It knows no such permissions: the preference above gives them.
      return { ...listeningContext(context), grantPermissions: async () => {} };
    },
    async fresh() {
      await context.close();
      context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
      return listening(await context.newPage());
    },
    forget: () => context.close(),
    close: () => browser.close(),
  };
}

/** Its new pages keep what they say, as every tab does. */
function listeningContext(context: BrowserContext): Context {
  return {
    addCookies: (cookies) => context.addCookies(cookies),
    clearCookies: (only) => context.clearCookies(only),
    cookies: () => context.cookies(),
    grantPermissions: (permissions) => context.grantPermissions(permissions),
    newCDPSession: (tab) => context.newCDPSession(tab as unknown as Page),
    newPage: async () => listening(await context.newPage()),
  };
}

function listening(page: Page): Tab {
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url))
      said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  let emulated = usual;
  const emulate: Tab['emulate'] = async (asked) => {
    const before = emulated;
    emulated = { ...before, ...asked };
    await (inject('engine') === 'firefox' ? emulateInFirefox : emulateInChromium)(page, emulated);
    return before;
  };
  return Object.assign(page, { said, emulate });
}
