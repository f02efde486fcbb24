/**
 * A stand-in for Matomo's matomo.js, with its queue contract and none of its code: reads `_paq`, runs configuration
 * first, and from then on runs each push at once. Faults of the real one that the gate must survive are kept: after
 * `forgetConsentGiven` hits gather in memory, and are sent when consent comes back.
 */
import { deleteCookie, hashOf, readCookie, writeCookie } from './matomo-cookies.js';

type Call = readonly [method: string | ((this: Tracker) => void), ...args: unknown[]];

/** What the real tracker runs before everything else, whatever its place in the queue. */
const first = [
  'setTrackerUrl',
  'setCookieSameSite',
  'setSecureCookie',
  'setVisitorCookieTimeout',
  'setSiteId',
  'enableLinkTracking',
  'requireConsent',
  'setConsentGiven',
];

class Tracker {
  #url: string;
  #siteId: string;
  #isSecure = false;
  #sameSite = 'Lax';
  #visitorSeconds = 393 * 86_400;
  #needsConsent = false;
  #waiting: string[] = [];
  // As the real one: what it tells of the page is what stood there when it was made, until it is told otherwise.
  #address = location.href;
  #referrer = document.referrer;
  #title = document.title;

  constructor(url = '', siteId: string | number = '') {
    this.#url = url;
    this.#siteId = String(siteId);
  }

  setTrackerUrl = (url: string) => {
    this.#url = url;
  };
  setSiteId = (siteId: string | number) => {
    this.#siteId = String(siteId);
  };
  setSecureCookie = (isSecure: boolean) => {
    this.#isSecure = isSecure && location.protocol === 'https:';
  };
  setCookieSameSite = (sameSite: string) => {
    this.#sameSite = sameSite;
  };
  setVisitorCookieTimeout = (seconds: number) => {
    this.#visitorSeconds = seconds;
  };
  setCustomUrl = (address: string) => {
    this.#address = new URL(address, location.href).href;
  };
  setReferrerUrl = (referrer: string) => {
    this.#referrer = referrer;
  };
  setDocumentTitle = (title: string) => {
    this.#title = title;
  };
  // What would change what is sent is of no account to a stand-in, but that it is understood is.
  setDoNotTrack = () => {};
  setDomains = () => {};
  setIgnoreClasses = () => {};
  trackPageView = (title = this.#title) => this.#hit({ action_name: title });
  trackEvent = (category: string, action: string, name = '', value = '') =>
    this.#hit({ e_c: category, e_a: action, e_n: name, e_v: String(value) });

  enableLinkTracking = () =>
    document.addEventListener('click', (event) => {
      const link = event.composedPath().find((at): at is HTMLAnchorElement => at instanceof HTMLAnchorElement);
      if (link?.href.startsWith('http') && link.host !== location.host) this.#hit({ link: link.href });
    });

  requireConsent = () => {
    this.#needsConsent = !readCookie('mtm_consent') || readCookie('mtm_consent_removed') !== undefined;
  };

  setConsentGiven = () => {
    deleteCookie('mtm_consent_removed');
    this.#needsConsent = false;
    for (const hit of this.#waiting.splice(0)) this.#send(hit);
  };

  forgetConsentGiven = () => {
    deleteCookie('mtm_consent');
    writeCookie('mtm_consent_removed', String(Date.now()), 400 * 86_400, this.#isSecure, this.#sameSite);
    for (const kind of ['id', 'ses']) deleteCookie(this.#name(kind));
    this.#needsConsent = true;
  };

  #name = (kind: string) => `_pk_${kind}.${this.#siteId}.${hashOf(`${location.hostname}/`)}`;

  /** The visitor's id, made at the first hit. Its lifetime runs from then on; it does not slide. */
  #visitor(): string {
    const [id = '', made = ''] = readCookie(this.#name('id'))?.split('.') ?? [];
    const visitor =
      id ||
      crypto.getRandomValues(new Uint8Array(8)).reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
    const now = Math.round(Date.now() / 1000);
    const since = Number(made) || now;
    writeCookie(
      this.#name('id'),
      `${visitor}.${since}.`,
      since + this.#visitorSeconds - now,
      this.#isSecure,
      this.#sameSite,
    );
    writeCookie(this.#name('ses'), '1', 1800, this.#isSecure, this.#sameSite);
    return visitor;
  }

  #hit(facts: Record<string, string>): void {
    const about = new URLSearchParams({
      idsite: this.#siteId,
      rec: '1',
      url: this.#address,
      urlref: this.#referrer,
      ...facts,
    });
    if (this.#needsConsent) this.#waiting.push(about.toString());
    else this.#send(about.toString());
  }

  #send(about: string): void {
    const address = `${this.#url}?${about}&_id=${this.#visitor()}&send_image=0`;
    navigator.sendBeacon(address, '');
  }
}

function run(tracker: Tracker, [method, ...args]: Call): void {
  if (typeof method === 'function') return method.call(tracker);
  const known = (tracker as unknown as Record<string, unknown>)[method];
  if (typeof known === 'function') known.apply(tracker, args);
  else console.error(`Stand-in for Matomo: it has no method "${method}".`);
}

interface Api {
  getTracker(url?: string, siteId?: string | number): Tracker;
  getAsyncTracker(): Tracker | undefined;
}
const page = window as unknown as {
  _paq?: Call[] | { push(...calls: Call[]): void };
  Matomo?: Api;
  Piwik?: Api;
  piwik_log?(title: string, siteId: string | number, url: string): void;
};
// As the real one: without a queue there is no tracker yet, and a second copy of the script finds the first one's.
const queue = Array.isArray(page._paq) ? page._paq : [];
const main = page.Matomo?.getAsyncTracker() ?? (queue.length ? new Tracker() : undefined);
page.Matomo ??= page.Piwik = {
  getTracker: (url, siteId) => new Tracker(url, siteId),
  getAsyncTracker: () => main,
};
// The way of Piwik 0.x.
page.piwik_log = (title, siteId, url) => new Tracker(url, siteId).trackPageView(title || undefined);
if (main && Array.isArray(page._paq)) {
  for (const name of first) for (const call of queue) if (call[0] === name) run(main, call);
  for (const call of queue) if (!first.includes(call[0] as string)) run(main, call);
  page._paq = { push: (...calls) => calls.forEach((call) => run(main, call)) };
}
