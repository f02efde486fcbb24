import type { BrowserContext, CDPSession, Locator as PlaywrightLocator, Page } from 'playwright-core';

/** What the tests ask of a found element: as much of Playwright's locators as every engine's driver has, with Playwright's meaning. */
export interface Locator
  extends Pick<
    PlaywrightLocator,
    | 'allTextContents'
    | 'ariaSnapshot'
    | 'boundingBox'
    | 'check'
    | 'click'
    | 'count'
    | 'evaluate'
    | 'fill'
    | 'focus'
    | 'getAttribute'
    | 'hover'
    | 'innerText'
    | 'inputValue'
    | 'isChecked'
    | 'isVisible'
    | 'press'
    | 'screenshot'
    | 'selectOption'
    | 'textContent'
    | 'uncheck'
    | 'waitFor'
  > {
  locator(selector: string): Locator;
  getByRole(role: Parameters<PlaywrightLocator['getByRole']>[0], options?: RoleOptions): Locator;
  getByText(text: string | RegExp, options?: TextOptions): Locator;
  getByLabel(text: string | RegExp, options?: TextOptions): Locator;
  getByTitle(text: string | RegExp, options?: TextOptions): Locator;
  filter(options: { hasText: string | RegExp }): Locator;
  first(): Locator;
  last(): Locator;
  nth(index: number): Locator;
}

export interface TextOptions {
  exact?: boolean;
}

export interface RoleOptions extends TextOptions {
  name?: string | RegExp;
  level?: number;
}

/** What a test does with a request that the page makes. */
export interface Route {
  abort(): Promise<void>;
  continue(): Promise<void>;
}

/** A page, with as much of Playwright's as every engine's driver has. It keeps what it says on the console and what it violates. */
export interface Tab
  extends Pick<
      Page,
      | 'addInitScript'
      | 'addScriptTag'
      | 'bringToFront'
      | 'close'
      | 'evaluate'
      | 'setContent'
      | 'screenshot'
      | 'setViewportSize'
      | 'title'
      | 'waitForFunction'
      | 'waitForTimeout'
    >,
    Pick<Locator, 'locator' | 'getByRole' | 'getByText' | 'getByLabel' | 'getByTitle'> {
  readonly said: string[];
  readonly keyboard: Pick<Page['keyboard'], 'press' | 'type'>;
  readonly mouse: Pick<Page['mouse'], 'click' | 'down' | 'move' | 'up' | 'wheel'>;
  readonly clock: Pick<Page['clock'], 'install' | 'runFor'>;
  goto(address: string, options?: { waitUntil?: 'commit' | 'load' | 'networkidle' }): Promise<unknown>;
  reload(): Promise<unknown>;
  goBack(): Promise<unknown>;
  waitForEvent(event: 'load'): Promise<unknown>;
  on(event: 'request', listener: (request: { url(): string }) => void): unknown;
  on(event: 'pageerror', listener: (error: Error) => void): unknown;
  /** A glob, as Playwright's. */
  route(address: string, handler: (route: Route) => unknown): Promise<unknown>;
  unroute(address: string): Promise<void>;
  /**
   * Has the visitor's system ask this of the page; what is not named stays. Only in Chromium and Firefox; in Chromium print ends with
   * the page.
   *
   * @returns what it asked before, to go back to
   */
  emulate(asked: Emulated): Promise<Required<Emulated>>;
}

/** What a visitor's system asks of pages. `forced` are forced colours, as Windows' contrast themes. */
export interface Emulated {
  readonly scheme?: 'light' | 'dark' | 'forced';
  readonly reducedMotion?: boolean;
  readonly media?: 'screen' | 'print';
}

/** What the tabs of one profile share. */
export interface Context extends Pick<BrowserContext, 'addCookies' | 'clearCookies' | 'cookies'> {
  newPage(): Promise<Tab>;
  grantPermissions(permissions: string[]): Promise<void>;
  /** Only in Chromium. */
  newCDPSession(tab: Tab): Promise<CDPSession>;
}

export interface Browser {
  readonly context: Context;
  /** A page in a profile that has nothing stored. */
  fresh(): Promise<Tab>;
  /** Closes its pages, and forgets what other tests' pages could meet: for one that is used again. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** The ports on this machine that every host name's 80 and 443 lead to. */
export interface Ports {
  readonly http: number;
  readonly https: number;
}

export interface BrowserOptions {
  readonly javaScriptEnabled?: boolean;
  /** By the browser's own setting, for everybody. Default: false, third parties' neither. */
  readonly cookiesBlocked?: boolean;
}

/** What the tests' server does for a driver whose browser cannot: no page sees a difference. */
export interface Wire {
  /** Runs before every page's own scripts. */
  before: string;
  /** The first that matches an address has the say whether it is answered. */
  routes: { readonly pattern: RegExp; readonly address: string; readonly handler: (route: Route) => unknown }[];
  /** Hosts that have set a cookie. */
  readonly settingCookies: Set<string>;
}

/** An empty page on every host. The tests' server does not count it. */
export const blankPage = '/-blank';
