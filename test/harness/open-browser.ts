import { inject } from 'vitest';
import { openChromium, openFirefox } from './drivers/playwright.js';
import type { Browser, BrowserOptions, Ports, Wire } from './drivers/tab.js';
import { openWebKit } from './drivers/webkit.js';

export type { Browser, BrowserOptions, Emulated, Locator, Ports, Tab } from './drivers/tab.js';

/**
 * The project's browser with a profile of its own, in which every host name leads to this machine: to `ports.http` for port 80, to
 * `ports.https` for 443. Not by a proxy where there is another way: Firefox connects to nobody ahead of need where it has one.
 *
 * They block third-party cookies unless told otherwise; then a test that none is set would pass for nothing, so they are
 * allowed here. `harness.test.ts` proves that they are.
 *
 * @param wire the server's part, for what the driver of WebKit cannot do
 */
export function openBrowser(ports: Ports, options: BrowserOptions = {}, wire?: Wire): Promise<Browser> {
  return { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }[inject('engine')](ports, options, wire);
}
