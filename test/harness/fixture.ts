import { afterAll, beforeAll, inject } from 'vitest';
import { openBrowser, type Browser, type BrowserOptions } from './open-browser.js';
import { serve, type Reply, type Request, type Server } from './serve.js';

export interface Fixture {
  server: Server;
  browser: Pick<Browser, 'context' | 'fresh'>;
}

/** Makes a fixture open a browser for itself alone, an ordinary one: see `fixture`. */
export const ownBrowser: BrowserOptions = {};

type Answer = (request: Request) => Reply | undefined;

/**
 * A worker's server and browser, for its files one after another: starting a browser costs the processor as much as three tests. It
 * ends with the worker. Nobody would end a driver of our own then, so WebKit has none.
 */
const common: { server?: Promise<Server>; browser?: Promise<Browser>; answer?: Answer | undefined } = {};

async function takeCommon(answer: Answer): Promise<Server> {
  common.answer = answer;
  common.server ??= serve((request) => common.answer?.(request));
  return common.server;
}

/** Leaves nothing of a file's to the next. */
async function giveBackCommon(server: Server): Promise<void> {
  await (await common.browser)?.forget();
  Object.assign(server.wire, { before: '' }).routes.length = 0;
  server.forget();
  common.answer = undefined;
}

/**
 * A server and the project's browser for one file or group of tests. The server is there before the first test, the browser from the
 * first `fresh()` on, for of a group all tests may be left out. Fixtures without options share the worker's, one at a time.
 *
 * @param options make a browser of its own. Tests about connections need one (`ownBrowser`), for Chromium connects ahead of need to the
 * hosts that other tests' pages have turned to; and those that set a clock, which holds for all pages of a browser
 */
export function fixture(reply: Answer, options?: BrowserOptions): Fixture {
  const made = {} as Fixture;
  let opening: Promise<Browser> | undefined;
  let opened: Browser | undefined;
  let isCommon = false;
  const open = () => openBrowser(made.server.ports, options, made.server.wire);
  made.browser = {
    async fresh() {
      opening ??= isCommon && common.browser ? common.browser : open();
      if (isCommon) common.browser = opening;
      opened = await opening;
      return opened.fresh();
    },
    get context() {
      if (!opened) throw new Error('The browser of this fixture is not open yet: call fresh() first.');
      return opened.context;
    },
  };
  beforeAll(async () => {
    isCommon = !options && !common.answer && inject('engine') !== 'webkit';
    made.server = await (isCommon ? takeCommon(reply) : serve(reply));
  });
  afterAll(async () => {
    if (isCommon) return giveBackCommon(made.server);
    await (await opening)?.close();
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
