/**
 * The words of the audit: what visitors of a page met (`Observation`), and what is wrong with it (`Finding`). Data only; `observe/`
 * makes the first, `rules/` makes the second of it, `formats/` prints them.
 */
import type { Registry } from '../../registry/index.js';

/** A visitor, by what they have said. `one-embed` has accepted the first embed of the page and nothing else. */
export type State = 'unanswered' | 'refused' | 'accepted' | 'one-embed' | 'withdrawn';
export const states: readonly State[] = ['unanswered', 'refused', 'accepted', 'one-embed', 'withdrawn'];

/** Who made a request or wrote an item, as far as the browser tells. */
export interface Initiator {
  /** `parser`: written in the HTML; `script`; `server`: a response's header; `browser`: anything else. */
  readonly kind: 'parser' | 'script' | 'server' | 'browser';
  /** The script, the document or the response. */
  readonly url?: string;
  /** Line in it, from 1. */
  readonly line?: number;
}

/** Somebody the browser turned to. Of addresses the values of queries are not kept: they may hold what nobody else may have. */
export interface Contact {
  readonly url: string;
  /** Host name, lower case, without port. */
  readonly host: string;
  /** As browsers call it: `document`, `script`, `image`, `fetch`, `ping`, `websocket`, … ; `connection` where nothing was asked for. */
  readonly type: string;
  /** Address of the frame that it belongs to; the page's own where it is in none. */
  readonly frame: string;
  /** Addresses that redirected here, first first. */
  readonly chain: readonly string[];
  readonly initiator?: Initiator;
}

export type StoredKind = 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage' | 'serviceWorker';

/** Something on the device. Values are never kept. */
export interface Stored {
  readonly kind: StoredKind;
  readonly name: string;
  /** A cookie's domain as the browser has it (`.dfo.no` for all below, `www.dfo.no` for that host); else the host of its origin. */
  readonly host: string;
  /** Of a cookie. */
  readonly path?: string;
  /** Seconds from being seen until it expires; undefined for what lasts until it is deleted or the browser is closed. */
  readonly lifetime?: number;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /** The site below which it lies apart, where it does (CHIPS, storage of frames). */
  readonly partition?: string;
  /** It was written and is gone again. */
  readonly isGone?: true;
  readonly initiator?: Initiator;
}

/** What happened while a visitor was in one state. */
export interface Phase {
  readonly state: State;
  readonly contacts: readonly Contact[];
  readonly stored: readonly Stored[];
}

/** A control as it looks and can be reached. */
export interface ControlLook {
  readonly name: string;
  /** What shall be alike for accept and reject: fonts, colours, borders, sizes, by CSS property. */
  readonly style: Readonly<Record<string, string>>;
  readonly width: number;
  readonly height: number;
  /** In sight, or reached by scrolling; not behind another press. */
  readonly isVisible: boolean;
  /** A keyboard can reach it. */
  readonly isFocusable: boolean;
}

/** The banner as an unanswered visitor meets it. */
export interface BannerLook {
  readonly accept?: ControlLook;
  readonly reject?: ControlLook;
  /** Labels of boxes in it that are ticked before anybody did. */
  readonly ticked: readonly string[];
  /** What lies over the page or keeps it from being scrolled, as an element's beginning; undefined where the page can be used. */
  readonly inTheWay?: string;
  /** CSS `position` of the banner. */
  readonly position: string;
  /** The name by which screen readers find it as a region; '' where it is none. */
  readonly region: string;
  /** Whether the focus was in it without anybody's doing. */
  readonly tookFocus: boolean;
}

/** What became of an answer. */
export interface AnswerLook {
  readonly state: Exclude<State, 'unanswered'>;
  /** The answer cookie of dfo-consent right after it; undefined where there is none. Its value holds no identifier (R28). */
  readonly cookie?: Stored & { readonly value: string };
  /** Whether the banner is in sight after the page was loaded anew. */
  readonly isAskedAgain: boolean;
  /** The same after going to another page and Back; undefined where it was not tried. */
  readonly isAskedAgainAfterBack?: boolean;
  /** Whether there was a control to change the answer with after the page was loaded anew; undefined where none was named. */
  readonly canBeChanged?: boolean;
}

/** Whose controls the visitors have pressed. `none`: nobody's, so only `unanswered` was looked at. */
export type ConsentInterface = 'dfo-consent' | 'selectors' | 'none';

/** What the visitors of one page met. */
export interface Observation {
  /** Address that was asked for. */
  readonly url: string;
  /** Where it led to. */
  readonly finalUrl: string;
  /** HTTP status; 0 where there was none. */
  readonly status: number;
  readonly interface: ConsentInterface;
  /** With `selectors`: the controls that were named. Of the others nothing is known. */
  readonly named?: readonly string[];
  readonly phases: readonly Phase[];
  readonly banner?: BannerLook;
  readonly answers: readonly AnswerLook[];
  /** The page's HTML as the server sent it. */
  readonly html: string;
  /** Servers of the site's own that its script tag tells of, by service (`data-matomo-url`, `data-qlik-url`, `data-hosts`). */
  readonly ownServers: Readonly<Record<string, readonly string[]>>;
  /** Site id that its script tag tells. */
  readonly toldSite?: string;
  /** The service whose embed `one-embed` accepted. */
  readonly embedService?: string;
  /** What could not be looked at, and why. */
  readonly failures: readonly { readonly state: State; readonly message: string }[];
  /** Name of a screenshot in the run's folder, by state. */
  readonly screenshots: Partial<Readonly<Record<State, string>>>;
  /** Addresses of links on the page, absolute, without fragment. */
  readonly links: readonly string[];
  /** Of those that were tried, what leads nowhere, and why. */
  readonly deadLinks?: readonly { readonly url: string; readonly why: string }[];
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** `error`: the law or the answer is not kept. `warning`: the statement or the pattern is not kept. `note`: worth a look. */
export type Severity = 'error' | 'warning' | 'note';
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** What proves a finding on one page. */
export interface Evidence {
  readonly page: string;
  readonly state?: State;
  readonly contact?: Contact;
  readonly stored?: Stored;
  /** The element as it stands in the HTML. */
  readonly element?: string;
  /** Line of the element in the HTML, from 1. */
  readonly line?: number;
  /** What to paste instead of it. */
  readonly instead?: string;
  /** Anything else, in a sentence. */
  readonly detail?: string;
}

/** Something wrong, once for a site, however many pages it is on. */
export interface Finding {
  /** Id of a rule in `rules/catalogue.ts`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Id of the site in the registry, or the page's host where it has none. */
  readonly site: string;
  /** What it is about, the same from run to run: `_pk_id (cookie of .dfo.no)`, `bam.nr-data.net`. With rule and site it is the finding's key. */
  readonly subject: string;
  /** One sentence that says what was seen. */
  readonly message: string;
  /** One sentence that says what to do. */
  readonly remedy: string;
  /** The first few proofs, each of another page. */
  readonly evidence: readonly Evidence[];
  /** On how many pages it was seen. */
  readonly pages: number;
  /** Whether the baseline knows it. */
  readonly isKnown?: true;
}

/** Whether the registry names it. What a service makes and deletes at once, as a record of an objection, needs no name. */
export const isDeclared = ({ item, service, isGone }: Pick<SeenItem, 'item' | 'service' | 'isGone'>): boolean =>
  item !== undefined || (service !== undefined && isGone === true);

/** How a finding is known again. */
export const keyOf = ({ rule, site, subject }: Pick<Finding, 'rule' | 'site' | 'subject'>): string =>
  [rule, site, subject].join(' | ');

/** One line of a report's list of pages. */
export interface PageResult {
  readonly url: string;
  readonly site: string;
  readonly status: number;
  readonly interface: ConsentInterface;
  readonly states: readonly State[];
  /** What could not be looked at, and why. */
  readonly failures: readonly string[];
  readonly took: number;
}

/** Something that was seen on a site, for the tables, `--learn`, and what is declared and never seen. */
export interface SeenItem {
  readonly site: string;
  readonly kind: StoredKind;
  readonly name: string;
  readonly host: string;
  readonly httpOnly?: boolean;
  /** The longest that was seen, in seconds; undefined for a session's or until it is deleted. */
  readonly lifetime?: number;
  /** Wherever it was written it was gone again when the device was looked at. */
  readonly isGone?: true;
  readonly states: readonly State[];
  /** Id of the service that declares it; undefined where none does. */
  readonly service?: string;
  /** The registry's name of it; undefined where nobody declares it. */
  readonly item?: string;
  readonly initiator?: Initiator;
  /** An address that it was seen on. */
  readonly page: string;
}

/** A host that was turned to. */
export interface SeenHost {
  readonly site: string;
  readonly host: string;
  readonly states: readonly State[];
  /** Id of the service that it belongs to, `own` for the site itself; undefined where nobody declares it. */
  readonly service?: string;
  readonly page: string;
}

/** What a run tells; the JSON format, and what `--merge` reads. */
export interface Report {
  readonly format: 'dfo-consent audit 1';
  /** ISO 8601, UTC. */
  readonly date: string;
  /** As the browser names itself, `Chromium 156.0`. */
  readonly browser: string;
  readonly organisation: string;
  /** Sites, by id or host, with the title. */
  readonly sites: Readonly<Record<string, string>>;
  readonly pages: readonly PageResult[];
  readonly findings: readonly Finding[];
  readonly items: readonly SeenItem[];
  readonly hosts: readonly SeenHost[];
  /** Screenshots by page and state, as `data:` addresses. */
  readonly screenshots: readonly { readonly page: string; readonly state: State; readonly src: string }[];
  /** Pages that were not opened, and why: `robots.txt`, `--max-pages`, another shard. */
  readonly skipped: readonly { readonly url: string; readonly why: string }[];
}

/** What rules are held against. */
export interface Declared {
  readonly registry: Registry;
  /** Id in `registry.sites`; undefined for a host that no site has. */
  readonly site: string | undefined;
  /** Servers of the site's own, by service, from `--host` and the page's script tag. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
}
