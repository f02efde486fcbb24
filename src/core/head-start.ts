import { attempt } from '../attempt.js';
import type { Bring } from '../bring.js';
import { dayOf, parse, questionOf, saidOf } from '../decide/answer.js';
import { httpUrl } from '../page/http-url.js';
import { onReturn, whenParsed } from '../page/life.js';
import { readAnswerCookie } from '../page/read-answer.js';
import { running, setRunning } from '../page/running.js';
import { watchConcerns } from './concerns.js';
import { dfoCore } from './dfo-core.js';
import { earlyScripts, type EarlyScripts } from './early-scripts.js';
import { shared } from './shared.js';
import { startMatomo } from './start-matomo.js';

/** What the core has done before the rest came. */
export interface HeadStart {
  readonly tag: HTMLScriptElement | undefined;
  readonly scripts: EarlyScripts;
  /** The tracker's script, if the library loads it and it was started. */
  readonly matomo: HTMLScriptElement | undefined;
  /** The printed control that was pressed before the settings could open. */
  pressed?: HTMLElement;
}

/**
 * The library's first act: reads the answer, starts at once what a returning visitor has accepted, and brings the rest (the question, the
 * settings, the gate) when it is wanted. A returning visitor pays for no user interface before the gate opens: what is read
 * until then is less than 3 000 bytes. A first visitor to a page with printed banner and control needs no more either, until they turn
 * to one of them, for everything to be seen is there.
 */
export function headStart(tag: HTMLScriptElement | undefined, bring: Bring): void {
  const { site: named, lang, matomoUrl, matomoSiteId, guard } = tag?.dataset ?? {};
  const { services, sites, stored: names } = dfoCore;
  const siteId = named ?? Object.keys(sites).find((id) => sites[id]!.hostnames.includes(location.hostname));
  const banner = siteId !== undefined && Object.hasOwn(sites, siteId) ? sites[siteId]!.banner : undefined;
  const stored = parse(readAnswerCookie(), dayOf(Date.now()));
  const may = (id: string) => !!banner?.includes(id) && saidOf(stored, services[id]!) === 'accepted';
  const isAsked = !!banner && !banner.every((id) => saidOf(stored, services[id]!));
  document.documentElement.dataset['dfoConsentState'] = isAsked || stored.state === 'unanswered' ? 'unanswered' : 'answered';

  const over = new AbortController();
  let isBrought = false;
  const rest = () => {
    if (isBrought) return;
    isBrought = true;
    over.abort();
    bring(({ run }) => run(start));
  };

  /** Whether question and control stand in the page as they should, and nothing has to be taken back or said. */
  const isComplete = () => {
    const there = document.querySelector<HTMLElement & { pressed?: string }>('dfo-consent-banner');
    const printed = there?.dataset['question']?.split(' ') ?? [];
    const isPrinted = printed[0] === siteId && printed.slice(2).join() === banner!.map((id) => questionOf(services[id]!)).join();
    const isRead = (lang ?? document.documentElement.lang).startsWith(printed[1]!);
    const isLeft = document.cookie.split('; ').some((cookie) => names.some((name) => cookie.startsWith(name)));
    return (!isAsked || (isPrinted && isRead && !there!.pressed)) && !isLeft && !!document.querySelector('dfo-consent-settings')?.shadowRoot;
  };

  const url = may('matomo') && matomoUrl && matomoSiteId ? httpUrl(matomoUrl) : undefined;
  const scripts = earlyScripts(may, tag?.nonce ?? '', rest);
  const start: HeadStart = {
    tag,
    scripts,
    matomo: url && startMatomo({ url: url.href.replace(/\/?$/, '/'), siteId: matomoSiteId! }, stored, tag!.nonce),
  };
  setRunning({ shared, start });
  // Whoever asks for the handle gets it, and everything with it.
  Object.defineProperty(window, 'dfoConsent', { configurable: true, enumerable: true, get: () => (rest(), running()?.handle) });

  const isNews = stored.state === 'unanswered' ? stored.why !== 'none' : isAsked;
  if (!banner || isNews || guard !== undefined || (isAsked && !tag?.async)) rest();
  watchConcerns((found) => {
    attempt(() => {
      scripts.look();
      if (found.filter((one) => !scripts.takes(one)).length) rest();
    });
    return scripts.isOver;
  });
  whenParsed(() => {
    let isEnough = isBrought;
    attempt(() => {
      scripts.look();
      isEnough ||= !url && !scripts.started.size && isComplete();
    });
    if (!isEnough) rest();
  });
  onReturn(rest, over.signal);
  for (const type of ['pointerover', 'focusin', 'click']) {
    document.addEventListener(
      type,
      (event) => {
        const [target] = event.composedPath() as HTMLElement[];
        if (!/^dfo-consent-/.test((event.target as Element).localName)) return;
        if (type === 'click' && target!.dataset['dfoConsent'] === 'open') start.pressed = target!;
        rest();
      },
      { signal: over.signal },
    );
  }
}
