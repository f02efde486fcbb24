import { attempt } from '../attempt.js';
import type { Consent } from '../consent.js';
import type { Adapter } from './adapters.js';
import { holdQueues, type Call } from '../core/matomo-queue.js';
import { matomoCalls, startMatomo } from '../core/start-matomo.js';
import { running } from '../page/running.js';
import { stopMatomo } from '../page/stop-matomo.js';
import { onView } from '../page/views.js';
import { doc } from '../page/natives.js';

/** What we use of the tracker that Matomo's matomo.js makes. */
type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** How long a page's scripts may take to give a new route its title, in milliseconds; then it is counted. */
const settling = 300;

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
export function matomo(consent: Consent): Adapter {
  const page = window as MatomoWindow;

  /** The tracker's script, while it is on its way. */
  const early = running()?.start;
  let loading = early?.matomo;
  const isStarted = !!early && !early.isStopped && (!!loading || early.scripts.started.size > 0);

  /** It is ours and runs. */
  let isCounting = isStarted && !!loading;
  /** Since the page was shown: what starts as it comes back has counted that. */
  let isCounted = isCounting;
  /** Counts the view that waits for its title. */
  let count: (() => void) | undefined;
  /** Queues that are listened to. */
  const heard = new WeakSet<Queue>();

  /** Notices what the page's own scripts count, so that nothing is counted twice. */
  function listen(): void {
    const queue = page._paq;
    if (!queue || heard.has(queue)) return;
    heard.add(queue);
    const push = queue.push;
    queue.push = (...calls) => {
      // Whatever pages push.
      if (calls.some((call) => (call as Call | undefined)?.[0] === 'trackPageView')) count = undefined;
      return push.apply(queue, calls);
    };
  }

  function countView(before: string | undefined): void {
    if (!isCounting || (before === undefined && isCounted)) return;
    count?.();
    attempt(listen);
    const { href } = location;
    const mine = () => {
      if (count !== mine) return;
      count = undefined;
      if (!isCounting) return;
      if (before !== undefined)
        page._paq?.push(['setReferrerUrl', before], ['setCustomUrl', href], ['setDocumentTitle', doc.title]);
      page._paq?.push(['trackPageView']);
    };
    count = mine;
    setTimeout(mine, settling);
  }

  if (consent.matomo) {
    onView(countView, consent.signal);
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
      holdQueues(() => consent.may('matomo'));
      if (!consent.matomo) return; // The page starts its own, from inert markup.
      isCounting = isCounted = true;
      const { url, siteId } = consent.matomo;
      // An element with that id stands there too.
      if (typeof page.Matomo?.getTracker === 'function') {
        // A tracker that was stopped keeps what happened since then and would send it now: so a new one.
        const tracker = page.Matomo.getTracker(`${url}matomo.php`, siteId);
        const run = ([method, ...args]: Call) => tracker[method]?.(...args);
        matomoCalls(consent.matomo, consent.stored).forEach(run);
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
