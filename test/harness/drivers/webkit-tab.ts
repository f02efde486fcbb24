import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { PNG } from 'pngjs';
import { Origin, type WebDriver } from 'selenium-webdriver';
import { clock, iso } from './playwright-parts.js';
import { byLabel, byRole, byText, byTitle } from './selectors.js';
import { pressKey, WebKitLocator } from './webkit-locator.js';
import { patience, until, type PageFunction, type Window } from './webkit-window.js';
import type { Locator, RoleOptions, Route, TextOptions, Wire } from './tab.js';

/** What a session's tabs share. */
export interface Shared {
  readonly wire: Wire;
  onRequest(listener: (address: string) => void): void;
}

type Clip = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** The types do not know it yet. */
type ActionsWithWheel = ReturnType<WebDriver['actions']> & {
  scroll(x: number, y: number, byX: number, byY: number, from: Origin): ActionsWithWheel;
};

type Pageful = { url?: string; content?: string };

/** WebDriver takes pictures of all that is seen. */
function cutOut(file: Buffer, { x, y, width, height }: Clip): Buffer {
  const part = new PNG({ width, height });
  PNG.bitblt(PNG.sync.read(file), part, x, y, width, height, 0, 0);
  return PNG.sync.write(part);
}

/** Playwright's pages over WebDriver. */
export class WebKitTab {
  readonly window: Window;
  readonly #shared: Shared;
  readonly #ending = new AbortController();

  constructor(window: Window, shared: Shared) {
    this.window = window;
    this.#shared = shared;
  }

  get said(): string[] {
    return this.window.said.map(({ text }) => text).filter((text) => !text.includes('favicon'));
  }

  locator(selector: string): Locator {
    return new WebKitLocator(this.window, selector) as unknown as Locator;
  }
  getByRole(role: string, options?: RoleOptions): Locator {
    return this.locator(byRole(role, options));
  }
  getByText(text: string | RegExp, options?: TextOptions): Locator {
    return this.locator(byText(text, options));
  }
  getByLabel(text: string | RegExp, options?: TextOptions): Locator {
    return this.locator(byLabel(text, options));
  }
  getByTitle(text: string | RegExp, options?: TextOptions): Locator {
    return this.locator(byTitle(text, options));
  }

  async goto(
    address: string,
    { waitUntil = 'load' }: { waitUntil?: 'commit' | 'load' | 'networkidle' } = {},
  ): Promise<void> {
    await this.window.navigate(() => this.window.driver.get(address), waitUntil === 'commit' ? 'commit' : 'load');
    // As long as Playwright takes a network for idle.
    if (waitUntil === 'networkidle') await wait(500);
  }
  reload(): Promise<void> {
    return this.window.navigate(() => this.window.driver.navigate().refresh());
  }
  async goBack(): Promise<void> {
    if ((await this.evaluate<number>('history.length')) < 2) return;
    await this.window.navigate(() => this.window.driver.navigate().back());
  }
  async waitForEvent(): Promise<void> {
    const arrived = await this.window.mark();
    await arrived('load');
  }
  /** Its window is, as soon as it is told anything. */
  async bringToFront(): Promise<void> {}
  emulate(): Promise<never> {
    return Promise.reject(new Error('WebDriver emulates neither colours nor motion nor print in WebKit.'));
  }
  title(): Promise<string> {
    return this.evaluate('document.title');
  }
  async screenshot({ path, clip }: { path?: string; clip?: Clip } = {}): Promise<Buffer> {
    const all = Buffer.from(await this.window.inTurn(() => this.window.driver.takeScreenshot()), 'base64');
    const picture = clip ? cutOut(all, clip) : all;
    if (path) writeFileSync(path, picture);
    return picture;
  }
  async close(): Promise<void> {
    this.#ending.abort();
    await this.window.inTurn(() => this.window.driver.close());
  }

  evaluate<T>(run: PageFunction, arg?: unknown): Promise<T> {
    return this.window.evaluate(run, arg);
  }
  async waitForFunction(
    run: PageFunction,
    arg?: unknown,
    { timeout = patience }: { timeout?: number } = {},
  ): Promise<void> {
    const question =
      typeof run === 'string'
        ? `!!(${run})`
        : `(async (arg) => !!(await (${String(run)})(arg)))(${JSON.stringify(arg)})`;
    const look = async () => (await this.window.ask<boolean>(question).catch(() => false)) || undefined;
    await until(look, String(run), timeout);
  }
  async waitForTimeout(milliseconds: number): Promise<void> {
    await wait(milliseconds);
    // Hears what has been said meanwhile.
    await this.evaluate('0').catch(() => {});
  }

  readonly keyboard = {
    press: (key: string): Promise<void> => this.window.inTurn(() => pressKey(this.window, key)),
    type: (text: string): Promise<void> =>
      this.window.inTurn(() => this.window.driver.actions({ async: true }).sendKeys(text).perform()),
  };

  /** A gesture of the mouse. */
  #mouse(gesture: (actions: ReturnType<Window['driver']['actions']>) => { perform(): Promise<void> }): Promise<void> {
    return this.window.inTurn(() => gesture(this.window.driver.actions({ async: true })).perform());
  }
  readonly mouse = {
    move: (x: number, y: number): Promise<void> =>
      this.#mouse((actions) =>
        actions.move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 }),
      ),
    down: (): Promise<void> => this.#mouse((actions) => actions.press()),
    up: (): Promise<void> => this.#mouse((actions) => actions.release()),
    click: async (x: number, y: number): Promise<void> => {
      await this.mouse.move(x, y);
      await this.#mouse((actions) => actions.press().release());
    },
    wheel: (x: number, y: number): Promise<void> =>
      this.#mouse((actions) => (actions as ActionsWithWheel).scroll(0, 0, x, y, Origin.VIEWPORT)),
  };

  async setViewportSize({ width, height }: { width: number; height: number }): Promise<void> {
    const inner = () => this.evaluate<[number, number]>('[innerWidth, innerHeight]');
    const rect = await this.window.inTurn(() => this.window.driver.manage().window().getRect());
    const [innerWidth, innerHeight] = await inner();
    await this.window.inTurn(() =>
      this.window.driver
        .manage()
        .window()
        .setRect({ ...rect, width: width + rect.width - innerWidth, height: height + rect.height - innerHeight }),
    );
    const look = async () => ((await inner()).join() === [width, height].join() ? true : undefined);
    await until(look, `a window of ${width} × ${height}`, 5000);
  }

  async addInitScript(run: PageFunction): Promise<void> {
    this.#shared.wire.before += typeof run === 'string' ? `${run};\n` : `(${String(run)})();\n`;
  }
  async addScriptTag({ url, content }: Pageful): Promise<void> {
    await this.evaluate(
      ({ url, content }: Pageful) =>
        new Promise<void>((done, failed) => {
          const script = document.createElement('script');
          script.onload = () => done();
          script.onerror = () => failed(new Error(`${url} did not load.`));
          if (url === undefined) script.text = content!;
          else script.src = url;
          document.head.append(script);
          if (url === undefined) done();
        }),
      { url, content },
    );
  }
  async setContent(html: string): Promise<void> {
    await this.evaluate((html: string) => {
      document.open();
      document.write(html);
      document.close();
    }, html);
  }

  readonly clock = {
    install: async (): Promise<void> => {
      const now = Date.now();
      await this.addInitScript(`${clock}\n__pwClock.controller.log('install', ${now}, ${now})`);
      await this.evaluate(`(() => { ${clock}\n__pwClock.controller.install(${now}); })()`);
    },
    runFor: async (milliseconds: number): Promise<void> => {
      // Not awaited in one script: WebDriver's own timer for scripts is in the page, and would run out.
      await this.evaluate(
        `void (window.__playwrightRan = 0, __pwClock.controller.runFor(${milliseconds}).then(() => { window.__playwrightRan = 1; }))`,
      );
      await until(async () => (await this.evaluate('window.__playwrightRan')) || undefined, 'the clock to run');
    },
  };

  on(event: 'request' | 'pageerror', listener: (what: never) => void): void {
    if (event === 'request') this.#shared.onRequest((address) => listener({ url: () => address } as never));
    else void this.#tellErrors(listener as (error: Error) => void);
  }
  async #tellErrors(listener: (error: Error) => void): Promise<void> {
    const { signal } = this.#ending;
    for (let told = 0; !signal.aborted; await wait(50, undefined, { signal, ref: false }).catch(() => {})) {
      const errors = this.window.said.filter(({ isUncaught }) => isUncaught);
      for (; told < errors.length; told++) listener(new Error(errors[told]!.text));
    }
  }

  async route(address: string, handler: (route: Route) => unknown): Promise<void> {
    this.#shared.wire.routes.unshift({ address, pattern: new RegExp(iso.globToRegexPattern(address)), handler });
  }
  async unroute(address: string): Promise<void> {
    const { wire } = this.#shared;
    wire.routes = wire.routes.filter((route) => route.address !== address);
  }
}
