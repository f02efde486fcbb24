import { attempt } from '../attempt.js';

/** How long the page may have to wait for us at a time, in milliseconds: at least, and where its own turns are long, at most. */
const [shortest, longest] = [12, 100];

/** Work that may be done later is done in slices, so that a page with thousands of embeds goes on answering. */
export interface Slices {
  /** Does `work` now, if there is time left and nothing else waits, else later and in order. A `key` waits once. */
  add(key: object, work: () => void): void;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
}

export function createSlices(): Slices {
  const waiting = new Map<object, () => void>();
  const { port1, port2 } = new MessageChannel();
  let end = 0;
  /** When the page got its turn. */
  let left = Infinity;
  let isAsked = false;
  let resolve: (() => void) | undefined;
  let idle = Promise.resolve();

  /** Asks for a turn of our own, after what the page and its visitor have to do. */
  const askForTurn = () => {
    if (isAsked) return;
    isAsked = true;
    // We take as long as the page took: each of its turns costs more, the more frames it has, and with slices of one length
    // the whole would grow with the square of their number.
    const now = performance.now();
    end = now + Math.min(longest, Math.max(shortest, now - left));
    port2.postMessage(undefined);
  };
  port1.onmessage = () => {
    isAsked = false;
    if (!waiting.size) return;
    askForTurn();
    for (const [key, work] of waiting) {
      left = performance.now();
      if (left > end) return;
      waiting.delete(key);
      attempt(work);
    }
    left = Infinity;
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
