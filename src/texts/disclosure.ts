/** What the declaration of a site says in nynorsk, bokmål and English. `{name}` stands for a value. */
import type { Lifetime, Recipient, StoredItem, Text } from '../../registry/model.js';

export const caption = {
  nn: '{category} på {domain}',
  nb: '{category} på {domain}',
  en: '{category} on {domain}',
} as const satisfies Text;

export const headDomain = {
  nn: 'Domene',
  nb: 'Domene',
  en: 'Domain',
} as const satisfies Text;

export const headDescription = {
  nn: 'Beskriving',
  nb: 'Beskrivelse',
  en: 'Description',
} as const satisfies Text;

export const headLifetime = {
  nn: 'Levetid',
  nb: 'Levetid',
  en: 'Lifetime',
} as const satisfies Text;

export const headRecipients = {
  nn: 'Kven som får tilgang',
  nb: 'Hvem som får tilgang',
  en: 'Who has access',
} as const satisfies Text;

export const headStorageType = {
  nn: 'Lagringstype',
  nb: 'Lagringstype',
  en: 'Type of storage',
} as const satisfies Text;

export const headLegalBasis = {
  nn: 'Rettsleg grunnlag',
  nb: 'Rettslig grunnlag',
  en: 'Legal basis',
} as const satisfies Text;

export const headTransfer = {
  nn: 'Overføring ut av EØS',
  nb: 'Overføring ut av EØS',
  en: 'Transfer outside the EEA',
} as const satisfies Text;

export const yes = {
  nn: 'Ja',
  nb: 'Ja',
  en: 'Yes',
} as const satisfies Text;

export const no = {
  nn: 'Nei',
  nb: 'Nei',
  en: 'No',
} as const satisfies Text;

export const notStated = {
  nn: 'Ikkje oppgitt',
  nb: 'Ikke oppgitt',
  en: 'Not stated',
} as const satisfies Text;

export const legalConsent = {
  nn: 'Samtykke (ekomlova § 3-15 og personvernforordninga artikkel 6 nr. 1 bokstav a)',
  nb: 'Samtykke (ekomloven § 3-15 og personvernforordningen artikkel 6 nr. 1 bokstav a)',
  en: 'Consent (section 3-15 of the Norwegian Electronic Communications Act and Article 6(1)(a) of the GDPR)',
} as const satisfies Text;

export const legalNecessary = {
  nn: 'Strengt nødvendig (unntaket i ekomlova § 3-15)',
  nb: 'Strengt nødvendig (unntaket i ekomloven § 3-15)',
  en: 'Strictly necessary (the exemption in section 3-15 of the Norwegian Electronic Communications Act)',
} as const satisfies Text;

export const headProvenance = {
  nn: 'Kvar opplysninga kjem frå',
  nb: 'Hvor opplysningen kommer fra',
  en: 'Where the fact comes from',
} as const satisfies Text;

export const headItem = {
  nn: 'Namn',
  nb: 'Navn',
  en: 'Name',
} as const satisfies Text;

export const headAssessment = {
  nn: 'Kvifor det er nødvendig',
  nb: 'Hvorfor det er nødvendig',
  en: 'Why it is necessary',
} as const satisfies Text;

/** A name that goes on after the declared beginning. */
export const startsWith = {
  nn: '{name} …',
  nb: '{name} …',
  en: '{name} …',
} as const satisfies Text;

export const necessaryName = {
  nn: 'Nødvendig',
  nb: 'Nødvendig',
  en: 'Necessary',
} as const satisfies Text;

export const linkedName = {
  nn: 'Tenester vi lenkjer til',
  nb: 'Tjenester vi lenker til',
  en: 'Services we link to',
} as const satisfies Text;

export const linkedBody = {
  nn: 'Ingenting frå desse tenestene blir lasta inn på sidene våre.',
  nb: 'Ingenting fra disse tjenestene lastes inn på sidene våre.',
  en: 'Nothing from these services is loaded into our pages.',
} as const satisfies Text;

export const nothingDeclared = {
  nn: 'Personvernerklæringa nemner ikkje noko som blir lagra på eininga di når du bruker {site}.',
  nb: 'Personvernerklæringen nevner ikke noe som lagres på enheten din når du bruker {site}.',
  en: 'The privacy statement names nothing that is stored on your device when you use {site}.',
} as const satisfies Text;

export const itemsNotStated = {
  nn: 'Kva tenesta lagrar på eininga di, er ikkje oppgitt.',
  nb: 'Hva tjenesten lagrer på enheten din, er ikke oppgitt.',
  en: 'What the service stores on your device is not stated.',
} as const satisfies Text;

export const declared = {
  nn: 'Oppgitt i personvernerklæringa «{statement}», {date}',
  nb: 'Oppgitt i personvernerklæringen «{statement}», {date}',
  en: 'Stated in the privacy statement “{statement}”, {date}',
} as const satisfies Text;

export const documented = {
  nn: 'Dokumentert av leverandøren ({source}), ikkje i personvernerklæringa',
  nb: 'Dokumentert av leverandøren ({source}), ikke i personvernerklæringen',
  en: 'Documented by the vendor ({source}), not in the privacy statement',
} as const satisfies Text;

export const observed = {
  nn: 'Observert {date} i {browser}',
  nb: 'Observert {date} i {browser}',
  en: 'Observed on {date} in {browser}',
} as const satisfies Text;

export const assumed = {
  nn: 'Ikkje stadfesta: {why}',
  nb: 'Ikke bekreftet: {why}',
  en: 'Not confirmed: {why}',
} as const satisfies Text;

export const factFrom = {
  nn: '{fact}: {provenance}',
  nb: '{fact}: {provenance}',
  en: '{fact}: {provenance}',
} as const satisfies Text;

export const updatedStatement = {
  nn: 'Personvernerklæringa er sist oppdatert {date}.',
  nb: 'Personvernerklæringen er sist oppdatert {date}.',
  en: 'The privacy statement was last updated on {date}.',
} as const satisfies Text;

export const issuesName = {
  nn: 'Feil og manglar i erklæringane',
  nb: 'Feil og mangler i erklæringene',
  en: 'Errors and omissions in the statements',
} as const satisfies Text;

/** Who somebody is for the data. */
export const roles = {
  controller: { nn: 'behandlingsansvarleg', nb: 'behandlingsansvarlig', en: 'controller' },
  'joint-controller': {
    nn: 'felles behandlingsansvarleg',
    nb: 'felles behandlingsansvarlig',
    en: 'joint controller',
  },
  processor: { nn: 'databehandlar', nb: 'databehandler', en: 'processor' },
  'not-documented': { nn: 'rolla er ikkje oppgitt', nb: 'rollen er ikke oppgitt', en: 'role not stated' },
} as const satisfies Record<Recipient['role'], Text>;

export const kinds = {
  cookie: { nn: 'Informasjonskapsel', nb: 'Informasjonskapsel', en: 'Cookie' },
  localStorage: { nn: 'Lokal lagring', nb: 'Lokal lagring', en: 'Local storage' },
  sessionStorage: { nn: 'Øktlagring', nb: 'Øktlagring', en: 'Session storage' },
  device: { nn: 'Opplysning frå appen', nb: 'Opplysning fra appen', en: 'Data from the app' },
} as const satisfies Record<StoredItem['kind'], Text>;

export const lifetimes = {
  session: {
    nn: 'Blir sletta når du lukkar nettlesaren',
    nb: 'Slettes når du lukker nettleseren',
    en: 'Deleted when you close the browser',
  },
  'until-uninstalled': {
    nn: 'Til du avinstallerer appen',
    nb: 'Til du avinstallerer appen',
    en: 'Until you uninstall the app',
  },
  'until-deleted': {
    nn: 'Til du slettar opplysningane sjølv',
    nb: 'Til du sletter opplysningene selv',
    en: 'Until you delete the information yourself',
  },
  'not-documented': {
    nn: 'Levetida er ikkje oppgitt',
    nb: 'Levetiden er ikke oppgitt',
    en: 'The lifetime is not stated',
  },
} as const satisfies Record<Extract<Lifetime, string>, Text>;

export const atMost = {
  nn: 'Inntil {duration}',
  nb: 'Inntil {duration}',
  en: 'Up to {duration}',
} as const satisfies Text;

/** Durations, one and many; nynorsk «minutt» is neuter, and it is «månader», not the statement’s «månadar». */
export const durations = {
  seconds: {
    one: { nn: '{n} sekund', nb: '{n} sekund', en: '{n} second' },
    many: { nn: '{n} sekund', nb: '{n} sekunder', en: '{n} seconds' },
  },
  minutes: {
    one: { nn: '{n} minutt', nb: '{n} minutt', en: '{n} minute' },
    many: { nn: '{n} minutt', nb: '{n} minutter', en: '{n} minutes' },
  },
  hours: {
    one: { nn: '{n} time', nb: '{n} time', en: '{n} hour' },
    many: { nn: '{n} timar', nb: '{n} timer', en: '{n} hours' },
  },
  days: {
    one: { nn: '{n} dag', nb: '{n} dag', en: '{n} day' },
    many: { nn: '{n} dagar', nb: '{n} dager', en: '{n} days' },
  },
  weeks: {
    one: { nn: '{n} veke', nb: '{n} uke', en: '{n} week' },
    many: { nn: '{n} veker', nb: '{n} uker', en: '{n} weeks' },
  },
  months: {
    one: { nn: '{n} månad', nb: '{n} måned', en: '{n} month' },
    many: { nn: '{n} månader', nb: '{n} måneder', en: '{n} months' },
  },
  years: {
    one: { nn: '{n} år', nb: '{n} år', en: '{n} year' },
    many: { nn: '{n} år', nb: '{n} år', en: '{n} years' },
  },
} as const satisfies Record<Exclude<Lifetime, string>['unit'], { one: Text; many: Text }>;

export const counting = {
  nn: 'Nettstaden tel kor mange som godtek og avslår kvar teneste. Når du svarer, sender han svaret, språket og namnet sitt til sin eigen tenar. Ingenting av det kan knytast til deg.',
  nb: 'Nettstedet teller hvor mange som godtar og avslår hver tjeneste. Når du svarer, sender det svaret, språket og navnet sitt til sin egen server. Ingenting av det kan knyttes til deg.',
  en: 'The website counts how many accept and refuse each service. When you answer, it sends your answer, the language and its own name to its own server. Nothing of that can be linked to you.',
} as const satisfies Text;

/** In the place of what the statement says beside the device, where its file cannot be had. */
export const restMissing = {
  nn: 'Resten av personvernerklæringa kan ikkje visast no.',
  nb: 'Resten av personvernerklæringen kan ikke vises nå.',
  en: 'The rest of the privacy statement cannot be shown now.',
} as const satisfies Text;
