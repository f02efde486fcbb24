/** What is seen now, and what was shown before: undefined where the page itself has come back. */
export interface View {
  readonly address: string;
  readonly before: string | undefined;
}

/** As much of https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-navigation-interface as is used. */
export interface Navigation {
  addEventListener(
    type: string,
    listener: (event: { readonly navigationType?: string | null }) => void,
    options: { signal: AbortSignal },
  ): void;
}

/**
 * Notes what is seen anew, until the gate takes over (`views.ts`), and calls `come` at the first of it. A browser from before 2026 does
 * not tell of routes: then it is called at once.
 *
 * @returns what has been noted; called once, it notes no more
 */
export function noteViews(come: () => void, signal: AbortSignal): () => View[] {
  const over = new AbortController();
  signal.addEventListener('abort', () => over.abort());
  const views: View[] = [];
  let { href } = location;
  const note = (before?: string) => {
    views.push({ address: location.href, before });
    come();
  };
  addEventListener('pageshow', (event) => event.persisted && note(), { signal: over.signal });
  const { navigation } = window as { navigation?: Navigation };
  navigation?.addEventListener(
    'currententrychange',
    ({ navigationType }) => {
      const before = href;
      ({ href } = location);
      if (navigationType !== 'replace') note(before);
    },
    { signal: over.signal },
  );
  if (!navigation) come();
  return () => {
    over.abort();
    return views;
  };
}
