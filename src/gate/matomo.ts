import type { Consent } from '../consent.js';
import type { Adapter } from './adapters.js';
import { matomoCalls, startMatomo, type Call } from '../core/start-matomo.js';
import { running } from '../page/running.js';
import { stopMatomo } from '../page/stop-matomo.js';

/** What we use of the tracker that Matomo's matomo.js makes. */
type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>;

interface MatomoWindow {
  _paq?: { push(...calls: Call[]): unknown };
  Matomo?: { getTracker(url: string, siteId: string): Tracker };
}

/**
 * Loads Matomo after a yes and stops it before its cookies are deleted. The record of consent is ours alone: none of
 * Matomo's own consent cookies is used (R31, R33).
 */
export function matomo(consent: Consent): Adapter {
  const page = window as MatomoWindow;

  /** The tracker's script, while it is on its way. */
  const early = running()?.start;
  let loading = early?.matomo;

  return {
    isStarted: !!early && !early.isStopped && (!!loading || early.scripts.started.size > 0),
    start() {
      // What other scripts pushed before the yes happened without consent and is never sent (vendors.md §1.4).
      if (!page.Matomo) delete page._paq;
      if (!consent.matomo) return; // The page starts its own, from inert markup.
      const { url, siteId } = consent.matomo;
      if (page.Matomo) {
        // A tracker that was stopped keeps what happened since then and would send it now: so a new one.
        const tracker = page.Matomo.getTracker(`${url}matomo.php`, siteId);
        const run = ([method, ...args]: Call) => tracker[method]?.(...args);
        matomoCalls(consent.matomo, consent.stored).forEach(run);
        page._paq = { push: (...later) => later.forEach(run) };
        return;
      }
      loading = startMatomo(consent.matomo, consent.stored, consent.nonce);
    },
    stop: () => stopMatomo(loading),
  };
}
