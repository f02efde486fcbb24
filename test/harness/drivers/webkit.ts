import { inject } from 'vitest';
import { listenToConsole } from './console.js';
import { startProxy } from './loopback-proxy.js';
import type { Browser, BrowserOptions, Context, Ports, Tab, Wire } from './tab.js';
import { WebKitContext } from './webkit-context.js';
import { startDriver } from './webkit-session.js';
import { WebKitTab, type Shared } from './webkit-tab.js';
import { Window } from './webkit-window.js';

/** Debian's WebKitGTK over WebDriver. What its driver cannot is done by the server, where the test has one. */
export async function openWebKit(
  ports: Ports,
  { javaScriptEnabled = true, cookiesBlocked = false }: BrowserOptions,
  wire?: Wire,
): Promise<Browser> {
  const listeners = new Set<(address: string) => void>();
  const hosts = new Set<string>();
  const proxy = await startProxy(ports, (address) => {
    hosts.add(new URL(address).hostname);
    for (const listener of listeners) listener(address);
  });
  const driver = await startDriver(inject('program'), [
    `--proxy=http://127.0.0.1:${proxy.port}`,
    '--ignore-tls-errors',
    `--cookies-policy=${cookiesBlocked ? 'never' : 'always'}`,
    '--javascript-can-access-clipboard=true',
    `--enable-javascript=${javaScriptEnabled}`,
  ]);
  const shared: Shared = {
    wire: wire ?? { before: '', routes: [], settingCookies: hosts },
    onRequest: (listener) => listeners.add(listener),
  };
  let context: WebKitContext;
  return {
    get context() {
      return context as unknown as Context;
    },
    async fresh() {
      listeners.clear();
      hosts.clear();
      shared.wire.before = javaScriptEnabled ? `(${String(listenToConsole)})();\n` : '';
      shared.wire.routes = [];
      shared.wire.settingCookies.clear();
      const session = await driver.newSession();
      const handle = await session.getWindowHandle();
      context = new WebKitContext(session, handle, javaScriptEnabled, shared, () => [...shared.wire.settingCookies]);
      const tab = new WebKitTab(new Window(session, handle, javaScriptEnabled), shared) as unknown as Tab;
      await tab.setViewportSize({ width: 1280, height: 800 });
      return tab;
    },
    forget: async () => {},
    async close() {
      await driver.close();
      await proxy.close();
    },
  };
}
