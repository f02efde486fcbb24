import { readAnswerCookie } from './read-answer.js';
import { doc } from './natives.js';

/** How often an answer is looked at where the browser does not tell that cookies change, in milliseconds. */
const interval = 500;

/**
 * Calls `look` whenever the answer may have changed behind the page's back: in another tab, or while the page lay in
 * the back/forward cache, in the background or in preparation (R99, R100). Ends with `signal`.
 */
export function onReturn(look: () => void, signal: AbortSignal): void {
  // A page that comes back from the back/forward cache becomes visible, too, before its `pageshow`:
  // https://html.spec.whatwg.org/multipage/browsing-the-web.html#reactivate-a-document
  for (const change of ['visibilitychange', 'prerenderingchange']) doc.addEventListener(change, look, { signal });
  const store = (globalThis as { cookieStore?: EventTarget & { getAll?: unknown } }).cookieStore;
  if (typeof store?.getAll === 'function') return store.addEventListener('change', look, { signal });
  // On plain http, and in browsers from before 2025; an element of that id may stand there then.
  const any = /^dfo-consent=/; // Also a shared one: who looks knows whose answer counts.
  let last = readAnswerCookie(any);
  const timer = setInterval(() => {
    const before = last;
    last = readAnswerCookie(any);
    if (last !== before) look();
  }, interval);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Whether the page is being prepared and nobody sees it yet: then nothing optional may run. */
export const isPrerendering = (): boolean => !!doc.prerendering;

/** Calls `then` when the whole document is parsed, at once if it is. */
export function whenParsed(then: () => void, signal?: AbortSignal): void {
  if (doc.readyState === 'loading') {
    doc.addEventListener('DOMContentLoaded', then, { once: true, ...(signal && { signal }) });
  } else then();
}

/** Whether the browser sends Global Privacy Control. */
export const hasGpc = (): boolean => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

/** Calls `then` when what there is now has been laid out and drawn: to look at it costs no layout of its own then. */
export const afterPaint = (then: () => void): void => void requestAnimationFrame(() => setTimeout(then));
