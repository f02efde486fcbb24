import type { MatomoCall as Call, MatomoSettings } from '../consent/model.js';
import { validDays, type StoredAnswer } from '../decide/answer.js';
import { whenParsed } from '../page/life.js';
import { trusted } from '../page/trusted.js';
import { pageView } from './matomo-queue.js';
import { doc } from '../page/natives.js';

/** How long the answer is valid still, in seconds. */
const secondsLeft = (stored: StoredAnswer) =>
  stored.state === 'answered' ? Math.max(0, (stored.day + validDays) * 86_400 - Math.floor(Date.now() / 1000)) : 0;

/** The whole configuration. The page view comes after it, and after what the page sets. */
export const matomoCalls = ({ url, siteId }: MatomoSettings, stored: StoredAnswer): Call[] => [
  ['setTrackerUrl', `${url}matomo.php`],
  ['setSiteId', siteId],
  ['setCookieSameSite', 'Lax'],
  ['setSecureCookie', location.protocol === 'https:'],
  // Not longer than the answer itself: Matomo's own default is 13 months (R33).
  ['setVisitorCookieTimeout', secondsLeft(stored)],
  ['enableLinkTracking'],
];

/**
 * Loads Matomo. What the page sets while it is parsed comes before the page view, however soon the tracker comes, and nothing from before
 * the yes is there (`holdQueues`).
 */
export function startMatomo(settings: MatomoSettings, stored: StoredAnswer, nonce: string): HTMLScriptElement {
  const page = window as { _paq?: unknown; Matomo?: { getTracker?: unknown } | undefined };
  // The tracker takes an element with that id for another tracker.
  if (page.Matomo && typeof page.Matomo.getTracker !== 'function') page.Matomo = undefined;
  const queue: unknown[] = Array.isArray(page._paq) ? page._paq : [];
  page._paq = queue;
  queue.push(...matomoCalls(settings, stored));
  const script = doc.createElement('script');
  script.async = true;
  script.nonce = nonce;
  script.src = trusted().createScriptURL(`${settings.url}matomo.js`);
  doc.head.append(script);
  // After the page's own handlers of that event. One that was stopped is in another document by then.
  whenParsed(() => setTimeout(() => script.ownerDocument === document && (page._paq as Call[]).push(pageView)));
  return script;
}
