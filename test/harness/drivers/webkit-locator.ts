import { Key, Origin, type WebElement } from 'selenium-webdriver';
import { byLabel, byRole, byText, byTitle, havingText } from './selectors.js';
import type { Locator, RoleOptions, TextOptions } from './tab.js';
import { patience, until, type PageFunction, type Window } from './webkit-window.js';

/** As much of Playwright's part in the page as is used here. */
interface Injected {
  parseSelector(selector: string): unknown;
  querySelector(selector: unknown, root: Node, strict: boolean): Element | undefined;
  querySelectorAll(selector: unknown, root: Node): Element[];
  elementState(node: Node, state: string, frameVisible: boolean): { matches: boolean };
  checkElementStates(node: Node, states: string[], frameVisible: boolean): Promise<unknown>;
  expectHitTarget(point: { x: number; y: number }, element: Element): unknown;
  focusNode(node: Node): unknown;
  fill(node: Node, value: string): string;
  selectOptions(node: Node, options: { valueOrLabel: string }[]): unknown;
  ariaSnapshot(node: Node, options: { mode: string }): string;
}

const keys: Readonly<Record<string, string>> = {
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Escape: Key.ESCAPE,
  Space: ' ',
  Shift: Key.SHIFT,
  Home: Key.HOME,
  End: Key.END,
};

/** Presses a key, by Playwright's name for it. */
export async function pressKey({ driver }: Window, name: string): Promise<void> {
  const pressed = name.split('+').map((one) => keys[one] ?? one);
  const actions = driver.actions({ async: true });
  for (const key of pressed) actions.keyDown(key);
  for (const key of pressed.reverse()) actions.keyUp(key);
  await actions.perform();
}

interface Timeout {
  timeout?: number;
}

/** Playwright's locators over WebDriver: found by Playwright's own part in the page, pressed by WebDriver. */
export class WebKitLocator {
  readonly #window: Window;
  readonly #selector: string;

  constructor(window: Window, selector: string) {
    this.#window = window;
    this.#selector = selector;
  }

  #with(selector: string): Locator {
    return new WebKitLocator(this.#window, `${this.#selector} >> ${selector}`) as unknown as Locator;
  }
  locator(selector: string): Locator {
    return this.#with(selector);
  }
  getByRole(role: string, options?: RoleOptions): Locator {
    return this.#with(byRole(role, options));
  }
  getByText(text: string | RegExp, options?: TextOptions): Locator {
    return this.#with(byText(text, options));
  }
  getByLabel(text: string | RegExp, options?: TextOptions): Locator {
    return this.#with(byLabel(text, options));
  }
  getByTitle(text: string | RegExp, options?: TextOptions): Locator {
    return this.#with(byTitle(text, options));
  }
  filter({ hasText }: { hasText: string | RegExp }): Locator {
    return this.#with(havingText(hasText));
  }
  first(): Locator {
    return this.nth(0);
  }
  last(): Locator {
    return this.nth(-1);
  }
  nth(index: number): Locator {
    return this.#with(`nth=${index}`);
  }

  /** All that are there now. */
  async #all<T>(run: (injected: Injected, elements: Element[]) => T): Promise<T> {
    const found = `(injected, selector) => ({ value: (${String(run)})(injected, injected.querySelectorAll(injected.parseSelector(selector), document)) })`;
    // Again where the page was being left.
    const { value } = await until(
      () => this.#window.evaluateWithPlaywright<{ value: T }>(found, this.#selector),
      this.#selector,
    );
    return value;
  }

  /** What `run` gives of the only element, when it is there and `run` gives anything. */
  async #one<T>(run: PageFunction, arg?: unknown, { timeout = patience }: Timeout = {}): Promise<T> {
    const found = `async (injected, selector, arg) => {
      const element = injected.querySelector(injected.parseSelector(selector), document, true);
      const value = element && await (${String(run)})(injected, element, arg);
      return element && value !== injected ? { value } : undefined;
    }`;
    const look = () => this.#window.evaluateWithPlaywright<{ value: T } | undefined>(found, this.#selector, arg);
    return (await until(look, this.#selector, timeout)).value;
  }

  count(): Promise<number> {
    return this.#all((_, elements) => elements.length);
  }
  allTextContents(): Promise<string[]> {
    return this.#all((_, elements) => elements.map((one) => one.textContent ?? ''));
  }
  isVisible(): Promise<boolean> {
    return this.#all((injected, [element]) => !!element && injected.elementState(element, 'visible', true).matches);
  }

  evaluate<T>(run: PageFunction, arg?: unknown): Promise<T> {
    return this.#one(`(_, element, arg) => (${String(run)})(element, arg)`, arg);
  }
  textContent(): Promise<string | null> {
    return this.#one((_: Injected, element: Element) => element.textContent);
  }
  innerText(): Promise<string> {
    return this.#one((_: Injected, element: HTMLElement) => element.innerText);
  }
  inputValue(): Promise<string> {
    return this.#one((_: Injected, element: HTMLInputElement) => element.value);
  }
  getAttribute(name: string): Promise<string | null> {
    return this.#one((_: Injected, element: Element, name: string) => element.getAttribute(name), name);
  }
  isChecked(): Promise<boolean> {
    return this.#one((injected: Injected, element: Element) => injected.elementState(element, 'checked', true).matches);
  }
  ariaSnapshot(): Promise<string> {
    return this.#one((injected: Injected, element: Element) => injected.ariaSnapshot(element, { mode: 'default' }));
  }
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null> {
    return this.#one((_: Injected, element: Element) => {
      if (!element.getClientRects().length) return null;
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  async waitFor({
    state = 'visible',
    timeout = patience,
  }: { state?: 'attached' | 'detached' | 'hidden' | 'visible' } & Timeout = {}): Promise<void> {
    const look = () =>
      this.#window.evaluateWithPlaywright<true | undefined>(
        (injected: Injected, selector: string, state: string) => {
          const element = injected.querySelector(injected.parseSelector(selector), document, true);
          if (state === 'attached' || state === 'detached') return !!element === (state === 'attached') || undefined;
          return (
            (!!element && injected.elementState(element, 'visible', true).matches) === (state === 'visible') ||
            undefined
          );
        },
        this.#selector,
        state,
      );
    await until(look, `${this.#selector} to be ${state}`, timeout);
  }

  /** Its middle, when it stands still there, is in nobody's way, and nobody is in its. */
  #point(options?: Timeout): Promise<{ x: number; y: number }> {
    return this.#one(
      async (injected: Injected, element: Element) => {
        if (await injected.checkElementStates(element, ['visible', 'enabled', 'stable'], true)) return injected;
        element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { x, y, width, height } = element.getClientRects()[0]!;
        const point = { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
        return injected.expectHitTarget(point, element) === 'done' ? point : injected;
      },
      undefined,
      options,
    );
  }
  async hover(options?: Timeout): Promise<void> {
    const point = await this.#point(options);
    await this.#window.inTurn(() =>
      this.#window.driver
        .actions({ async: true })
        .move({ ...point, origin: Origin.VIEWPORT, duration: 0 })
        .perform(),
    );
  }
  async click(options?: Timeout): Promise<void> {
    const point = await this.#point(options);
    await this.#window.inTurn(() =>
      this.#window.driver
        .actions({ async: true })
        .move({ ...point, origin: Origin.VIEWPORT, duration: 0 })
        .press()
        .release()
        .perform(),
    );
  }
  async #set(isChecked: boolean, options?: Timeout): Promise<void> {
    if ((await this.isChecked()) !== isChecked) await this.click(options);
    if ((await this.isChecked()) !== isChecked) throw new Error(`A click did not change ${this.#selector}.`);
  }
  check(options?: Timeout): Promise<void> {
    return this.#set(true, options);
  }
  uncheck(options?: Timeout): Promise<void> {
    return this.#set(false, options);
  }

  async focus(options?: Timeout): Promise<void> {
    await this.#one((injected: Injected, element: Element) => void injected.focusNode(element), undefined, options);
  }
  async press(key: string, options?: Timeout): Promise<void> {
    await this.focus(options);
    await this.#window.inTurn(() => pressKey(this.#window, key));
  }
  async fill(value: string): Promise<void> {
    await this.#one((injected: Injected, element: Element, value: string) => {
      if (injected.fill(element, value) === 'needsinput')
        document.execCommand(value ? 'insertText' : 'delete', false, value);
    }, value);
  }
  async selectOption(valueOrLabel: string): Promise<void> {
    await this.#one(
      (injected: Injected, element: Element, valueOrLabel: string) =>
        void injected.selectOptions(element, [{ valueOrLabel }]),
      valueOrLabel,
    );
  }

  async screenshot(): Promise<Buffer> {
    await this.#one((_: Injected, element: Element) => void Object.assign(window, { __playwrightShot: element }));
    return this.#window.inTurn(async () => {
      const element = await this.#window.driver.executeScript<WebElement>('return window.__playwrightShot');
      return Buffer.from(await element.takeScreenshot(), 'base64');
    });
  }
}
