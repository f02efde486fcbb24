import type { Language, Registry } from '../registry/model.js';
import { attempt } from './attempt.js';
import { dayOf, format, saidOf, validDays, type StoredAnswer } from './decide/answer.js';
import { change, type Change } from './decide/change.js';
import { decide, type Decision } from './decide/decide.js';
import type { PageRegistry, PageSite } from './decide/page-registry.js';
import type { Sharing } from './decide/sharing.js';
import { answerCookie } from './page/answer-cookie.js';
import { isFramed } from './page/framed.js';
import { nearestLanguage } from './page/language.js';
import { hasGpc, isPrerendering, onReturn } from './page/life.js';
import { doc } from './page/natives.js';
import { running } from './page/running.js';
import { stopMatomo } from './page/stop-matomo.js';
import { clearStored } from './page/stored-items.js';
import type { EmbedElement } from './ui/embed.js';

/** What the page told, checked: ids exist and addresses are addresses. */
export interface Settings {
  readonly registry: PageRegistry;
  /** Undefined: the host is no site of the registry, so nothing is asked and nothing optional runs. */
  readonly siteId: string | undefined;
  /** Undefined: the answer is for this host alone. */
  readonly sharing: Sharing | undefined;
  readonly lang: Language | undefined;
  readonly privacyUrl: string | undefined;
  readonly matomo: { readonly url: string; readonly siteId: string } | undefined;
  /** The nonce of the page's own scripts, where its policy asks for one. */
  readonly nonce: string;
  /** Hosts of services that the site told beside the registry's. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** The whole registry, where the page brought its own. */
  readonly source: Registry | undefined;
  /** Fetches the words of the declaration. */
  disclosure(): Promise<Pick<typeof import('./disclosure/index.js'), 'declarationTree' | 'registry' | 'style'>>;
  /** Fetches what a page needs only once there is something to hold, to release or to look up. */
  later(): Promise<typeof import('./later.js')>;
}

/** What a change did, for the words that confirm it. */
export interface Outcome {
  /** Whether the browser stored the answer. Where not, it holds for this page only. */
  readonly kept: boolean;
  /** Services that could run before and no longer may. */
  readonly withdrawn: readonly string[];
  /** Nobody answered: the browser has lost the answer, or somebody deleted it there. */
  readonly isLost?: true;
}

/** One running consent: the state of a page, and the only one who may change it. */
export interface Consent extends Settings {
  readonly site: PageSite | undefined;
  readonly stored: StoredAnswer;
  /** The browser has it: else it holds for this page only. */
  readonly isKept: boolean;
  readonly decision: Decision;
  readonly gpc: boolean;
  /** Aborted by `stop()`: then nothing is shown and nothing optional runs. */
  readonly signal: AbortSignal;
  /** The settings are open; focus returns to `returnTo` when they close. */
  readonly opened: { readonly returnTo: HTMLElement | null } | undefined;
  may(id: string): boolean;
  language(element: Element): Language;
  /**
   * Stores an answer and lets everything follow it, what must stop first.
   *
   * @param isSeen whether somebody who saw the question gave it; a yes of others holds for this page alone. Default: not where another
   *   site frames the page
   */
  answer(change: Change, isSeen?: boolean): Outcome;
  /** Lets services run for this page view, and stores nothing. */
  allowOnce(ids: readonly string[]): void;
  open(returnTo: HTMLElement | null): void;
  close(): void;
  /** Lets everything look again, though nothing was answered. */
  refresh(): void;
  /** Calls `listener` after each change, until the returned function is called. */
  watch(listener: () => void): () => void;
  /** Undefined until it is needed; see `loadGateWhenNeeded`. */
  gate: Gate | undefined;
  /** Fetches the gate, once. */
  needGate?: () => void;
  /** Only where the page asked for it (`data-guard`). */
  guard?: Guard;
}

/** The part that holds and releases; it comes when there is something to hold or to release. */
export interface Gate {
  /** Stops what runs and no longer may, before its storage is deleted. */
  stop(): void;
  /** Brings trackers and marked elements in line with the decision. */
  sweep(): void;
  /** Brings one element in line, in whose place `place` stands; returns it if it runs now, or what runs in its place. */
  consider(element: Element, place?: Element): Element | undefined;
  /** Shows what stands in a `<dfo-consent-embed>` now: the question, the content, or why there is none. */
  showEmbed(element: EmbedElement): void;
}

/** The net for what scripts do later. */
export interface Guard {
  /** Everything that it has held, the first first. */
  readonly held: readonly Held[];
}

/** Something that was held; also the `detail` of the document's event `dfo-consent:held`. */
export interface Held {
  readonly service: string;
  readonly address: string;
  /** What the script did, by the name of the function or property. */
  readonly how: string;
}

export function createConsent(settings: Settings, signal: AbortSignal): Consent {
  const { registry, siteId, sharing } = settings;
  const site = sharing?.site ?? (siteId === undefined ? undefined : registry.sites[siteId]);
  const today = () => dayOf(Date.now());
  const gpc = hasGpc();
  const watchers = new Set<() => void>();
  const optional = Object.keys(registry.services).filter((id) => registry.services[id]!.purpose !== 'necessary');
  const cookie = answerCookie(sharing);

  let once: ReadonlySet<string> = new Set();
  let read = cookie.read();
  let stored = cookie.parse(read, today());
  let isKept = true;
  let isWaiting = isPrerendering();
  let decision = decide(registry, site, stored, once, { gpc });
  let opened: Consent['opened'];

  const notify = () => {
    for (const watcher of [...watchers]) attempt(watcher);
  };

  /** Stops what may no longer run, also what the core started when the gate has not come yet. */
  function stop(): void {
    if (consent.gate) return consent.gate.stop();
    const start = running()?.start;
    if (!start || start.isStopped || consent.may('matomo') || !(start.matomo || start.scripts.started.size)) return;
    start.isStopped = true;
    attempt(() => stopMatomo(start.matomo));
  }

  /** Deletes what services have stored, and what can only be found out later how to delete. */
  function clear(ids: readonly string[]): void {
    const itemsOf = (some: readonly string[]) => some.flatMap((id) => registry.services[id]!.items);
    if (clearStored(itemsOf(ids))) return;
    // By then one of them may have been accepted anew.
    const exactly = ({ clearExactly }: typeof import('./later.js')) =>
      clearExactly(itemsOf(ids.filter((id) => !isKept || !decision.services[id]!.may)));
    settings.later().then(exactly).then(notify, reportError);
  }

  /** Keeps what there is to remember; the cookie ends with the answer. */
  function keep(mayKeep = true): boolean {
    // Its last day is a day too.
    const days = stored.state === 'answered' ? Math.max(1, stored.day + validDays - today()) : 0;
    isKept = mayKeep && cookie.write(format(stored), days);
    read = cookie.read();
    return isKept;
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
    get opened() {
      return opened;
    },
    may: (id) =>
      Object.hasOwn(decision.services, id) && decision.services[id]!.may && !isPrerendering() && !signal.aborted,
    language: (element) => settings.lang ?? nearestLanguage(element),
    answer(asked, isSeen = !isFramed()) {
      lookAgain(); // Another tab may have answered since: its answer is not overwritten with what stood before it.
      if (signal.aborted) return { kept: false, withdrawn: [] };
      stored = change(registry, stored, asked, today());
      once = new Set([...once].filter((id) => !asked.no.includes(id) && !asked.forget.includes(id)));
      return { kept: keep(isSeen || !asked.yes.length), withdrawn: follow() };
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
    refresh: notify,
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
  };

  stop(); // The answer may be another than the core has read.
  // An answer that is no longer one, and whatever an earlier answer or installation left behind.
  if (cookie.isScattered(read) || (stored.state === 'unanswered' && stored.why !== 'none')) keep();
  clear(optional.filter((id) => !decision.services[id]!.may));

  signal.addEventListener('abort', () => {
    attempt(stop);
    attempt(() => consent.gate?.sweep());
    notify();
  });

  onReturn(lookAgain, signal);
  // What only this page remembers ends with it, and what was stored on its strength.
  addEventListener('pagehide', () => isKept || clear(optional), { signal });

  return consent;
}
