/** The types of a running consent: what every part of the library may know of the others. It imports nothing that runs. */
import type { Fault, Told } from './options.js';
import type { Language, Registry } from '../../registry/model.js';
import type { StoredAnswer } from '../decide/answer.js';
import type { Change } from '../decide/change.js';
import type { Decision } from '../decide/decide.js';
import type { PageItem, PageRegistry, PageSite } from '../decide/page-registry.js';
import type { Sharing } from '../decide/sharing.js';
import type { Node } from '../disclosure/node.js';
import type { Asked } from '../disclosure/shown-trees.js';
import type { FirstView } from '../page/first-views.js';

/** What the page told, checked: ids exist and addresses are addresses. */
export interface Settings {
  readonly registry: PageRegistry;
  /** Undefined: the host is no site of the registry, so nothing is asked and nothing optional runs. */
  readonly siteId: string | undefined;
  /** Undefined: the answer is for this host alone. */
  readonly sharing: Sharing | undefined;
  readonly lang: Language | undefined;
  readonly privacyUrl: string | undefined;
  readonly countUrl: string | undefined;
  readonly matomo: MatomoSettings | undefined;
  /** The nonce of the page's own scripts, where its policy asks for one. */
  readonly nonce: string;
  /** What the page told, as it was written. */
  readonly told: Told;
  /** The whole registry, where the page brought its own. */
  readonly source: Registry | undefined;
  /** Fetches the words of the declaration. */
  disclosure(): Promise<DisclosureFile>;
  /** Fetches what a page needs only once there is something to hold, to release or to look up. */
  later(): Promise<GateFile>;
  /** Undefined where they are printed in the page, or come later. */
  readonly looks: Looks | undefined;
  /** What of it was found wrong already. */
  readonly faults: readonly Fault[];
  /** Something that was told cannot be right: what, is found out later. */
  readonly isOdd: boolean;
}

/** As much of a consent as tells what may run now. */
export type Answering = Pick<Consent, 'registry' | 'site' | 'may'>;

/** How things look that every page may show. The tag brings it; in printed HTML it stands already; else it comes with the gate. */
export interface Looks {
  /** What stands around every question, as HTML. */
  readonly frame: string;
  /** Styles of the question and of the control. */
  readonly banner: string;
  readonly settings: string;
  /** Sees to it that the page's theme can be read in an element's root. */
  check(host: HTMLElement): void;
  /** Shows one question in `place`; returns whether it could. */
  ask(place: Element, props: AskProps): boolean;
  /** The answer in words, true of everything that may run now. */
  confirmation(consent: Answering, language: Language, said: Said): string;
  /** Hides those. */
  hide(language: Language): string;
  /** What stands in the footer: the button that opens the settings, or that there is nothing to set. */
  control(consent: Consent, language: Language): HTMLElement;
}

/** One question, and who hears what is pressed. */
interface AskProps extends Shown {
  /** Ids of the services that it asks about, of one purpose. */
  readonly services: readonly string[];
  answer(isYes: boolean): void;
}

/** What was answered just now: said once, and left standing until the visitor hides it (R79). */
export interface Said {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly outcome: Outcome;
  readonly returnTo: HTMLElement | null;
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
export interface Consent extends Omit<Settings, 'looks'> {
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
  /** What has come later; null where it cannot be had. */
  readonly file: GateFile | null | undefined;
  /** Fetches it, unless that has failed and `isAnew` is not said, and lets everything look again. */
  needFile(isAnew?: boolean): void;
  /** How things look; undefined until that has come. */
  looks(): Looks | undefined;
  /** Calls `listener` after each change, until the returned function is called. */
  watch(listener: () => void): () => void;
  /** Undefined until it is needed. */
  gate: Gate | undefined;
  /** Fetches the gate, once. */
  needGate(): void;
  /** What was started before the gate came. */
  early: Early | undefined;
  /** What the core has once for a page, for the files that come later. */
  readonly core: CoreParts;
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

/** The question, and what is added to it at times. */
export interface PanelProps extends Shown {
  readonly isOpened: boolean;
  /** Several questions at once, as boxes. */
  readonly isSeveral: boolean;
  answer(change: Change): void;
  close(): void;
}

/** What `dfo-consent-disclosure.js` brings. */
interface DisclosureFile {
  readonly style: string;
  treesFor(asked: Asked): Promise<readonly Node[]>;
  /** Goes to the row of a declaration that the address names, now and whenever it names another. */
  showRows(signal: AbortSignal): void;
}

/** What `dfo-consent-gate.js` brings to what has asked for it. */
interface GateFile {
  readonly mark: string;
  readonly looks: Looks;
  tellFaults(faults: readonly Fault[]): void;
  /** Tells what of what the page told cannot be right, once. */
  check(consent: Consent): void;
  clearExactly(items: readonly PageItem[]): Promise<void>;
  /** Stores the answer also where another of its name lies elsewhere, or in another site's frame. */
  writeAnswer(sharing: Sharing | undefined, value: string, days: number): boolean;
  watchSeen(element: Element): void;
  wasSeen(element: Element): boolean | undefined;
  createGate(consent: Consent): void;
  showAftermath(place: Element, said: (Shown & { readonly outcome: Outcome }) | undefined): void;
  readonly settingsStyle: string;
  placeBanner(banner: HTMLElement, signal: AbortSignal): void;
  showPanel(place: Element, props: PanelProps): void;
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

/** What the core has started, until the gate takes it over. */
export interface Early {
  readonly scripts: EarlyScripts;
  /** The tracker's script, if the library loads it and it was started. */
  matomo: HTMLScriptElement | undefined;
  /** Its service; undefined where the site has none. */
  readonly matomoId: string | undefined;
  /** Whether something runs that no longer may. */
  isEnding(): boolean;
  /** What was started has been stopped, before the gate came. */
  isStopped?: boolean;
  /** What was seen since the page view. Asked once: the gate goes on from there. */
  views(): readonly FirstView[];
}

/** What must be there once for a page. Whatever else two files need, each has for itself. */
export interface CoreParts {
  /** Of the build: files of two must not be mixed, as caches may. */
  readonly mark: string;
  /** The policy is made once, and is asked for by the name that it was given. */
  trusted(): TrustedPolicy;
  readonly matomo: MatomoParts;
}

/** https://w3c.github.io/trusted-types/dist/spec/#trusted-type-policy */
export interface TrustedPolicy {
  createHTML(markup: string): string;
  createScript(text: string): string;
  createScriptURL(address: string): string;
}

/** Matomo's queues remember what they let through, and the page view is known by itself. */
interface MatomoParts {
  hearViews(then: () => void): void;
  holdQueues(may: () => boolean): void;
  readonly pageView: MatomoCall;
  calls(settings: MatomoSettings, stored: StoredAnswer): MatomoCall[];
  start(settings: MatomoSettings, stored: StoredAnswer, nonce: string): HTMLScriptElement;
}

export type MatomoCall = readonly [method: string, ...args: unknown[]];

export interface MatomoSettings {
  /** Folder of the server, ending in a slash. */
  readonly url: string;
  readonly siteId: string;
}

/** Scripts that were started before the gate came. */
export interface EarlyScripts {
  /** What runs, and the inert form of it. */
  readonly started: ReadonlyMap<Element, HTMLScriptElement>;
  /** Looks at a marked element; returns whether it is one that can start before the gate. */
  takes(element: Element): boolean;
  /** Looks again: a script that the parser had not read to its end may be whole now. */
  look(): void;
  /** Leaves everything else to the gate. Resolves when what is on its way has come. */
  end(): Promise<unknown> | undefined;
}
