import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service, StoredItem } from '../model.js';
import { app } from '../provenance.js';

// «For DFØ-appen opptrer DFØ som databehandlar på vegner av den enkelte kundeverksemda.»
const dfoAsProcessor = {
  name: 'DFØ',
  role: 'processor',
  provenance: { ...app, quote: 'For DFØ-appen opptrer DFØ som databehandlar på vegner av den enkelte kundeverksemda.' },
} as const satisfies Recipient;

const payrollSystem = { nn: 'Lønnssystemet', nb: 'Lønnssystemet', en: 'The payroll system' } as const;

const troubleshooting = {
  nn: 'Feilsøking og statistikk.',
  nb: 'Feilsøking og statistikk.',
  en: 'Troubleshooting and statistics.',
} as const;

const keptOneWeek = {
  kind: 'device',
  host: payrollSystem,
  purpose: troubleshooting,
  lifetime: { n: 1, unit: 'weeks' },
  recipients: [dfoAsProcessor],
  provenance: {
    ...app,
    quote:
      'Einingsinformasjon brukt til feilsøking og statistikk blir lagra i lønnsystemet i ei veke før det blir sletta.',
  },
} as const satisfies Omit<StoredItem, 'name'>;

/** What the app reads from the phone for troubleshooting and statistics. */
export const dfoAppenDevice = {
  name: 'DFØ-appen',
  title: { nn: 'Einingsinformasjon', nb: 'Enhetsinformasjon', en: 'Device information' },
  purpose: 'support',
  // «Når du registrerer deg i appen, har du samtykt til at DFØ kan behandle personopplysningane dine.»
  legalBasis: 'consent',
  delivery: 'own',
  description: {
    nn: 'Einingsinformasjon til feilsøking og statistikk.',
    nb: 'Enhetsinformasjon til feilsøking og statistikk.',
    en: 'Device information for troubleshooting and statistics.',
  },
  provenance: app,
  recipients: [dfoAsProcessor],
  outsideEea: 'not-documented',
  items: [
    { name: 'einings-ID', ...keptOneWeek },
    { name: 'operativsystemtype', ...keptOneWeek },
    { name: 'operativsystemversjon', ...keptOneWeek },
    { name: 'påloggingsdato og tid', ...keptOneWeek },
  ],
  issues: [
    {
      id: 'app-consent',
      text: {
        nn: 'Erklæringa byggjer på samtykke ved registrering i appen. Eit samtykke som følgjer med registreringa, skil ikkje mellom formåla, og erklæringa er eldre enn ekomlova § 3-15 (1. januar 2025).',
        nb: 'Erklæringen bygger på samtykke ved registrering i appen. Et samtykke som følger med registreringen, skiller ikke mellom formålene, og erklæringen er eldre enn ekomloven § 3-15 (1. januar 2025).',
        en: 'The statement relies on consent at registration in the app. Consent that comes with registration does not separate the purposes, and the statement predates section 3-15 of the Electronic Communications Act (1 January 2025).',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;

/** The activity log on the phone: the user chooses it actively. */
export const dfoAppenActivityLog = {
  name: 'DFØ-appen',
  title: { nn: 'Aktivitetslogg', nb: 'Aktivitetslogg', en: 'Activity log' },
  purpose: 'support',
  legalBasis: 'consent',
  delivery: 'own',
  description: {
    nn: 'Aktivitetslogg på eininga. Du vel sjølv om du vil ha han. Det er frivillig å sende informasjon om feil.',
    nb: 'Aktivitetslogg på enheten. Du velger selv om du vil ha den. Det er frivillig å sende informasjon om feil.',
    en: 'Activity log on the device. You choose whether to have it. Sending information about errors is voluntary.',
  },
  provenance: app,
  recipients: [dfoAsProcessor],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'aktivitetslogg',
      kind: 'device',
      host: { nn: 'Eininga di', nb: 'Enheten din', en: 'Your device' },
      purpose: {
        nn: 'Ikkje beskrive i erklæringa. Du får eit aktivt val om dette.',
        nb: 'Ikke beskrevet i erklæringen. Du får et aktivt valg om dette.',
        en: 'Not described in the statement. You are given an active choice about this.',
      },
      lifetime: 'until-uninstalled',
      recipients: [dfoAsProcessor],
      provenance: {
        ...app,
        quote:
          'Aktivitetslogg blir lagra lokalt på eininga. Du som brukar får eit aktivt valg om dette. Aktivitetsloggen blir sletta dersom du avinstallerer appen.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;

/** Position, read when the user picks a place on the map for a mileage claim. */
export const dfoAppenPosition = {
  name: 'DFØ-appen',
  title: { nn: 'Posisjon', nb: 'Posisjon', en: 'Position' },
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity: {
    justification: {
      nn: 'Posisjonen blir lesen berre når du vel ein stad på kartet. Staden er det du ber appen registrere.',
      nb: 'Posisjonen leses bare når du velger et sted på kartet. Stedet er det du ber appen registrere.',
      en: 'The position is read only when you pick a place on the map. The place is what you ask the app to register.',
    },
    assessedBy: 'the registry’s authors, from the statement; to be confirmed by DFØ’s data protection officer',
    date: '2026-11-22',
  },
  delivery: 'own',
  description: {
    nn: 'GPS-koordinatar blir lesne når du vel ein stad på kartet for kilometergodtgjering.',
    nb: 'GPS-koordinater leses når du velger et sted på kartet for kilometergodtgjørelse.',
    en: 'GPS coordinates are read when you pick a place on the map for a mileage claim.',
  },
  provenance: app,
  recipients: [dfoAsProcessor],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'GPS-koordinatar',
      kind: 'device',
      host: {
        nn: 'Systemet for sist brukte funksjonalitet',
        nb: 'Systemet for sist brukte funksjonalitet',
        en: 'The system for recently used functions',
      },
      purpose: {
        nn: 'Kilometergodtgjering: staden du vel på kartet.',
        nb: 'Kilometergodtgjørelse: stedet du velger på kartet.',
        en: 'Mileage claims: the place you pick on the map.',
      },
      lifetime: 'not-documented',
      recipients: [dfoAsProcessor],
      provenance: {
        ...app,
        quote:
          'GPS-koordinatar blir lesne når du som brukar vel ein stad på kilometergodtgjering på kartet. Disse koordinatane blir lagra i systemet for sist brukte funksjonalitet.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;

const boostAi = {
  name: 'Boost AI',
  role: 'not-documented',
  provenance: { ...app, quote: 'Boost AI (leverandør av løysinga)' },
} as const satisfies Recipient;

/** The log of the app's chatbot. */
export const dfoAppenChatbot = {
  name: 'Boost AI',
  title: { nn: 'Chatbot', nb: 'Chatbot', en: 'Chatbot' },
  purpose: 'support',
  legalBasis: 'consent',
  delivery: 'own',
  description: {
    nn: 'Chatboten i DFØ-appen svarer på førespurnader. Du treng ikkje oppgi personopplysningar for å bruke han. Tal med meir enn 6 siffer, namn og e-post blir sletta frå loggen etter ein time. Ikkje alle opplysningane blir sletta.',
    nb: 'Chatboten i DFØ-appen svarer på forespørsler. Du trenger ikke oppgi personopplysninger for å bruke den. Tall med mer enn 6 siffer, navn og e-post slettes fra loggen etter en time. Ikke alle opplysningene blir slettet.',
    en: 'The chatbot in the DFØ app answers questions. You need not give personal data to use it. Numbers of more than 6 digits, names and e-mail addresses are deleted from the log after one hour. Not all information is deleted.',
  },
  provenance: app,
  recipients: [dfoAsProcessor, boostAi],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'chatbot-logg',
      kind: 'device',
      host: { nn: 'Loggen til chatboten', nb: 'Loggen til chatboten', en: 'The chatbot’s log' },
      purpose: {
        nn: 'Byggjer opp databasen til chatboten, slik at han kan svare på fleire spørsmål.',
        nb: 'Bygger opp databasen til chatboten, slik at den kan svare på flere spørsmål.',
        en: 'Builds up the chatbot’s database so that it can answer more questions.',
      },
      lifetime: { n: 3, unit: 'months', atMost: true },
      recipients: [dfoAsProcessor, boostAi],
      provenance: {
        ...app,
        quote:
          'fordi chatboten er avhengig av data for å bygge opp databasen, gjere roboten smartare, og bidra til at den automatisk kan svare på fleire spørsmål. Data blir lagra i maksimalt 3 månadar.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
