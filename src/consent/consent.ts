import { attempt } from '../page/attempt.js';
import { dayOf, format, saidOf, validDays } from '../decide/answer.js';
import { change } from '../decide/change.js';
import { decide } from '../decide/decide.js';
import { answerCookie } from '../page/answer-cookie.js';
import { count } from '../page/count.js';
import { isFramed } from '../page/framed.js';
import { nearestLanguage } from '../page/language.js';
import { hasGpc, isPrerendering, onReturn, whenParsed } from '../page/life.js';
import { doc } from '../page/natives.js';
import { stopMatomo } from '../page/stop-matomo.js';
import { clearStored } from '../page/stored-items.js';
import { complain } from '../page/complain.js';
import type { Consent, CoreParts, Settings } from './model.js';

export function createConsent(settings: Settings, core: CoreParts, signal: AbortSignal): Consent {
  const { registry, siteId, sharing, looks } = settings;
  const site = sharing?.site ?? (siteId === undefined ? undefined : registry.sites[siteId]);
  const today = () => dayOf(Date.now());
  const gpc = hasGpc();
  const watchers = new Set<() => void>();
  const ids = Object.keys(registry.services);
  const optional = ids.filter((id) => registry.services[id]!.purpose !== 'necessary');
  const cookie = answerCookie(sharing);

  let once: ReadonlySet<string> = new Set();
  let read = cookie.read();
  let stored = cookie.parse(read, today());
  let isKept = true;
  let isWaiting = isPrerendering();
  let decision = decide(registry, site, stored, once, { gpc });
  let opened: Consent['opened'];
  let isGateAsked = false;
  let isAwaited = false;
  let file: Consent['file'];
  let isFileAsked = false;

  const later = async () => (file = await settings.later());

  const notify = () => {
    for (const watcher of [...watchers]) attempt(watcher);
  };

  /** Stops what may no longer run, also what the core started when the gate has not come yet. */
  function stop(): void {
    if (consent.gate) return consent.gate.stop();
    const { early } = consent;
    if (!early || early.isStopped || !early.isEnding()) return;
    early.isStopped = true;
    attempt(() => stopMatomo(early.matomo));
    consent.needGate(); // What runs is to be made inert again.
  }

  /** Deletes what services have stored, and what can only be found out later how to delete. */
  function clear(ids: readonly string[]): void {
    const itemsOf = (some: readonly string[]) => some.flatMap((id) => registry.services[id]!.items);
    if (clearStored(itemsOf(ids))) return;
    // By then one of them may have been accepted anew.
    later()
      .then(({ clearExactly }) => clearExactly(itemsOf(ids.filter((id) => !isKept || !decision.services[id]!.may))))
      .then(notify, reportError);
  }

  /** Keeps what there is to remember; the cookie ends with the answer. */
  function keep(mayKeep = true): void {
    // Its last day is a day too.
    const days = stored.state === 'answered' ? Math.max(1, stored.day + validDays - today()) : 0;
    const written = format(stored);
    const isWritten = () => file!.writeAnswer(sharing, written, days);
    isKept = mayKeep && (cookie.write(written, days) || (!!file && isWritten()));
    read = cookie.read();
    if (isKept || !mayKeep || file) return;
    later().then(() => {
      if (format(stored) !== written) return; // Another answer has come since.
      isKept = isWritten();
      read = cookie.read();
      notify();
    }, reportError);
  }

  /** Follows a new answer: what must stop stops before anything starts. Returns what was withdrawn. */
  function follow(): string[] {
    const before = decision;
    decision = decide(registry, site, stored, once, { gpc });
    const withdrawn = optional.filter((id) => before.services[id]!.may && !decision.services[id]!.may);
    // Each has its turn, though one of them fails.
    attempt(stop);
    attempt(() => clear(withdrawn));
    attempt(() => consent.gate?.sweep());
    notify();
    return withdrawn;
  }

  /**
   * Whether the browser has lost the answer: nobody takes an answer to the banner back by deleting it (a permission given in context
   * alone leaves nothing to remember), and it is not over yet.
   */
  const isLost = () =>
    stored.state === 'answered' &&
    today() - stored.day < validDays &&
    !!site?.banner.some((id) => decision.services[id]!.why === 'refused' || decision.services[id]!.why === 'accepted');

  function lookAgain(): void {
    const before = read;
    read = cookie.read();
    const isShown = isWaiting && !isPrerendering();
    isWaiting &&= !isShown;
    const isOver = stored.state === 'answered' && today() - stored.day > validDays;
    if (read === before && !isShown && !isOver) return;
    if (read === undefined && !isOver && (!isKept || isLost())) {
      // The page remembers for itself, and for no other.
      isKept = false;
      return isShown ? void follow() : notify();
    }
    isKept = true;
    stored = cookie.parse(read, today());
    // What is refused elsewhere is refused here, too.
    once = new Set([...once].filter((id) => saidOf(stored, registry.services[id]!) !== 'refused'));
    if (cookie.isScattered(read)) keep();
    follow(); // What is no answer any longer goes with the next page, which then says why it asks.
  }

  const consent: Consent = {
    ...settings,
    site,
    gpc,
    gate: undefined,
    early: undefined,
    core,
    signal,
    get stored() {
      return stored;
    },
    get isKept() {
      return isKept;
    },
    get decision() {
      return decision;
    },
    later,
    get file() {
      return file;
    },
    needFile(isAnew) {
      if (isFileAsked && !(isAnew && file === null)) return;
      isFileAsked = true;
      later().then(notify, (error: unknown) => {
        file = null;
        reportError(error);
        notify();
      });
    },
    looks() {
      const its = looks ?? file?.looks;
      if (its || isAwaited) return its;
      if (doc.readyState !== 'loading') return void consent.needFile();
      // What is printed may not be read yet.
      isAwaited = true;
      whenParsed(() => {
        isAwaited = false;
        notify();
      }, signal);
      return undefined;
    },
    get opened() {
      return opened;
    },
    may: (id) => ids.includes(id) && decision.services[id]!.may && !isPrerendering() && !signal.aborted,
    language: (element) => settings.lang ?? nearestLanguage(element),
    answer(asked, isSeen = !isFramed()) {
      lookAgain(); // Another tab may have answered since: its answer is not overwritten with what stood before it.
      if (signal.aborted) return { kept: false, withdrawn: [] };
      stored = change(registry, stored, asked, today());
      once = new Set([...once].filter((id) => !asked.no.includes(id) && !asked.forget.includes(id)));
      keep(isSeen || !asked.yes.length);
      count(consent, asked);
      const withdrawn = follow();
      return {
        withdrawn,
        get kept() {
          return isKept;
        },
      };
    },
    allowOnce(ids) {
      lookAgain();
      once = new Set([...once, ...ids]);
      follow();
    },
    open(returnTo) {
      // Behind a dialog that the page shows as modal nobody can reach the settings.
      for (const one of doc.querySelectorAll('dialog[open]'))
        attempt(() => one.matches(':modal') && (one as HTMLDialogElement).close());
      opened = { returnTo };
      notify();
    },
    close() {
      opened = undefined;
      notify();
    },
    needGate() {
      if (isGateAsked || signal.aborted) return;
      isGateAsked = true;
      later().then(
        ({ createGate }) => signal.aborted || createGate(consent),
        (error: unknown) =>
          complain(
            consent,
            `nothing optional can start: ${String(error)}. Serve dfo-consent-gate.js beside dfo-consent.js.`,
          ),
      );
    },
    refresh: notify,
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
  };

  // An answer that is no longer one, and whatever an earlier answer or installation left behind.
  if (cookie.isScattered(read) || (stored.state === 'unanswered' && stored.why !== 'none')) keep();
  clear(optional.filter((id) => !decision.services[id]!.may));

  signal.addEventListener('abort', () => {
    attempt(stop);
    attempt(() => consent.gate?.sweep());
    notify();
  });

  if (settings.isOdd) later().then(({ check }) => check(consent), reportError);
  onReturn(lookAgain, signal);
  // What only this page remembers ends with it, and what was stored on its strength.
  addEventListener('pagehide', () => isKept || clear(optional), { signal });

  return consent;
}
