interface MatomoWindow {
  _paq?: { push(call: readonly unknown[]): unknown } | undefined;
  Matomo?: unknown;
}

/** Stops Matomo before its cookies are deleted: under a running tracker they would come back with its next hit. */
export function stopMatomo(loading: HTMLScriptElement | undefined): void {
  const page = window as MatomoWindow;
  // Hits stop at once.
  if (page.Matomo) return void page._paq?.push(['forgetConsentGiven']);
  // It has not come yet. On its way it runs even when it is taken out of the page; in another document it does not.
  if (loading) document.implementation.createHTMLDocument('').adoptNode(loading);
  // The page view that waits for it must not be sent either. A page's own `var` cannot be deleted.
  page._paq = undefined;
}
