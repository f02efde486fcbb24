import type { MatomoCall as Call } from '../consent/model.js';

/**
 * Methods that set something and send nothing, also those of plugins (`HeatmapSessionRecording::disable`):
 * https://developer.matomo.org/api-reference/tracking-javascript, held against every method of js/piwik.js of Matomo 5.2.0-b5.
 */
const settings =
  /^(.*\W)?(set|enable|disable|add|require|remember|forget|discard|append|always|store|remove|clear|reset)/;

/** In the Tag Manager's queue everything but an event sets something. */
const isSetting = (call: unknown): boolean =>
  Array.isArray(call)
    ? typeof call[0] === 'string' && settings.test(call[0])
    : typeof call === 'object' && !!call && !('event' in call);

/** The page view that the library counts: what the page sets comes before it. */
export const pageView: Call = ['trackPageView'];

/** What was pushed while Matomo was allowed. */
const allowed = new WeakSet<object>();
const ours = new WeakSet<object>();

/**
 * The queues of Matomo and its Tag Manager are there from our first script on, so that no page breaks for those who have not said yes
 * (R9). What happened without consent leaves them before a tracker can read it; what was set stays. A tracker that takes over puts
 * something of its own in their place.
 */
export function holdQueues(may: () => boolean): void {
  const page = window as unknown as Record<string, { push?: unknown } | undefined>;
  for (const name of ['_paq', '_mtm']) {
    const there = page[name];
    // Only a tracker takes calls and is no list; an element with that id does not.
    if (!Array.isArray(there) && there?.push) continue;
    const queue: unknown[] = Array.isArray(there) ? there : [];
    page[name] = queue;
    queue.splice(0, Infinity, ...queue.filter((call) => isSetting(call) || allowed.has(call as object)));
    if (ours.has(queue)) continue;
    ours.add(queue);
    queue.push = (...calls) => {
      for (const call of calls) {
        const sets = isSetting(call);
        if (!sets && !may()) continue;
        allowed.add(Object(call));
        const view = queue.indexOf(pageView);
        queue.splice(sets && view >= 0 ? view : queue.length, 0, call);
      }
      return queue.length;
    };
  }
}

let heard: unknown;
let counted = () => {};

/**
 * Calls `then` when the page's own scripts count a view, so that nothing is counted twice. One at a time hears it, the last that asked; and
 * of the queue that is there now: a tracker that takes over has another.
 */
export function hearViews(then: () => void): void {
  counted = then;
  const { _paq: queue } = window as { _paq?: { push(...calls: unknown[]): unknown } };
  if (!queue || heard === queue) return;
  heard = queue;
  const { push } = queue;
  queue.push = (...calls) => {
    // Whatever pages push.
    if (calls.some((call) => (call as Call | undefined)?.[0] === pageView[0])) counted();
    return push.apply(queue, calls);
  };
}
