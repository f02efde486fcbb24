/**
 * The shape of a registry: what an organisation's sites store on a visitor's device, and why.
 * Types only, and `defineRegistry`, which gives any organisation's data the same checks as DFØ's:
 * a missing nynorsk text, a necessary service without a written justification, an optional service
 * on another legal basis than consent, or a site that names an unknown service does not compile.
 */
import { checkRegistry } from './faults.js';

/** Nynorsk, bokmål and English. They are equals: every text exists in all three (R47). */
export type Language = 'nn' | 'nb' | 'en';

/** One text in all three languages. `{name}` stands for a value that is put in when it is shown. */
export type Text = Readonly<Record<Language, string>>;

declare const hasEveryText: unique symbol;

/** A language that a registry adds to the three, with every text of the interface: `defineLanguage()` makes it, and asks for what is missing. */
export interface AddedLanguage {
  /** How dates and lists are written, a BCP 47 tag such as `se-NO`. Default: the language's id. */
  readonly locale?: string | undefined;
  /** Each text of the interface and of the registry by the English one. */
  readonly texts: Readonly<Record<string, string>>;
  /** There is no such property: it keeps out what `defineLanguage()` has not seen. */
  readonly [hasEveryText]: true;
}

/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = `${number}-${number}-${number}`;

/**
 * Where a fact comes from (R114). Every fact has one; a fact of an item that says nothing of its own
 * has the item's.
 */
export type Provenance =
  /** The organisation's privacy statement says so. `quote` holds its words where ours differ. */
  | { readonly kind: 'declared'; readonly statement: string; readonly date: IsoDate; readonly quote?: string }
  /** The vendor's documentation or source code says so. */
  | { readonly kind: 'documented'; readonly source: string; readonly date?: IsoDate }
  /** Somebody saw it in a browser. */
  | { readonly kind: 'observed'; readonly date: IsoDate; readonly browser: string }
  /** Nobody has shown it; `why` tells what makes it likely, or what is missing. */
  | { readonly kind: 'assumed'; readonly why: Text };

/** How long an item lies on the device, or that nobody has documented it. */
export type Lifetime =
  | {
      readonly n: number;
      readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
      /** The item may go earlier. */
      readonly atMost?: true;
    }
  /** Until the browser is closed. */
  | 'session'
  /** Until the app is removed from the device. */
  | 'until-uninstalled'
  /** Until the person takes it away. */
  | 'until-deleted'
  | 'not-documented';

/** Who gets the data, and in which role (GDPR articles 4(7), 4(8) and 26). */
export interface Recipient {
  /** As visitors know the recipient. */
  readonly name: string;
  /** Only a `processor` may be called «databehandlar» on the page (R42). */
  readonly role: 'controller' | 'joint-controller' | 'processor' | 'not-documented';
  /** Where it comes from that they get the data. */
  readonly provenance: Provenance;
}

/** One cookie, storage key or fact about the device. */
export interface StoredItem {
  /** The name as it is declared; with `match: 'prefix'` the beginning of it. */
  readonly name: string;
  /** How names on the device are compared with `name`. Default `exact`. */
  readonly match?: 'exact' | 'prefix';
  /** Other spellings of the same item that are met on devices. */
  readonly alsoNamed?: readonly string[];
  /** Where on the device it lies; `device` is a fact that an app reads. */
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'device';
  /** The host that can read it, `site` for the site's own host, or in words for what an app keeps. */
  readonly host: 'site' | (string & {}) | Text;
  /** Scripts neither see nor delete it; the server that set it can. */
  readonly httpOnly?: true;
  /** What it is for, in a sentence of its own. */
  readonly purpose: Text;
  /** How long it lies there. */
  readonly lifetime: Lifetime;
  /** Who gets what it holds. */
  readonly recipients: readonly Recipient[];
  /** Where the item as a whole comes from. */
  readonly provenance: Provenance;
  /** Where one fact comes from, when that is another place than the item's. */
  readonly provenanceOf?: { readonly [Fact in 'host' | 'purpose' | 'lifetime']?: Provenance };
}

/** What a provider may collect; the words for it belong to the interface. */
export type CollectedData = 'ip' | 'device' | 'playback' | 'interaction' | 'page';

/** Something that a statement gets wrong or leaves open, for the privacy officer (R113). */
export interface Issue {
  /** Its name, by which it is counted once where it concerns several sites. */
  readonly id: string;
  /** What is wrong or open. */
  readonly text: Text;
}

interface ServiceFacts {
  /** Who provides it, as visitors know the name. */
  readonly name: string;
  /** What its table is called, where the provider's name would not tell it from another. Default: `name`. */
  readonly title?: Text;
  /** What the service does and what happens to the data. `{site}` is the site's name. */
  readonly description: Text;
  readonly provenance: Provenance;
  readonly items: readonly StoredItem[];
  /** Who gets the data that reaches the service, whether or not an item says so too. */
  readonly recipients: readonly Recipient[];
  /** Whether data may leave the EEA, and who says so. */
  readonly outsideEea: { readonly value: boolean; readonly provenance: Provenance } | 'not-documented';
  readonly issues?: readonly Issue[];
}

/** What needs no consent: someone has argued, in writing, why (R14). */
export interface Necessary {
  /** It is never asked about. */
  readonly purpose: 'necessary';
  /** The exception in ekomloven § 3-15. */
  readonly legalBasis: 'strictly-necessary';
  /** Why it is necessary. */
  readonly necessity: {
    readonly justification: Text;
    /** Who made the assessment. */
    readonly assessedBy: string;
    readonly date: IsoDate;
  };
}

/** What waits for consent. There is no other legal basis to choose (ekomloven § 3-15, R15). */
export interface Optional<PurposeId extends string> {
  /** Id of the purpose that visitors are asked about. */
  readonly purpose: PurposeId;
  /** Consent, and nothing else. */
  readonly legalBasis: 'consent';
  /** What waits for consent is not necessary. */
  readonly necessity?: never;
}

/** How a service's embed codes are known beside by the addresses in them. */
export interface Marks {
  /** Elements that its library defines; `qlik-*` for all that begin so. */
  readonly elements?: readonly string[];
  /** Attributes that its library looks for. */
  readonly attributes?: readonly string[];
  /** Classes of the containers that its library fills. */
  readonly classes?: readonly string[];
  /** Names that its scripts give to the page, and that the page's own scripts cannot do without. */
  readonly globals?: readonly string[];
  /** Names that are a queue alone. The library makes them with a page's first script, so the page's own scripts may push to them at any time. */
  readonly queues?: readonly string[];
}

/** How a service reaches the visitor. */
export type Delivery =
  /** Set by the site itself or by its own app. */
  | { readonly delivery: 'own' }
  /** A script without a face of its own, for example statistics. */
  | {
      readonly delivery: 'script';
      /** Hosts it may be loaded from, `*.` for any sub-domain, a path where the host is shared. */
      readonly hosts: readonly string[];
      readonly marks?: Marks;
      /** The library loads it, from the server and with the id that the site tells: `data-matomo-url`, `data-matomo-site-id`. */
      readonly loader?: 'matomo';
      /** First names of cookies to delete at withdrawal beside the items': what the service may also have set. */
      readonly alsoClears?: readonly string[];
    }
  /** Content inside the page: it asks in its own place. */
  | {
      readonly delivery: 'embed';
      readonly embed: 'video' | 'audio' | 'visualisation' | 'generic';
      readonly hosts: readonly string[];
      /** Each site tells them, with `data-hosts` or `--host`, or with `data-qlik-url`; then `hosts` may be empty. */
      readonly hostsFrom?: 'site' | 'qlikUrl';
      readonly marks?: Marks;
      readonly collects: readonly CollectedData[];
      /** What is said in its place before consent, where the usual words would not be true of it. */
      readonly body?: Text;
      /** Parameters that every address of the service gets, for example Vimeo's `dnt=1`. */
      readonly parameters?: Readonly<Record<string, string>>;
      /** Attributes that say the same to its library, on elements with others that begin like them: `data-vimeo-dnt`. */
      readonly attributes?: Readonly<Record<string, string>>;
      /** It speaks with its hosts by web sockets too. */
      readonly webSockets?: true;
    };

/** Only linked to: nothing of it is ever loaded into a page, so there is nothing to consent to. */
export interface Linked {
  /** What tells it from services that are loaded. */
  readonly delivery: 'linked';
  /** Nothing is asked. */
  readonly purpose?: never;
  /** Nothing is stored. */
  readonly legalBasis?: never;
}

/** One thing that stores or contacts, or that is only linked to: the facts, how it reaches the visitor, and on which legal basis. */
export type Service<PurposeId extends string = string> = ServiceFacts &
  ((Delivery & (Necessary | Optional<Exclude<PurposeId, 'necessary'>>)) | Linked);

/** What optional services are for, in the words the visitor is asked with. */
export interface Purpose {
  /** Its heading. */
  readonly name: Text;
  /** Lower-case form for lists in sentences. */
  readonly inSentence: Text;
  /** Label of its checkbox. `{providers}` is the list of its services' names. */
  readonly label: Text;
  /** What it is for, in whole sentences. */
  readonly description: Text;
  /** The question when this is the only purpose that the banner asks about. `{site}`, `{providers}`. */
  readonly question: { readonly title: Text; readonly body: Text };
}

/**
 * Ids of the services that are of one kind. Any id where the compiler does not know them one by one: that is so where one of them has a
 * mistake, which it has told by then, and each site that names a service would be told as another.
 */
type IdOf<Services, Kind> = string extends keyof Services
  ? string
  : { [Id in keyof Services]: Services[Id] extends Kind ? Id : never }[keyof Services] & string;

/** Ids of the services that wait for consent. */
export type OptionalId<Services> = IdOf<Services, { legalBasis: 'consent' }>;

/** Ids of the services that need no consent. */
export type NecessaryId<Services> = IdOf<Services, { legalBasis: 'strictly-necessary' }>;

/** Ids of the services that are only linked to. */
export type LinkedId<Services> = IdOf<Services, { delivery: 'linked' }>;

/** Ids of the services that something can be loaded of or stored by. */
export type UsedId<Services> = string extends keyof Services
  ? string
  : Exclude<keyof Services & string, LinkedId<Services>>;

/** A website or an app of the organisation, and which services it has. */
export interface Site<
  OptionalServiceId extends string = string,
  NecessaryServiceId extends string = string,
  LinkedServiceId extends string = string,
> {
  /** The name visitors know the site by. */
  readonly title: string;
  /** An app has no banner here: it asks in the app. */
  readonly kind: 'website' | 'app';
  /** Host names, lower case; empty for an app. */
  readonly hostnames: readonly string[];
  /** Where it comes from that this is a site of the organisation's. */
  readonly provenance: Provenance;
  /** Where its host names come from, when that is another place. */
  readonly provenanceOf?: { readonly hostnames: Provenance };
  /** Services that the banner asks about. */
  readonly banner: readonly OptionalServiceId[];
  /** Services that ask in their own place in the page, or in the app. */
  readonly inContext: readonly OptionalServiceId[];
  /** Services that need no consent. */
  readonly necessary: readonly NecessaryServiceId[];
  /** Services that the site only links to. */
  readonly linked?: readonly LinkedServiceId[];
  /** The page that tells what is stored; the banner links to it. */
  readonly privacyUrl?: string;
  /** What is wrong or open about this site. Default: none. */
  readonly issues?: readonly Issue[];
}

/** A privacy statement that `declared` facts point to. */
export interface Statement {
  /** Its title, as it stands there. */
  readonly title: string;
  /** When it was last changed. */
  readonly date: IsoDate;
  /** The language that it is written in. */
  readonly language: Language;
  /** Id of the site that publishes it: there is told what belongs to no site. Default: no site tells it. */
  readonly publishedOn?: string;
  /** What is wrong or open in it. Default: none. */
  readonly issues?: readonly Issue[];
}

/** One thing that is said, and who says it. */
export interface Fact {
  /** What is said, in the registry's words. */
  readonly text: Text;
  /** Who says it, with the sentence. */
  readonly provenance: Provenance;
}

/** Whom a fact names, and the role that is told of them. */
export interface Parties {
  /** Their names and roles. */
  readonly parties: readonly Omit<Recipient, 'provenance'>[];
}

/**
 * One activity in which personal data is processed (GDPR articles 4(2) and 30), in the terms in which article 13 asks a statement to tell
 * it. A statement that says nothing of a term has no list for it: so a missing list is what is not told, and
 * never what is not so.
 */
export interface Processing<SiteId extends string = string> {
  /** What the activity is called. */
  readonly name: Text;
  /** Id of the statement that tells it. */
  readonly statement: string;
  /** Sites that the statement tells it of. Without: it belongs to no site of its own, and is told where the statement is published. */
  readonly sites?: readonly SiteId[];
  /** It is no activity of its own: it holds for all that the statement tells, so every site's part ends with it. */
  readonly isGeneral?: true;
  /** Who decides about it, and who acts for whom (GDPR articles 4(7) and 4(8)). */
  readonly roles?: readonly (Fact & Partial<Parties>)[];
  /** What it is done for. Default: the statement does not say. */
  readonly purposes?: readonly Fact[];
  /** `article` as the statement cites it, such as `6(1)(b)` of the GDPR; none where it cites none. */
  readonly legalBases?: readonly (Fact & { readonly article?: string })[];
  /** Categories of data. `isOptional`: only where it is needed, or where somebody chooses to give it. */
  readonly data?: readonly (Fact & { readonly isOptional?: true })[];
  /** Where data comes from, when not from the person alone (GDPR article 14). */
  readonly sources?: readonly Fact[];
  /** Who gets data, or that nobody does. */
  readonly recipients?: readonly (Fact & Partial<Parties>)[];
  /** How long data is kept. `lifetime` where the statement gives a length of time. */
  readonly retention?: readonly (Fact & { readonly lifetime?: Exclude<Lifetime, string> })[];
  /** How data is kept, and kept safe. */
  readonly safeguards?: readonly Fact[];
  /** What people can ask for, and do themselves. */
  readonly rights?: readonly Fact[];
  /** `email` to write to. */
  readonly contacts?: readonly (Fact & { readonly email?: string })[];
  /** What the statement gets wrong or leaves open about it, for the privacy officer. */
  readonly issues?: readonly Issue[];
}

/** What an organisation’s sites store on a visitor’s device, and why. `defineRegistry()` makes one. */
export interface Registry<
  Purposes extends Readonly<Record<string, Purpose>> = Readonly<Record<string, Purpose>>,
  Services extends Readonly<Record<string, Service>> = Readonly<Record<string, Service>>,
  SiteId extends string = string,
> {
  /** Whose sites these are, as the texts name them. */
  readonly organisation: string;
  /** Languages beside the three, by their ISO 639 codes such as `se`; each an `AddedLanguage`. */
  readonly languages?: object | undefined;
  /** Privacy statements, by the ids that `declared` facts name. */
  readonly statements: Readonly<Record<string, Statement>>;
  /** Purposes that visitors are asked about, by id. */
  readonly purposes: Purposes;
  /** Services, by id. */
  readonly services: Services;
  /** Websites and apps, by id. */
  readonly sites: Readonly<Record<SiteId, Site>>;
  /** What the statements say beside what lies on the device. DFØ's are not in its registry but beside it (`processings`), so that no page fetches them unasked. */
  readonly processings?: Readonly<Record<string, Processing>> | undefined;
}

/** The languages that a registry's pages can speak. */
export type LanguageId<R extends Registry> = Language | (keyof NonNullable<R['languages']> & string);

/** Ids of the services of a registry. */
export type ServiceId<R extends Registry> = keyof R['services'] & string;
/** Ids of the sites of a registry. */
export type SiteId<R extends Registry> = keyof R['sites'] & string;
/** Names of everything that a registry says is stored. */
export type ItemName<R extends Registry> = R['services'][keyof R['services']]['items'][number]['name'];
/** Ids of the optional purposes of a registry. */
export type PurposeId<R extends Registry> = keyof R['purposes'] & string;

/**
 * What `defineRegistry` checks by types alone. DFØ's own registry is made by it: what types cannot see is checked by
 * a test, so that no page need carry the check.
 */
export function typedRegistry<
  const Purposes extends Readonly<Record<string, Purpose>>,
  const Services extends Readonly<Record<string, Service<keyof NoInfer<Purposes> & string>>>,
  const Sites extends Readonly<
    Record<string, Site<OptionalId<NoInfer<Services>>, NecessaryId<NoInfer<Services>>, LinkedId<NoInfer<Services>>>>
  >,
  const Languages extends Readonly<Record<string, AddedLanguage>> = Readonly<Record<never, AddedLanguage>>,
>(data: {
  readonly organisation: string;
  readonly languages?: Languages;
  readonly statements: Readonly<Record<string, Statement>>;
  readonly purposes: Purposes;
  readonly services: Services;
  readonly sites: Sites;
  readonly processings?: Readonly<Record<string, Processing>> | undefined;
}): typeof data & Registry<Purposes, Services, keyof Sites & string> {
  return data;
}

/**
 * Makes a registry of an organisation's own data, with every id, name and language checked by the compiler.
 * It returns its argument unchanged.
 *
 * @function
 * @throws RangeError that names every fault and its remedy: a language whose id is no code, that lacks a text of
 * the registry or loses a `{name}`, a host that no address can lie on (`https://matomo.example.no/`), a
 * statement, purpose or service that is not there, a text that lacks a language, a service in two lists of a site, a host name of two
 * sites, an embed without hosts, a site that asks and has no `privacyUrl`, a processing of a site or statement that is not there, a website with more than 60 optional services
 */
export const defineRegistry: typeof typedRegistry = (data) => {
  checkRegistry(data);
  return typedRegistry(data);
};
