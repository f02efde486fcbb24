import type { Path } from '../harness/contestants/contestant.js';
import { page } from '../harness/contestants/page.js';
import { answerMatomo, hits, pageViews } from '../harness/matomo-server.js';
import { openBrowser, type Browser, type Tab } from '../harness/open-browser.js';
import { createPilot, openSelfDriven, type Pilot } from '../harness/self-driven.js';
import { serve, type Server } from '../harness/serve.js';
import { snippet, snippetAddress, type Subject } from './subject.js';

export const site = 'https://www.dfo.no';
export const [landing, prerendered] = ['/landing', '/prerendered'];

/** Before everything else in a page. */
const befores: Readonly<Record<string, string>> = {
  blocked: `<script>Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });</script>`,
};
/** What the page sees of its return from the browser's memory, and of exceptions that nobody caught. */
const watches = `<script>
window.thrown = [];
addEventListener('error', ({ message }) => window.thrown.push(message));
addEventListener('unhandledrejection', ({ reason }) => window.thrown.push(String(reason)));
addEventListener('pageshow', ({ persisted }) => { window.isReturned = persisted; });
</script>`;
/** The page itself fits on 320 pixels, so that what does not is the subject's. */
const fits = '<style>body { overflow-wrap: anywhere }</style>';
const rules = `<script type="speculationrules">{ "prerender": [{ "urls": ["${prerendered}"], "eagerness": "immediate" }] }</script>`;

/** The visitor's hands and eyes on the pages of one subject; what they cannot see, the server tells. */
export interface Scene {
  readonly subject: Subject;
  readonly server: Server;
  readonly browser: Browser;
  readonly pilot: Pilot;
  /** A page for a visitor who has nothing stored. */
  fresh(path?: string): Promise<Tab>;
  /** One more tab of the same visitor. */
  another(path: string): Promise<Tab>;
  /** The same in a Chromium that no driver is attached to, which can prerender. Returns what closes it. */
  openSelfDriven(path: string): () => Promise<void>;
  accept(tab: Tab): Promise<void>;
  reject(tab: Tab): Promise<void>;
  /** Opens the settings and takes everything back. */
  withdraw(tab: Tab): Promise<void>;
  asks(tab: Tab): Promise<boolean>;
  /** The page views that were counted, by path and query. */
  views(): string[];
  /** Whether something that the page's own script tells Matomo now is sent. */
  sends(tab: Tab): Promise<boolean>;
  /** Names of the cookies that lie in the browser, without their endings. */
  stored(): Promise<string[]>;
  close(): Promise<void>;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Whether something comes to be so within a time, one second unless told. */
export async function becomes(is: () => Promise<boolean> | boolean, milliseconds = 1000): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!(await is())) {
    if (performance.now() > end) return false;
    await pause(25);
  }
  return true;
}

/** The element at the end of a path, in a page that no driver is attached to: an expression. */
export const elementAt = (path: Path): string =>
  `${JSON.stringify(path)}.reduce((at, selector) => (at?.shadowRoot ?? at)?.querySelector(selector), document)`;

/** Makes the pages of a subject, and the browser that looks at them. */
export async function setScene(subject: Subject): Promise<Scene> {
  const { banner, files, page: parts, statistics } = subject;
  const pilot = createPilot();
  const html = (path: string) => {
    const before = befores[path.split('/')[1]!] ?? '';
    const extra =
      path === landing ? rules + pilot.script : path === prerendered || path === '/start' ? pilot.script : '';
    return page({ ...parts, head: `${before}${watches}${fits}${extra}${parts.head ?? ''}` }, statistics);
  };
  const server = await serve((request) => {
    const { path } = request;
    const file = files[path];
    if (path === '/favicon.ico') return undefined;
    if (path === '/empty') return '<!doctype html>';
    if (file !== undefined)
      return {
        headers: { 'content-type': path.endsWith('.css') ? 'text/css' : 'text/javascript' },
        body: file.toString(),
      };
    if (path === snippetAddress) return { headers: { 'content-type': 'text/javascript' }, body: snippet };
    return answerMatomo(request) ?? pilot.reply(request) ?? html(path);
  });
  const browser = await openBrowser(server.ports, {}, server.wire);
  const press = async (tab: Tab, path: Path) => {
    const control = tab.locator(path.join(' ')).first();
    await control.waitFor(); // What comes in slowly takes no focus until it is seen.
    await control.press('Space');
  };
  const stored = () => browser.context.cookies();
  /** What the subject itself has stored as the answer. */
  const answer = async () =>
    banner.answer(Object.fromEntries((await stored()).map(({ name, value }) => [name, decodeURIComponent(value)])));
  const scene: Scene = {
    subject,
    server,
    browser,
    pilot,
    async fresh(path = '/') {
      const tab = await browser.fresh();
      server.forget();
      await tab.goto(site + path);
      return tab;
    },
    async another(path) {
      const tab = await browser.context.newPage();
      await tab.goto(site + path);
      return tab;
    },
    openSelfDriven(path) {
      server.forget();
      return openSelfDriven(server.ports, site + path);
    },
    accept: (tab) => press(tab, banner.accept),
    reject: (tab) => press(tab, banner.reject),
    async withdraw(tab) {
      await press(tab, banner.settings);
      for (const path of subject.withdraw) await press(tab, path);
      // A press that went nowhere would be held against the subject.
      if (await tab.evaluate(() => location.pathname.startsWith('/blocked'))) return;
      if (!(await becomes(async () => (await answer()) === 'no', 8000)))
        throw new Error(`${subject.name}: it has not taken the withdrawal.`);
    },
    asks: (tab) => tab.locator(banner.accept.join(' ')).first().isVisible(),
    views: () => pageViews(server),
    async sends(tab) {
      const before = hits(server).length;
      await tab.evaluate(() => (window as { _paq?: unknown[] })._paq?.push(['trackEvent', 'asked', 'now']));
      return becomes(() => hits(server).length > before, 500);
    },
    stored: async () => (await stored()).map(({ name }) => name),
    async close() {
      await browser.close();
      await server.close();
    },
  };
  return scene;
}
