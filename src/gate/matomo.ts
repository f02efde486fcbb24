import type { Consent } from '../consent.js';
import type { Adapter } from './adapters.js';
import { dismiss } from './stage.js';
import { validDays } from '../decide/answer.js';
import { trusted } from '../page/trusted.js';

type Call = readonly [method: string, ...args: unknown[]];

/** What we use of the tracker that Matomo's matomo.js makes. */
type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>;

interface MatomoWindow {
  _paq?: { push(...calls: Call[]): unknown };
  Matomo?: { getTracker(url: string, siteId: string): Tracker };
}

/** How long the answer is valid still, in seconds. */
const secondsLeft = ({ stored }: Consent) =>
  stored.state === 'answered' ? Math.max(0, (stored.day + validDays) * 86_400 - Math.floor(Date.now() / 1000)) : 0;

/**
 * Loads Matomo after a yes and stops it before its cookies are deleted. The record of consent is ours alone: none of
 * Matomo's own consent cookies is used (R31, R33).
 */
export function matomo(consent: Consent): Adapter {
  const page = window as MatomoWindow;

  /** The whole configuration, ending in the one page view. */
  const calls = (url: string, siteId: string): Call[] => [
    ['setTrackerUrl', `${url}matomo.php`],
    ['setSiteId', siteId],
    ['setCookieSameSite', 'Lax'],
    ['setSecureCookie', location.protocol === 'https:'],
    // Not longer than the answer itself: Matomo's own default is 13 months (R33).
    ['setVisitorCookieTimeout', secondsLeft(consent)],
    ['trackPageView'],
    ['enableLinkTracking'],
  ];

  /** The tracker's script, while it is on its way. */
  let loading: HTMLScriptElement | undefined;

  return {
    start() {
      // What other scripts pushed before the yes happened without consent and is never sent (vendors.md §1.4).
      if (!page.Matomo) delete page._paq;
      if (!consent.matomo) return; // The page starts its own, from inert markup.
      const { url, siteId } = consent.matomo;
      if (page.Matomo) {
        // A tracker that was stopped keeps what happened since then and would send it now: so a new one.
        const tracker = page.Matomo.getTracker(`${url}matomo.php`, siteId);
        const run = ([method, ...args]: Call) => tracker[method]?.(...args);
        calls(url, siteId).forEach(run);
        page._paq = { push: (...later) => later.forEach(run) };
        return;
      }
      page._paq = calls(url, siteId);
      loading = document.createElement('script');
      loading.async = true;
      loading.nonce = consent.nonce;
      loading.src = trusted().createScriptURL(`${url}matomo.js`);
      document.head.append(loading);
    },
    stop() {
      if (page.Matomo) {
        // Hits stop at once; deleting cookies under a running tracker would be undone by its next hit.
        page._paq?.push(['forgetConsentGiven']);
        return;
      }
      // It has not come yet: the page view that waits for it must not be sent either.
      delete page._paq;
      if (loading) dismiss(loading);
    },
  };
}
