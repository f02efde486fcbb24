/**
 * Calls `look` whenever the answer may have changed behind the page's back: in another tab, or while the page lay in
 * the back/forward cache or in the background (R99, R100). Ends with `signal`.
 */
export function onReturn(look: () => void, signal: AbortSignal): void {
  addEventListener('pageshow', (event) => event.persisted && look(), { signal });
  document.addEventListener('visibilitychange', look, { signal });
  const store = (globalThis as { cookieStore?: EventTarget }).cookieStore;
  store?.addEventListener('change', look, { signal });
}

/** Calls `then` when the whole document is parsed, at once if it is. */
export function whenParsed(then: () => void, signal?: AbortSignal): void {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', then, { once: true, ...(signal && { signal }) });
  } else then();
}

/** Whether the browser sends Global Privacy Control. */
export const hasGpc = (): boolean =>
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
