/** What every property in a page needs: a verdict, the page's errors, and turns of the event loop. Runs in the page. */
import fc from 'fast-check';
import type { Tries } from '../../fixtures/runs.js';

/** Tries `property`; tells what went wrong, and with which seed. Empty when nothing did. */
export async function verdictOf<T>(property: fc.IAsyncProperty<T>, tries: Tries): Promise<string> {
  const details = await fc.check(property, tries);
  return details.failed ? `${details.errorInstance}\n${await fc.asyncDefaultReportMessage(details)}` : '';
}

/** Everything that reached the page as an error. */
const errors: string[] = [];
addEventListener('error', (event) => errors.push(`error: ${event.message}`));
addEventListener('unhandledrejection', (event) => errors.push(`rejection: ${event.reason}`));

export function noErrors(): void {
  if (errors.length) throw new Error(`The page saw ${errors.splice(0).join(', ')}`);
}

export function same(what: string, seen: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

/** Lets everything that waits for a turn have one. */
export const turn = (): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
};

/** Waits until `check` no longer throws, ten seconds at most: what it throws then is the failure. */
export async function within(check: () => void): Promise<void> {
  const end = performance.now() + 10_000;
  for (let tries = 0; ; tries++) {
    try {
      return check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await (tries < 30 ? turn() : new Promise((done) => setTimeout(done, 5)));
    }
  }
}

/** The answer cookie's value. */
export const cookieNow = (): string | undefined => /(?:^|; )dfo-consent=([^;]*)/.exec(document.cookie)?.[1];

/** As another tab would. */
export function writeCookie(value: string | undefined): void {
  document.cookie = `dfo-consent=${value ?? ''}; path=/; secure; samesite=lax; max-age=${value === undefined ? 0 : 10_000}`;
}

/** Everything under the page's shadow roots of ours, and the roots themselves. */
export const shadowRoots = (): ShadowRoot[] =>
  [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);

/** What is live under `address`, wherever in the page. */
export const liveAt = (address: string): Element[] =>
  [document, ...shadowRoots()].flatMap((root) => [
    ...root.querySelectorAll(
      `iframe[src="${CSS.escape(address)}"],img[src="${CSS.escape(address)}"],script[src="${CSS.escape(address)}"]`,
    ),
  ]);

/** What the stand-in of the tracker leaves in a page. */
export const trackerIn: { Matomo?: unknown; _paq?: unknown; counts?: boolean } = window as object;

/** As if no tracker had been here. */
export function forgetTracker(): void {
  for (const name of ['Matomo', '_paq', 'counts'] as const) delete trackerIn[name];
}
