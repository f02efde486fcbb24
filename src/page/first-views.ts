import { whenParsed } from './life.js';
import { doc } from './natives.js';

/** What is seen now, and what was shown before: undefined where the page itself has come back. */
export interface View {
  readonly address: string;
  readonly before: string | undefined;
}

/** One that is not counted yet. */
export interface FirstView extends View {
  /** What the page was called before, as far as it is known. */
  readonly title: string;
  /** The page's own scripts have counted it. */
  isCounted?: boolean;
}

/** As much of https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-navigation-interface as is used. */
interface Navigation {
  addEventListener(
    type: string,
    listener: (event: { readonly navigationType?: string | null }) => void,
    options: { signal: AbortSignal },
  ): void;
}

/**
 * Calls `moved` when the page comes back from the back/forward cache, without an address, and when its address has been another.
 *
 * @returns whether the browser tells of addresses
 */
export function onMove(moved: (before: string | undefined, isReplaced: boolean) => void, signal: AbortSignal): boolean {
  let { href } = location;
  addEventListener('pageshow', (event) => event.persisted && moved(undefined, false), { signal });
  const { navigation } = window as { navigation?: Navigation };
  navigation?.addEventListener(
    'currententrychange',
    ({ navigationType }) => {
      const before = href;
      ({ href } = location);
      moved(before, navigationType === 'replace');
    },
    { signal },
  );
  return !!navigation;
}

/**
 * Notes what is seen anew, until the gate takes over (`views.ts`), and calls `come` with each. A browser from before 2026 does
 * not tell of routes: then it is called at once, without.
 *
 * @returns what has been noted; called once, it notes no more
 */
export function noteViews(come: (view?: FirstView) => void, signal: AbortSignal): () => FirstView[] {
  let isOver = false;
  const views: FirstView[] = [];
  let { title } = doc;
  whenParsed(() => ({ title } = doc), signal);
  const isTold = onMove((before, isReplaced) => {
    if (isReplaced || isOver) return;
    const view = { address: location.href, before, title };
    views.push(view);
    ({ title } = doc);
    come(view);
  }, signal);
  if (!isTold) come();
  return () => {
    isOver = true;
    return views;
  };
}
