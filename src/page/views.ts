import { attempt } from './attempt.js';
import { onMove, type View } from './first-views.js';

/** What tells one route from another: not a fragment, unless an application keeps its route there. */
const routeOf = (address: string): string => {
  const { pathname, search, hash } = new URL(address);
  return pathname + search + (/^#[/!]/.test(hash) ? hash : '');
};

/** Whether something else is shown than before: the page itself has come back, or another route has come. */
export const isAnother = ({ address, before }: View): boolean =>
  before === undefined || routeOf(before) !== routeOf(address);

/**
 * Calls `seen` when the page is seen anew and was not loaded: it comes back from the back/forward cache, or its scripts show another
 * route, a new one or one from its history. What merely replaces its address (`replaceState`) shows no other route.
 */
export function onView(seen: (view: View) => void, signal: AbortSignal): void {
  const moved = (before: string | undefined, isReplaced: boolean) => {
    const view = { address: location.href, before };
    if (!isReplaced && isAnother(view)) seen(view);
  };
  if (onMove(moved, signal)) return;
  let { href } = location;
  const look = (isReplaced: boolean) => {
    const before = href;
    ({ href } = location);
    moved(before, isReplaced);
  };
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
