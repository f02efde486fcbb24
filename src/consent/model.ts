/** The types of a running consent: what every part of the library may know of the others. It imports nothing that runs. */
import type { Language, Registry } from '../../registry/model.js';
import type { StoredAnswer } from '../decide/answer.js';
import type { Change } from '../decide/change.js';
import type { Decision } from '../decide/decide.js';
import type { PageItem, PageRegistry, PageSite } from '../decide/page-registry.js';
import type { Sharing } from '../decide/sharing.js';
import type * as Disclosure from '../disclosure/index.js';
import type { Fault } from '../faults.js';

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
  disclosure(): Promise<Pick<typeof Disclosure, 'declarationTree' | 'registry' | 'style'>>;
  /** Fetches what a page needs only once there is something to hold, to release or to look up. */
  later(): Promise<GateFile>;
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

/** `<dfo-consent-embed>`, as the gate sees it. */
export interface EmbedHost extends HTMLElement {
  /** The root to show something in, under these sheets. */
  rootWith(...sheets: CSSStyleSheet[]): ShadowRoot;
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
  showEmbed(element: EmbedHost): void;
}

/** Of what something is shown, and how. */
export interface Shown {
  readonly consent: Consent;
  readonly language: Language;
}

/** Several questions at once, as boxes. */
export interface SeveralProps extends Shown {
  readonly units: readonly Unit[];
  /** Answers with the units that are accepted; the others are refused. */
  answer(accepted: readonly Unit[]): void;
  /** Ids of the units whose box is ticked. */
  readonly ticked: ReadonlySet<string>;
  tick(id: string, isTicked: boolean): void;
}

/** What `dfo-consent-gate.js` brings to what has asked for it (`later.ts`). */
export interface GateFile {
  tellFaults(faults: readonly Fault[]): void;
  clearExactly(items: readonly PageItem[]): Promise<void>;
  createGate(consent: Consent): void;
  showAftermath(place: Element, said: (Shown & { readonly outcome: Outcome }) | undefined): void;
  showDetails(place: Element, props: Shown & { readonly units: readonly Unit[]; close(): void }): void;
  readonly settingsStyle: string;
  placeBanner(banner: HTMLElement, signal: AbortSignal): void;
  showSeveral(place: Element, props: SeveralProps): void;
  showWhy(place: Element, props: Shown): void;
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

/** One thing the visitor says yes or no to: a purpose in the banner, or a service that asks in its own place. */
export interface Unit {
  readonly id: string;
  readonly services: readonly string[];
  readonly isPurpose: boolean;
  /** Accepted, and remembered. */
  readonly isStored: boolean;
  /** What it is called in a sentence. */
  readonly inSentence: string;
  /** Names of who provides it. */
  readonly providers: string;
}

/** What the core has done before the rest came. */
export interface HeadStart {
  readonly tag: HTMLScriptElement | undefined;
  readonly scripts: EarlyScripts;
  /** The tracker's script, if the library loads it and it was started. */
  matomo: HTMLScriptElement | undefined;
  /** What was started has been stopped, before the gate came. */
  isStopped?: boolean;
  /** The printed control that was pressed before the settings could open. */
  pressed?: HTMLElement;
}

/** Scripts that were started before the gate came. */
export interface EarlyScripts {
  /** What runs, and the inert form of it. */
  readonly started: ReadonlyMap<Element, HTMLScriptElement>;
  /** Looks at a marked element; returns whether it is one that can start before the gate. */
  takes(element: Element): boolean;
  /** Looks again: a script that the parser had not read to its end may be whole now. */
  look(): void;
  /** Whether everything else is left to the gate. */
  readonly isOver: boolean;
  /** Leaves everything else to the gate. Resolves when what is on its way has come. */
  end(): Promise<unknown> | undefined;
}
