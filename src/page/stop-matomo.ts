import { toOtherDocument } from './other-document.js';

interface MatomoWindow {
  _paq?: { push(...calls: unknown[]): unknown };
  _mtm?: MatomoWindow['_paq'];
  Matomo?: { getTracker?: unknown };
}

/** Stops Matomo before its cookies are deleted: under a running tracker they would come back with its next hit. */
export function stopMatomo(loading: HTMLScriptElement | undefined): void {
  const page = window as MatomoWindow;
  // Hits stop at once. (An element with that id stands there too, in a page without the tracker.)
  if (typeof page.Matomo?.getTracker === 'function') return void page._paq?.push(['forgetConsentGiven']);
  // It has not come yet. On its way it runs even when it is taken out of the page; in another document it does not.
  if (loading) toOtherDocument(loading);
  // One that comes all the same finds nothing: neither the page view that waits for it nor what is pushed from now on.
  page._paq = page._mtm = { push: () => 0 };
}
