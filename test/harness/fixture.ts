import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type Browser, type BrowserOptions } from './open-browser.js';
import { serve, type Reply, type Request, type Server } from './serve.js';

export interface Fixture {
  server: Server;
  browser: Browser;
}

/** A server and the project's browser for one file or group of tests, opened before it and closed after it. */
export function fixture(reply: (request: Request) => Reply | undefined, options?: BrowserOptions): Fixture {
  const made = {} as Fixture;
  beforeAll(async () => {
    made.server = await serve(reply);
    made.browser = await openBrowser(made.server.ports, options, made.server.wire);
  });
  afterAll(async () => {
    await made.browser?.close();
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
