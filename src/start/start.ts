import type { Fault, Options, Told } from '../consent/options.js';
import type { DfoRegistry, PurposeId, Registry, ServiceId, SiteId, UsedId } from '../../registry/index.js';
import { speak } from '../texts/added.js';
import { attempt } from '../page/attempt.js';
import { createConsent } from '../consent/consent.js';
import type { Held, Looks } from '../consent/model.js';
import { validDays } from '../decide/answer.js';
import { pageRegistry, type PageRegistry } from '../decide/page-registry.js';
import { dfo } from '../values/dfo.js';
import { startEarly } from '../core/early.js';
import { holdQueues } from '../core/matomo-queue.js';
import { coreParts } from '../core/parts.js';
import { settingsOf } from './settings.js';
import { isLacking } from '../page/lacking.js';
import { running, setRunning } from '../page/running.js';
import { showState } from '../page/show-state.js';
import { looks } from '../looks/ask-by-preact.js';
import { defineElements, keepPage } from '../core/elements.js';
import { unknown } from '../decide/unknown.js';
import { doc, own } from '../page/natives.js';
import { tell } from '../page/tell.js';

/** What somebody has said about one purpose or service. */
export type Said = 'accepted' | 'refused' | 'unanswered';

/** What the visitor has said. */
export interface Answer<R extends Registry = DfoRegistry> {
  /** `answered` when everything that the banner asks about is answered. */
  readonly state: 'unanswered' | 'answered';
  /** Undefined where the host is no site of the registry. */
  readonly site: SiteId<R> | undefined;
  /** Per purpose that the banner asks about. */
  readonly purposes: { readonly [Id in PurposeId<R>]?: Said };
  /** Per optional service of the site, in the banner and in context. */
  readonly services: { readonly [Id in ServiceId<R>]?: Said };
  /** The day of the answer, `YYYY-MM-DD`, UTC. */
  readonly day?: string;
  /** The last day on which it is valid, `YYYY-MM-DD`, UTC. */
  readonly validUntil?: string;
}

/**
 * A running consent. After `stop()` it still tells the last answer, allows nothing, and what would change something changes nothing and
 * says so on the console.
 */
export interface Handle<R extends Registry = DfoRegistry> {
  /** Frozen, and the same object until the answer changes: a snapshot for React's `useSyncExternalStore` and its kin. */
  readonly answer: Answer<R>;
  /** Whether `stop()` has been called. */
  readonly isStopped: boolean;
  /**
   * Whether a service may run now.
   * @throws RangeError for an id that no website in the registry uses
   */
  may(service: UsedId<R['services']>): boolean;
  /**
   * Says yes on the visitor's behalf, after the visitor said yes in the page's own controls. Other answers stay.
   * @param ids of services, or of purposes that the banner asks about
   * @throws RangeError for an id that is not in the registry or not optional on this site; then nothing is changed
   */
  give(ids: readonly (ServiceId<R> | PurposeId<R>)[]): void;
  /** Refuses what the banner asks about and takes every permission back. */
  refuse(): void;
  /** Opens the settings and moves focus there; it returns to what has it now. */
  open(): void;
  /** Calls `listener` with each new answer. Returns the undo, which may be called more than once. */
  subscribe(listener: (answer: Answer<R>) => void): () => void;
  /** Stops everything that `start` began. Nothing optional may run afterwards. */
  stop(): void;
}

declare global {
  interface Window {
    /** The script tag's handle; undefined before it has come, and where a bundle called `start()`. */
    dfoConsent?: Handle;
  }
  interface DocumentEventMap {
    /** The visitor has answered, or taken an answer back. */
    'dfo-consent:change': CustomEvent<Answer>;
    /** `window.dfoConsent` is there. */
    'dfo-consent:ready': CustomEvent<null>;
    /** The guard has held something. */
    'dfo-consent:held': CustomEvent<Held>;
  }
  interface HTMLElementTagNameMap {
    'dfo-consent-banner': HTMLElement;
    'dfo-consent-settings': HTMLElement;
    'dfo-consent-embed': HTMLElement;
    'dfo-cookie-declaration': HTMLElement;
  }
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * Starts the consent of this page: asks, holds back, lets through. Everything that it does in the page ends with the
 * handle's `stop()`. A second call while one runs returns the running handle. A mistake in the options is told on the
 * console, and then nothing is asked and nothing optional runs. In a browser that is too old the handle is a stopped one.
 *
 * @throws Error on a server, where there is no page
 */
export function start<R extends Registry = DfoRegistry>(told: Options<R> = {}): Handle<R> {
  if (!doc)
    throw new Error(
      'dfo-consent: start() needs a page, and there is none on a server. Call it where only the browser comes: in an effect, or in a module that the page loads.',
    );
  const options = own(told);
  if (isLacking()) {
    holdQueues(() => false); // The page's own scripts go on.
    return closed(options.site);
  }
  speak(options.registry);
  const handle = begin(options as Told, options.registry ? pageRegistry(options.registry) : dfo, looks) as Handle<R>;
  const { consent } = running()!;
  if (options.guard) void import('../guard/guard.js').then(({ guard }) => guard(consent));
  return handle;
}

/** What an old browser gets: nothing is asked, and nothing may run. */
function closed<R extends Registry>(site: SiteId<R> | undefined): Handle<R> {
  const answer = Object.freeze({ state: 'unanswered', site, purposes: {}, services: {} }) as Answer<R>;
  const nothing = () => {};
  return {
    answer,
    isStopped: true,
    may: () => false,
    give: nothing,
    refuse: nothing,
    open: nothing,
    subscribe: () => nothing,
    stop: nothing,
  };
}

/**
 * `start` with a registry that is made for pages already, as the script tag has it.
 *
 * @param looks undefined where they are printed in the page
 * @param faults what was found wrong in the tag already
 */
export function begin(
  told: Told,
  pages: PageRegistry,
  looks: Looks | undefined,
  faults: readonly Fault[] = [],
): Handle<Registry> {
  type R = Registry;
  const before = running();
  if (before) return before.handle as Handle<R>;

  const controller = new AbortController();
  const { signal } = controller;
  const consent = createConsent(settingsOf(told, pages, looks, faults), coreParts, signal);
  const { registry, site, siteId } = consent;

  const said = (why: string | undefined): Said =>
    why?.startsWith('accepted') ? 'accepted' : why === 'refused' ? 'refused' : 'unanswered';
  const read = (): Answer<R> => {
    const { stored, decision } = consent;
    const of = (id: string) => said(decision.services[id]!.why);
    const banner = site?.banner ?? [];
    const purposes = banner.map((id) => {
      const { purpose } = registry.services[id]!;
      const all = new Set(banner.filter((other) => registry.services[other]!.purpose === purpose).map(of));
      return [purpose, all.size === 1 ? [...all][0]! : 'unanswered'];
    });
    const { freeze } = Object;
    return freeze({
      state: isAnswered() ? 'answered' : 'unanswered',
      site: siteId as SiteId<R> | undefined,
      purposes: freeze(Object.fromEntries(purposes)) as Answer<R>['purposes'],
      services: freeze(
        Object.fromEntries([...banner, ...(site?.inContext ?? [])].map((id) => [id, of(id)])),
      ) as Answer<R>['services'],
      ...(stored.state === 'answered' && { day: isoDay(stored.day), validUntil: isoDay(stored.day + validDays) }),
    });
  };
  const isAnswered = () => consent.stored.state === 'answered' && !consent.decision.asks.length;

  const show = () => showState(isAnswered());

  let now = read();
  /** The same object until it says something else. */
  const answer = () => {
    const anew = read();
    if (JSON.stringify(anew) !== JSON.stringify(now)) now = anew;
    return now;
  };
  let last = now;
  const listeners = new Set<{ readonly listener: (answer: Answer<R>) => void }>();
  consent.watch(() => {
    if (signal.aborted) return;
    show();
    const detail = answer();
    if (detail === last) return; // The settings were opened, not answered.
    last = detail;
    tell('dfo-consent:change', detail);
    for (const one of [...listeners]) {
      if (last !== detail) return; // A listener has answered itself, and everybody has heard of that.
      if (listeners.has(one)) attempt(() => one.listener(detail));
    }
  });
  /** Whether something can still be changed; where not, it is told. */
  const isRunning = (what: string) => {
    if (signal.aborted) void consent.later().then(({ tellFaults }) => tellFaults([['stopped', what]]), reportError);
    return !signal.aborted;
  };

  const handle: Handle<R> = {
    get answer() {
      return answer();
    },
    get isStopped() {
      return signal.aborted;
    },
    may(id) {
      const known = Object.keys(registry.services);
      if (!known.includes(id)) throw new RangeError(unknown('service', id, known));
      return consent.may(id);
    },
    give(ids) {
      const banner = site?.banner ?? [];
      const known = [...banner, ...(site?.inContext ?? [])];
      const services = ids.flatMap((id) => {
        const ofPurpose = banner.filter((service) => registry.services[service]!.purpose === id);
        if (!ofPurpose.length && !known.includes(id)) {
          const purposes = new Set(banner.map((service) => registry.services[service]!.purpose));
          throw new RangeError(unknown('optional service or purpose', id, [...known, ...purposes]));
        }
        return ofPurpose.length ? ofPurpose : [id];
      });
      if (isRunning('give')) consent.answer({ yes: services, no: [], forget: [] });
    },
    refuse() {
      if (isRunning('refuse') && site) consent.answer({ yes: [], no: site.banner, forget: site.inContext });
    },
    open() {
      if (isRunning('open')) consent.open(doc.activeElement instanceof HTMLElement ? doc.activeElement : null);
    },
    subscribe(listener) {
      const one = { listener }; // The same listener, subscribed twice, has two undos.
      listeners.add(one);
      return () => void listeners.delete(one);
    },
    stop() {
      if (signal.aborted) return;
      controller.abort();
      setRunning(undefined);
      delete doc.documentElement.dataset['dfoConsentState'];
    },
  };

  setRunning({ handle, consent });
  show();
  startEarly(consent);
  defineElements();
  keepPage(consent, show);
  return handle;
}
