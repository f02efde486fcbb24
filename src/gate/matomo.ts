import { doc } from '../page/natives.js';
import { attempt } from '../page/attempt.js';
import type { Consent, MatomoCall as Call } from '../consent/model.js';
import type { Adapter } from './adapter.js';
import { stopMatomo } from '../page/stop-matomo.js';
import type { View } from '../page/first-views.js';
import { isAnother, onView } from '../page/views.js';

/** What we use of the tracker that Matomo's matomo.js makes. */
type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/**
 * How long a page's scripts may take to give a new route its title, or to count it themselves, in milliseconds; then it is counted. A
 * title that comes at once may be another's still, or say that something is loading: so it is waited for in any case.
 */
const settling = 1200;

interface Queue {
  push(...calls: Call[]): unknown;
}

interface MatomoWindow {
  _paq?: Queue | undefined;
  Matomo?: { getTracker(url: string, siteId: string): Tracker };
}

/**
 * Loads Matomo after a yes, counts the page once each time it is seen, and stops it before its cookies are deleted. The record of consent
 * is ours alone: none of Matomo's own consent cookies is used (R31, R33).
 */
export function matomo(consent: Consent, id: string): Adapter {
  const page = window as MatomoWindow;

  /** The tracker's script, while it is on its way. */
  const { early } = consent;
  const { hearViews, holdQueues, pageView, calls: matomoCalls, start: startMatomo } = consent.core.matomo;
  let loading = early?.matomo;
  const isStarted = !!early && !early.isStopped && (!!loading || early.scripts.started.size > 0);

  /** It is ours and runs. */
  let isCounting = isStarted && !!loading;
  /** Since the page was shown: what starts as it comes back has counted that. */
  let isCounted = isCounting;
  /** Counts the view that waits for its title, with that which the page has now, or had. */
  let count: ((title?: string) => void) | undefined;
  /** The title that the page had when its scripts last came to rest: a router may set the next one before it changes the address. */
  let title = doc.title;

  function countView({ address: href, before }: View): void {
    // The page view of the page itself is still to come, and counts what is there then.
    if (!isCounting || doc.readyState === 'loading' || (before === undefined && isCounted)) return;
    count?.(title);
    if (before !== undefined) attempt(() => keepFirst(before));
    attempt(() => hearViews(() => (count = undefined)));
    ({ title } = doc);
    const mine = (its = doc.title) => {
      if (count !== mine) return;
      count = undefined;
      if (!isCounting) return;
      if (before !== undefined)
        page._paq?.push(['setReferrerUrl', before], ['setCustomUrl', href], ['setDocumentTitle', its]);
      page._paq?.push(['trackPageView']);
    };
    count = mine;
    setTimeout(mine, settling);
  }

  /** The tracker has not come yet, and would count the first page as the one that is shown by then. */
  function keepFirst(address: string): void {
    const queue = page._paq;
    const place = Array.isArray(queue) ? queue.lastIndexOf(pageView) : -1;
    if (!Array.isArray(queue) || place < 0) return;
    const isSet = (name: string) => queue.some((call: Call | undefined) => call?.[0] === name);
    const calls: Call[] = [
      ['setCustomUrl', address],
      ['setDocumentTitle', title],
    ];
    // A view of the page's own from now on: what is set for the next is not put before it.
    queue.splice(place, 1, ...calls.filter(([name]) => !isSet(name)), [...pageView]);
  }

  if (consent.matomo) {
    for (const view of early?.views() ?? []) {
      if (view.isCounted) continue;
      ({ title } = view);
      if (isAnother(view)) countView(view);
    }
    onView(countView, consent.signal);
    const watch = new MutationObserver(() => ({ title } = doc));
    watch.observe(doc.head, { childList: true, subtree: true, characterData: true });
    consent.signal.addEventListener('abort', () => watch.disconnect());
    const leave = () => {
      // Whoever leaves before has seen it all the same; but it would store anew what goes with an answer that is not kept.
      if (consent.isKept) count?.();
      isCounted = false;
    };
    addEventListener('pagehide', leave, { signal: consent.signal });
  }

  return {
    isStarted,
    start() {
      // What other scripts pushed before the yes happened without consent and is never sent (docs/vendors.md#matomo-before-consent).
      holdQueues(() => consent.may(id));
      if (!consent.matomo) return; // The page starts its own, from inert markup.
      isCounting = isCounted = true;
      const { url, siteId } = consent.matomo;
      // An element with that id stands there too.
      if (typeof page.Matomo?.getTracker === 'function') {
        // A tracker that was stopped keeps what happened since then and would send it now: so a new one.
        const tracker = page.Matomo.getTracker(`${url}matomo.php`, siteId);
        const run = ([method, ...args]: Call) => tracker[method]?.(...args);
        [...matomoCalls(consent.matomo, consent.stored), pageView].forEach(run);
        page._paq = { push: (...later) => later.forEach(run) };
        return;
      }
      loading = startMatomo(consent.matomo, consent.stored, consent.nonce);
    },
    stop() {
      isCounting = false;
      stopMatomo(loading);
    },
  };
}
