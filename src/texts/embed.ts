/**
 * What stands in the place of an embed in nynorsk, bokmål and English. Each text is an export of its own, so that a bundle holds
 * only what it shows. `{name}` stands for a value. {provider} is who delivers it.
 */
import type { CollectedData, Text } from '../../registry/model.js';

export const video = {
  title: {
    nn: 'Videoen krev samtykke',
    nb: 'Videoen krever samtykke',
    en: 'The video requires consent',
  },
  accept: {
    nn: 'Godta og vis video',
    nb: 'Godta og vis video',
    en: 'Accept and show video',
  },
} as const satisfies Record<string, Text>;

export const audio = {
  title: {
    nn: 'Lydklippet krev samtykke',
    nb: 'Lydklippet krever samtykke',
    en: 'The audio clip requires consent',
  },
  accept: {
    nn: 'Godta og vis lydavspelar',
    nb: 'Godta og vis lydavspiller',
    en: 'Accept and show audio player',
  },
} as const satisfies Record<string, Text>;

export const visualisation = {
  title: {
    nn: 'Datavisualiseringa krev samtykke',
    nb: 'Datavisualiseringen krever samtykke',
    en: 'The data visualisation requires consent',
  },
  accept: {
    nn: 'Godta og vis datavisualisering',
    nb: 'Godta og vis datavisualisering',
    en: 'Accept and show data visualisation',
  },
} as const satisfies Record<string, Text>;

export const generic = {
  title: {
    nn: 'Innhaldet krev samtykke',
    nb: 'Innholdet krever samtykke',
    en: 'The content requires consent',
  },
  accept: {
    nn: 'Godta og vis innhald',
    nb: 'Godta og vis innhold',
    en: 'Accept and show content',
  },
} as const satisfies Record<string, Text>;

/** In the place of `title` where the page tells what the content is called. */
export const titled = {
  nn: '{title} krev samtykke',
  nb: '{title} krever samtykke',
  en: '{title} requires consent',
} as const satisfies Text;

export const body = {
  nn: 'Om du godtek, kan {provider} lagre informasjonskapslar og samle inn data om deg.',
  nb: 'Hvis du godtar, kan {provider} lagre informasjonskapsler og samle inn data om deg.',
  en: 'If you accept, {provider} may store cookies and collect data about you.',
} as const satisfies Text;

export const collects = {
  ip: {
    nn: 'IP-adressa di',
    nb: 'IP-adressen din',
    en: 'your IP address',
  },
  device: {
    nn: 'opplysningar om nettlesaren og eininga di',
    nb: 'opplysninger om nettleseren og enheten din',
    en: 'information about your browser and device',
  },
  playback: {
    nn: 'opplysningar om avspelinga',
    nb: 'opplysninger om avspillingen',
    en: 'information about what you play',
  },
  interaction: {
    nn: 'vala du gjer i grafane',
    nb: 'valgene du gjør i grafene',
    en: 'the choices you make in the charts',
  },
  page: {
    nn: 'kva side du er på',
    nb: 'hvilken side du er på',
    en: 'which page you are on',
  },
} as const satisfies Record<CollectedData, Text>;

export const recipients = {
  nn: 'Desse får tilgang til opplysningane: {list}.',
  nb: 'Disse får tilgang til opplysningene: {list}.',
  en: 'These get access to the information: {list}.',
} as const satisfies Text;

/** Others than the provider who get it. */
export const alsoTo = {
  nn: 'Dataa går også til {list}.',
  nb: 'Dataene går også til {list}.',
  en: 'It also goes to {list}.',
} as const satisfies Text;

export const transfer = {
  nn: 'Dei kan hamne utanfor EØS.',
  nb: 'De kan havne utenfor EØS.',
  en: 'It may leave the EEA.',
} as const satisfies Text;

/** In the place of all that where the page has told it of this provider already. */
export const sameAsFirst = {
  nn: 'Her gjeld det same som for det første innhaldet frå {provider} på sida.',
  nb: 'Her gjelder det samme som for det første innholdet fra {provider} på siden.',
  en: 'The same applies here as to the first content from {provider} on this page.',
} as const satisfies Text;

/** What is one press away: what is collected, who gets it, how long the choice holds, where to read more. */
export const details = {
  nn: 'Meir om data og valet ditt',
  nb: 'Mer om data og valget ditt',
  en: 'More about data and your choice',
} as const satisfies Text;

export const collected = {
  nn: '{provider} kan samle inn {dataItems}.',
  nb: '{provider} kan samle inn {dataItems}.',
  en: '{provider} may collect {dataItems}.',
} as const satisfies Text;

/** Names the provider, because the answer is kept for that provider alone. */
export const remember = {
  nn: 'Hugs valet mitt for {provider} på {site}',
  nb: 'Husk valget mitt for {provider} på {site}',
  en: 'Remember my choice for {provider} on {site}',
} as const satisfies Text;

export const openExternal = {
  nn: 'Opne hos {provider}',
  nb: 'Åpne hos {provider}',
  en: 'Open at {provider}',
} as const satisfies Text;

export const externalSite = {
  nn: '(ekstern nettstad)',
  nb: '(eksternt nettsted)',
  en: '(external website)',
} as const satisfies Text;

export const region = {
  nn: 'Innhald frå {provider} som krev samtykke',
  nb: 'Innhold fra {provider} som krever samtykke',
  en: 'Content from {provider} that requires consent',
} as const satisfies Text;

export const loadFailed = {
  nn: 'Vi fekk ikkje lasta innhaldet frå {provider}.',
  nb: 'Vi fikk ikke lastet innholdet fra {provider}.',
  en: 'We could not load the content from {provider}.',
} as const satisfies Text;

export const loadFailedHint = {
  nn: 'Innhaldet kan vere stoppa av ei utviding i nettlesaren eller av nettverket du bruker.',
  nb: 'Innholdet kan være stoppet av en utvidelse i nettleseren eller av nettverket du bruker.',
  en: 'The content may have been stopped by a browser extension or by the network you are using.',
} as const satisfies Text;

export const retry = {
  nn: 'Prøv på nytt',
  nb: 'Prøv på nytt',
  en: 'Try again',
} as const satisfies Text;

export const closed = {
  nn: 'Dette innhaldet blir ikkje opna, fordi det manglar i oversikta over kva {site} lagrar.',
  nb: 'Dette innholdet åpnes ikke, fordi det mangler i oversikten over hva {site} lagrer.',
  en: 'This content stays closed because it is missing from the overview of what {site} stores.',
} as const satisfies Text;

export const once = {
  nn: 'Valet gjeld berre denne visinga om du ikkje kryssar av for at vi skal hugse det.',
  nb: 'Valget gjelder bare denne visningen hvis du ikke krysser av for at vi skal huske det.',
  en: 'Your choice applies to this page view only unless you tick the box to remember it.',
} as const satisfies Text;

/** In the place of `once` and `remember`, where content can start only in a page that is loaded anew. */
export const anew = {
  note: {
    nn: 'Sida må lastast på nytt for at innhaldet skal visast. Når du godtek, hugsar vi valet ditt for {provider} på {site} og lastar sida på nytt.',
    nb: 'Siden må lastes på nytt for at innholdet skal vises. Når du godtar, husker vi valget ditt for {provider} på {site} og laster siden på nytt.',
    en: 'The page must be reloaded to show this content. When you accept, we remember your choice for {provider} on {site} and reload the page.',
  },
  accept: {
    nn: 'Godta og last sida på nytt',
    nb: 'Godta og last siden på nytt',
    en: 'Accept and reload the page',
  },
} as const satisfies Record<string, Text>;

/** Followed by the link to the content: browsers do not tell a page when a frame shows an error. */
export const notShowing = {
  nn: 'Manglar innhaldet?',
  nb: 'Mangler innholdet?',
  en: 'Is the content missing?',
} as const satisfies Text;
