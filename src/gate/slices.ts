import { attempt } from '../page/attempt.js';

/** How long the page may have to wait for us at a time, in milliseconds. */
const budget = 12;

/** Work that may be done later is done in slices, so that a page with thousands of embeds goes on answering. */
export interface Slices {
  /** Does `work` now, if there is time left and nothing else waits, else later and in order. A `key` waits once. */
  add(key: object, work: () => unknown): void;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
}

export function createSlices(): Slices {
  const waiting = new Map<object, () => unknown>();
  const { port1, port2 } = new MessageChannel();
  let end = 0;
  let isAsked = false;
  let resolve: (() => void) | undefined;
  let idle = Promise.resolve();

  /** Asks for a turn of our own, after what the page and its visitor have to do. */
  const askForTurn = () => {
    if (isAsked) return;
    isAsked = true;
    end = performance.now() + budget;
    port2.postMessage(undefined);
  };
  port1.onmessage = () => {
    isAsked = false;
    if (!waiting.size) return;
    askForTurn();
    for (const [key, work] of waiting) {
      if (performance.now() > end) return;
      waiting.delete(key);
      attempt(work);
    }
    resolve?.();
    resolve = undefined;
  };

  return {
    add(key, work) {
      askForTurn();
      if (!waiting.size && performance.now() < end) return attempt(work);
      if (!waiting.size) idle = new Promise((done) => (resolve = done));
      waiting.set(key, work);
    },
    idle: () => idle,
  };
}
