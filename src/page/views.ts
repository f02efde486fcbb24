import { attempt } from './attempt.js';
import type { Navigation, View } from './first-views.js';

/** What tells one route from another: not a fragment, unless an application keeps its route there. */
export const routeOf = (address: string): string => {
  const { pathname, search, hash } = new URL(address);
  return pathname + search + (/^#[/!]/.test(hash) ? hash : '');
};

/**
 * Calls `seen` when the page is seen anew and was not loaded: it comes back from the back/forward cache, or its scripts show another
 * route, a new one or one from its history. What merely replaces its address (`replaceState`) shows no other route.
 */
export function onView(seen: (view: View) => void, signal: AbortSignal): void {
  let { href } = location;
  let route = routeOf(href);
  const look = (isReplaced: boolean) => {
    const before = href;
    const routeBefore = route;
    ({ href } = location);
    route = routeOf(href);
    if (route !== routeBefore && !isReplaced) seen({ address: href, before });
  };
  addEventListener('pageshow', (event) => event.persisted && seen({ address: location.href, before: undefined }), {
    signal,
  });

  const { navigation } = window as { navigation?: Navigation };
  if (navigation) {
    return navigation.addEventListener(
      'currententrychange',
      ({ navigationType }) => look(navigationType === 'replace'),
      { signal },
    );
  }
  // Browsers from before 2026 tell of every way but one.
  for (const type of ['popstate', 'hashchange']) addEventListener(type, () => look(false), { signal });
  for (const name of ['pushState', 'replaceState'] as const) {
    const native = history[name];
    // With the native's name and number of parameters.
    const { [name]: ours } = {
      [name](this: History, _data: unknown, _unused: string) {
        // biome-ignore lint/complexity/noArguments: parameters of its own would change the number of them
        native.apply(this, arguments as unknown as Parameters<typeof native>);
        if (!signal.aborted) attempt(() => look(name === 'replaceState'));
      },
    };
    attempt(() => (history[name] = ours!));
  }
}
