import { setTimeout as wait } from 'node:timers/promises';
import { error, type WebDriver } from 'selenium-webdriver';
import type { Message } from './console.js';
import { injectedScript } from './playwright-parts.js';

/** How long is waited for what does not come, in milliseconds: as long as Playwright does. */
export const patience = 30_000;

/** How long a script of a test may take, in milliseconds. */
export const slowest = 10_000;

/** The driver's answer, or undefined: now and then a page that goes takes the question along, and the driver waits for ever. */
const unlessLost = <T>(answer: Promise<T>, milliseconds: number): Promise<T | undefined> =>
  Promise.race([answer, wait(milliseconds, undefined, { ref: false })]);

/** Whether it is the page's going away that kept a script from answering. */
const isLeaving = (error: unknown) =>
  error instanceof Error && ['ScriptTimeoutError', 'JavascriptError', 'NoSuchFrameError'].includes(error.name);

/** Until something is there. */
export async function until<T>(look: () => Promise<T | undefined>, what: string, timeout = patience): Promise<T> {
  for (const end = Date.now() + timeout; ; await wait(25)) {
    const found = await look().catch((error: unknown) => {
      if (!isLeaving(error)) throw error;
      return undefined;
    });
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what}.`);
  }
}

/** JavaScript that makes a value; JSON has no word for undefined. */
function literal(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  if (value !== null && typeof value === 'object')
    return `({${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)}: ${literal(one)}`)
      .join()}})`;
  return JSON.stringify(value);
}

/** A function that runs in the page, or the text of an expression. */
export type PageFunction = string | ((...args: never[]) => unknown);

interface Answer<T> {
  readonly value: T;
  readonly error?: string;
  readonly heard?: readonly Message[];
}

const nothing = '\u0000undefined';

/** What a page has said since it was last asked, where `listenToConsole` runs in it. */
const heard = 'window.__playwrightHeard?.splice(0)';

/**
 * The page answers with a text, so that WebDriver does not look into what it gives; and in a task of its own where it can, for in
 * WebDriver's the promises of the page do not go on.
 */
const script = (run: PageFunction, args: readonly unknown[], inTask: boolean) => `
const answer = arguments[arguments.length - 1];
const tell = (what) => answer(JSON.stringify({ ...what, heard: ${heard} }, (_, one) => (one === undefined ? ${JSON.stringify(nothing)} : one)));
const failed = (error) => tell({ error: String(error && error.message || error) });
const run = () => {
  try {
    const value = ${typeof run === 'string' ? `(${run})` : `(${String(run)})(${args.map(literal).join()})`};
    Promise.resolve(value).then((value) => tell({ value })).catch(failed);
  } catch (error) {
    failed(error);
  }
};
if (${!inTask}) return run();
const { port1, port2 } = new MessageChannel();
port1.onmessage = run;
port2.postMessage('');`;

/** A window of a session: what the tab and its locators tell it, one after the other, for a session has one window at a time. */
export class Window {
  static #current = new WeakMap<WebDriver, string>();
  static #queues = new WeakMap<WebDriver, Promise<unknown>>();

  /** What its pages have said on their consoles, as far as has been heard. */
  readonly said: Message[] = [];

  constructor(
    readonly driver: WebDriver,
    readonly handle: string,
    readonly isScripted = true,
  ) {}

  /** Does something in this window when everything before it is done. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const before = Window.#queues.get(this.driver) ?? Promise.resolve();
    const turn = before.then(async () => {
      if (Window.#current.get(this.driver) !== this.handle) await this.driver.switchTo().window(this.handle);
      Window.#current.set(this.driver, this.handle);
      return act();
    });
    Window.#queues.set(
      this.driver,
      turn.catch(() => {}),
    );
    return turn;
  }

  evaluate<T>(run: PageFunction, ...args: unknown[]): Promise<T> {
    return this.#run(run, args, this.isScripted);
  }
  /** What may be asked again is not waited for as long. */
  ask<T>(question: string): Promise<T> {
    return this.#run(question, [], this.isScripted, slowest / 2);
  }
  async #run<T>(run: PageFunction, args: readonly unknown[], inTask: boolean, longest = slowest + 1000): Promise<T> {
    const text = await this.inTurn(() =>
      unlessLost(this.driver.executeAsyncScript<string>(script(run, args, inTask)), longest),
    );
    if (text === undefined) throw new error.ScriptTimeoutError('The page took the question along.');
    const {
      value,
      error: fault,
      heard = [],
    } = JSON.parse(text, (_, one: unknown) => (one === nothing ? undefined : one)) as Answer<T>;
    this.said.push(...heard);
    if (fault !== undefined) throw new Error(fault);
    return value;
  }

  /** Gives the function Playwright's part in the page before its arguments. */
  async evaluateWithPlaywright<T>(run: PageFunction, ...args: unknown[]): Promise<T> {
    const call = `window.__playwright ? Promise.resolve((${String(run)})(window.__playwright, ${args.map(literal).join()})).then((value) => [value]) : 0`;
    const now = <V>(text: string) => this.#run<V>(text, [], false);
    let found = await now<[T] | 0>(call);
    if (!found) {
      await now(`void (window.__playwright = ${injectedScript})`);
      found = await now<[T]>(call);
    }
    return found[0];
  }

  /** Until the page that `leave` goes to is there. */
  async navigate(leave: () => Promise<unknown>, state: 'commit' | 'load' = 'load', timeout = patience): Promise<void> {
    const arrived = await this.mark();
    await this.inTurn(leave);
    await arrived(state, timeout);
  }

  /** Marks the page that is there now; gives what waits for the next one. */
  async mark(): Promise<(state: 'commit' | 'load', timeout?: number) => Promise<void>> {
    const mark = Math.random();
    await this.evaluate(`void (window.__playwrightLeft = ${mark})`);
    return async (wanted, timeout) => {
      const look = async () => {
        // At once: a page that is being left does nothing more.
        const ask = () =>
          this.driver.executeScript<[number, string]>('return [window.__playwrightLeft, document.readyState]');
        const state = this.inTurn(() => unlessLost(ask(), 2000));
        const [left, ready] = (await state.catch(() => undefined)) ?? [mark, ''];
        return (left !== mark && (wanted === 'commit' || ready === 'complete')) || undefined;
      };
      await until(look, 'the next page', timeout);
    };
  }
}
