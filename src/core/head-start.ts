import { attempt } from '../attempt.js';
import type { HeadStart } from '../consent/model.js';
import type { Bring } from '../bring.js';
import { dayOf, parse, questionOf, saidOf } from '../decide/answer.js';
import { httpUrl } from '../page/http-url.js';
import { isPrerendering, onReturn, whenParsed } from '../page/life.js';
import { isLacking } from '../page/lacking.js';
import { readAnswerCookie } from '../page/read-answer.js';
import { showState } from '../page/show-state.js';
import { standsFree } from '../page/stands-free.js';
import { running, setRunning } from '../page/running.js';
import { watchConcerns } from './concerns.js';
import { dfoCore } from './dfo-core.js';
import { earlyScripts } from './early-scripts.js';
import { holdQueues } from './matomo-queue.js';
import { shared } from './shared.js';
import { startMatomo } from './start-matomo.js';
import { doc, own } from '../page/natives.js';

/**
 * The library's first act: reads the answer, starts at once what a returning visitor has accepted, and brings the rest (the question, the
 * settings, the gate) when it is wanted. A returning visitor pays for no user interface before the gate opens: what is read
 * until then is less than 3 000 bytes. A first visitor to a page with printed banner and control needs no more either, until they turn
 * to one of them, for everything to be seen is there.
 */
export function headStart(tag: HTMLScriptElement | undefined, bring: Bring): void {
  if (isLacking()) {
    holdQueues(() => false); // The page's own scripts go on.
    return whenParsed(() => doc.querySelector('dfo-consent-banner')?.remove()); // What is printed could not be answered.
  }
  const { site: named, lang, cookieDomain, matomoUrl, matomoSiteId, guard } = own(tag?.dataset);
  const { services, sites, stored: names, ids } = dfoCore;
  const isHere = ([id, [hostnames]]: readonly [string, (typeof sites)[string]]) =>
    named === undefined ? hostnames.includes(location.hostname) : id === named;
  const [siteId, [, banner] = []] = Object.entries(sites).find(isHere) ?? [];
  const read = () => parse(readAnswerCookie(), dayOf(Date.now()));
  const stored = read();
  const isAsked = !!banner && !banner.every((id) => saidOf(stored, services[id]!));
  const isAnswered = !isAsked && stored.state === 'answered';
  showState(isAnswered);

  /** Asked anew each time: another tab may have taken it back since, the rest may have come, or all may have been stopped. */
  const may = (id: string): boolean => {
    const now = running();
    if (now?.start !== start || !banner?.includes(id)) return false;
    return (
      now.consent?.may(id) ??
      (cookieDomain === undefined && !isPrerendering() && saidOf(read(), services[id]!) === 'accepted')
    );
  };
  const over = new AbortController();
  let isBrought = false;
  const rest = () => {
    if (isBrought) return;
    isBrought = true;
    bring(
      ({ run }) => {
        over.abort();
        run(start);
      },
      () => (isBrought = false), // The next who wants it asks for it again.
    );
  };

  const bannerThere = () => doc.querySelector<HTMLElement & { pressed?: string }>('dfo-consent-banner');
  /** Whether question and control are shown, or not, as they should be. */
  const isThere = (there = bannerThere()) =>
    (!!there?.shadowRoot && !there.hidden) === isAsked && !!doc.querySelector('dfo-consent-settings')?.shadowRoot;
  /** Whether they also stand in the page as they should, and nothing has to be taken back or said. */
  const isComplete = () => {
    const there = bannerThere();
    const root = there?.shadowRoot;
    const printed = there?.dataset['question']?.split(' ') ?? [];
    const isPrinted =
      printed[0] === siteId && printed.slice(2).join() === banner!.map((id) => questionOf(services[id]!)).join();
    const isRead = (lang ?? doc.documentElement.lang).startsWith(printed[1]!);
    const isLeft = doc.cookie.split('; ').some((cookie) => names.some((name) => cookie.startsWith(name)));
    return (
      isThere(there) &&
      (!isAsked ||
        (isPrinted && isRead && !there!.pressed && standsFree(there!) && root!.querySelector('style')?.sheet)) &&
      !isLeft
    );
  };

  const hostOf = (address = location.href) => httpUrl(address)?.host;
  const isOurs = (address: string) => [hostOf(), hostOf(matomoUrl)].includes(hostOf(address));
  const scripts = earlyScripts(may, tag?.nonce ?? '', isOurs, rest);
  const start: HeadStart = { tag, scripts, matomo: undefined };
  setRunning({ shared, start });
  // Whoever asks for the handle gets it, and everything with it.
  Object.defineProperty(window, 'dfoConsent', {
    configurable: true,
    get: () => {
      rest();
      return running()?.handle;
    },
    set: (value: unknown) => Object.defineProperty(window, 'dfoConsent', { value, writable: true }),
  });
  if (banner?.includes('matomo')) attempt(() => holdQueues(() => may('matomo')));
  attempt(() => {
    const url = matomoUrl && matomoSiteId && may('matomo') ? httpUrl(matomoUrl) : undefined;
    if (url)
      start.matomo = startMatomo({ url: url.href.replace(/\/?$/, '/'), siteId: matomoSiteId! }, stored, tag!.nonce);
  });

  const isNews = stored.state === 'unanswered' ? stored.why !== 'none' : isAsked;
  if (!banner || isNews || (guard ?? cookieDomain) !== undefined || (isAsked && !tag?.async)) rest();
  /** Does what can be done without the rest; where it cannot, brings that. */
  const orRest = (isEnough: () => unknown) => {
    let is: unknown;
    attempt(() => (is = isEnough()));
    if (!is) rest();
  };
  watchConcerns(
    ids,
    (found) =>
      orRest(() => {
        scripts.look();
        showState(isAnswered);
        // A router or a morph may have taken away what is printed, or put it in anew without its root.
        if (doc.readyState !== 'loading' && banner && !isBrought && !isThere()) return false;
        return !found.filter((one) => !scripts.takes(one)).length;
      }),
    () => running()?.start !== start || !!running()!.consent, // That watches itself.
  );
  whenParsed(() => {
    if (running()?.start !== start) return;
    orRest(() => {
      scripts.look();
      // An embed may stand in another component's root, where no observer looks.
      const isInside = ({ shadowRoot }: Element) => shadowRoot?.querySelector('dfo-consent-embed');
      return (
        isBrought ||
        (!start.matomo && !scripts.started.size && isComplete() && ![...doc.querySelectorAll('*')].some(isInside))
      );
    });
  });
  onReturn(rest, over.signal);
  for (const type of ['pointerover', 'focusin', 'click']) {
    doc.addEventListener(
      type,
      (event) => {
        const [target] = event.composedPath() as HTMLElement[];
        if (!/^dfo-consent-/.test((event.target as Element).localName)) return;
        if (type === 'click' && target!.getAttribute('data-dfo-consent') === 'open') start.pressed = target!;
        rest();
      },
      { signal: over.signal },
    );
  }
}
