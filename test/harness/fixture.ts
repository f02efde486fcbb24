import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type Browser, type BrowserOptions } from './open-browser.js';
import { serve, type Reply, type Request, type Server } from './serve.js';

export interface Fixture {
  server: Server;
  browser: Browser;
}

/**
 * A server and the project's browser for one file or group of tests, closed after it. The server is there before the first test, the
 * browser from the first `fresh()` on: starting one takes a second or two of the processor, and of a group all tests may be left out.
 */
export function fixture(reply: (request: Request) => Reply | undefined, options?: BrowserOptions): Fixture {
  const made = {} as Fixture;
  let opening: Promise<Browser> | undefined;
  let opened: Browser | undefined;
  made.browser = {
    async fresh() {
      opening ??= openBrowser(made.server.ports, options, made.server.wire);
      opened = await opening;
      return opened.fresh();
    },
    get context() {
      if (!opened) throw new Error('The browser of this fixture is not open yet: call fresh() first.');
      return opened.context;
    },
    close: async () => (await opening)?.close(),
  };
  beforeAll(async () => {
    made.server = await serve(reply);
  });
  afterAll(async () => {
    await made.browser.close();
    await made.server?.close();
  });
  return made;
}

/** An empty page or script, as a vendor would answer. */
export const empty = ({ path }: Request): Reply => ({
  headers: { 'content-type': /\.js(\?|$)/.test(path) ? 'text/javascript' : 'text/html' },
});

/** Hosts of the vendors in these tests. */
export const vendors = /tableau\.com$|vimeo(cdn)?\.com$|acast\.com$|qlik\.|matomo\.|nr-data\.net$|evil\.example$/;
