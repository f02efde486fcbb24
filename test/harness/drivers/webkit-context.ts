import type { Cookie } from 'playwright-core';
import type { IWebDriverOptionsCookie, WebDriver } from 'selenium-webdriver';
import { blankPage, type Tab } from './tab.js';
import { WebKitTab, type Shared } from './webkit-tab.js';
import { Window } from './webkit-window.js';

interface CookieToAdd {
  name: string;
  value: string;
  url?: string;
  domain?: string;
  path?: string;
  expires?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: Cookie['sameSite'];
}

/** WebDriver's cookies are those of the page that is there. */
const asCookie = ({
  name,
  value,
  domain = '',
  path = '/',
  secure = false,
  httpOnly = false,
  expiry = -1,
  sameSite = 'None',
}: IWebDriverOptionsCookie): Cookie => ({
  name,
  value,
  domain,
  path,
  secure,
  httpOnly,
  expires: Number(expiry),
  sameSite: sameSite as Cookie['sameSite'],
});

/** A session's first window, and what its windows share. */
export class WebKitContext {
  readonly #window: Window;

  constructor(
    readonly driver: WebDriver,
    handle: string,
    readonly isScripted: boolean,
    readonly shared: Shared,
    /** Hosts that may have set a cookie. */
    readonly otherHosts: () => Iterable<string>,
  ) {
    this.#window = new Window(driver, handle, isScripted);
  }

  async newPage(): Promise<Tab> {
    const handle = await this.#window.inTurn(async () => {
      await this.driver.switchTo().newWindow('window');
      const made = await this.driver.getWindowHandle();
      await this.driver.switchTo().window(this.#window.handle);
      return made;
    });
    return new WebKitTab(new Window(this.driver, handle, this.isScripted), this.shared) as unknown as Tab;
  }

  #hostNow(): Promise<string> {
    return this.#window.evaluate('location.hostname');
  }
  async #onPageOf<T>(host: string, scheme: string, act: (window: Window) => Promise<T>): Promise<T> {
    const page = await this.newPage();
    try {
      await page.goto(`${scheme}://${host}${blankPage}`);
      return await act((page as unknown as { window: Window }).window);
    } finally {
      await page.close();
    }
  }

  async cookies(): Promise<Cookie[]> {
    const own = await this.#window.inTurn(() => this.driver.manage().getCookies());
    const found = own.map(asCookie);
    const now = await this.#hostNow();
    for (const host of this.otherHosts()) {
      if (host === now) continue;
      const its = await this.#onPageOf(host, 'https', (window) =>
        window.inTurn(() => this.driver.manage().getCookies()),
      );
      for (const one of its.map(asCookie))
        if (!found.some(({ name, domain, path }) => name === one.name && domain === one.domain && path === one.path))
          found.push(one);
    }
    return found;
  }

  async addCookies(cookies: readonly CookieToAdd[]): Promise<void> {
    for (const { url, domain, expires, ...cookie } of cookies) {
      const host = url ? new URL(url).hostname : domain!.replace(/^\./, '');
      const secure = url?.startsWith('https:') ?? cookie.secure ?? false;
      const add = (window: Window) =>
        window.inTurn(() =>
          this.driver.manage().addCookie({
            path: '/',
            ...cookie,
            secure,
            ...(domain?.startsWith('.') && { domain }),
            ...(expires !== undefined && { expiry: Math.round(expires) }),
          }),
        );
      const now = await this.#hostNow();
      if (now === host || now.endsWith(`.${host}`)) await add(this.#window);
      else await this.#onPageOf(host, url?.startsWith('http:') ? 'http' : 'https', add);
    }
  }

  /** By name, those of the page alone: WebDriver deletes no others one by one. */
  async clearCookies({ name }: { name?: string | RegExp } = {}): Promise<void> {
    await this.#window.inTurn(() =>
      typeof name === 'string' ? this.driver.manage().deleteCookie(name) : this.driver.manage().deleteAllCookies(),
    );
  }

  /** WebKitGTK asks nobody. */
  async grantPermissions(): Promise<void> {}
  async newCDPSession(): Promise<never> {
    throw new Error('WebKit does not speak the protocol of Chromium’s tools.');
  }
}
