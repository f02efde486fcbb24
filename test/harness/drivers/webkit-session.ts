import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { miniBrowser } from '../find-browser.js';
import { ended, endedWithChildren, startScreen } from './screen.js';
import { slowest } from './webkit-window.js';

/** Without a toolbar's width a window can be as narrow as a telephone. */
const narrowable =
  '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; } image { -gtk-icon-transform: scale(0); }';

/** A running WebKitWebDriver with a screen of its own. */
export interface Driver {
  /** A browser with nothing stored. */
  newSession(): Promise<WebDriver>;
  close(): Promise<void>;
}

/** No session takes as long as this, in milliseconds. */
const slow = 5000;

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(`${address}/status`);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 25));
    }
  }
  throw new Error('WebKitWebDriver did not start.');
}

/** @param args of the browser */
export async function startDriver(program: string, args: readonly string[]): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0', 'gtk.css'), narrowable);
  const { screen, name } = await startScreen();
  const environment = {
    ...process.env,
    DISPLAY: name,
    XDG_CONFIG_HOME: folder,
    GTK_THEME: 'Default',
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  let driver: ChildProcess;
  let address: string;
  const start = async () => {
    const port = await freePort();
    // A group of its own, so that its browser ends with it.
    driver = spawn(program, [`--port=${port}`], { stdio: 'ignore', env: environment, detached: true });
    address = `http://127.0.0.1:${port}`;
    await answers(address);
  };
  await start();
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    // The tab waits itself, as long as a test wants.
    pageLoadStrategy: 'none',
    // A page that is being left never answers.
    timeouts: { script: slowest },
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation', ...args] },
  });
  let session: WebDriver | undefined;
  const quit = async () => {
    await session?.quit().catch(() => {});
    session = undefined;
  };
  return {
    async newSession() {
      await quit();
      for (let tries = 0; tries < 3; tries++) {
        const built = new Builder().usingServer(address).withCapabilities(capabilities).build();
        session = await Promise.race([built, wait(slow, undefined, { ref: false })]);
        if (session) return session;
        // Now and then its browser does not call back, and the driver waits for ever.
        built.catch(() => {});
        await endedWithChildren(driver);
        await start();
      }
      throw new Error('WebKitWebDriver gave no session.');
    },
    async close() {
      await quit();
      await endedWithChildren(driver);
      await ended(screen);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
