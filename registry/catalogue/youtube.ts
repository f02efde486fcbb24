import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { hostUnsaid, roleUnsaid } from './unsaid.js';

const googleCookies = {
  kind: 'documented',
  source: 'Google: How Google uses cookies (policies.google.com/technologies/cookies), of YouTube as a whole',
} as const;

const remembersAndMends = {
  nn: 'Hugsar innstillingar på YouTube, og blir brukt til å finne og løyse problem med tenesta.',
  nb: 'Husker innstillinger på YouTube, og brukes til å finne og løse problemer med tjenesten.',
  en: 'Remembers preferences on YouTube and is used to detect and resolve problems with the service.',
} as const;

const google = { name: 'Google', role: 'not-documented', provenance: roleUnsaid } as const;

/** Video, from youtube.com and from youtube-nocookie.com alike: what either is asked for goes to Google. */
export const youtube = {
  name: 'YouTube',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'video',
  hosts: ['*.youtube.com', '*.youtube-nocookie.com', '*.ytimg.com'],
  // The IFrame Player API (`youtube.com/iframe_api`) gives it to the page.
  marks: { globals: ['YT'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'YouTube er videotenesta til Google. Når ein video blir lasta, får Google IP-adressa di.',
    nb: 'YouTube er videotjenesten til Google. Når en video lastes, får Google IP-adressen din.',
    en: 'YouTube is Google’s video service. When a video loads, Google receives your IP address.',
  },
  provenance: googleCookies,
  recipients: [google],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'VISITOR_INFO1_LIVE',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: remembersAndMends,
      lifetime: { n: 6, unit: 'months' },
      recipients: [google],
      provenance: googleCookies,
    },
    {
      name: '__Secure-YEC',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: remembersAndMends,
      lifetime: { n: 13, unit: 'months' },
      recipients: [google],
      provenance: googleCookies,
    },
    {
      name: 'YSC',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: {
        nn: 'Sikrar at førespurnader i ei økt kjem frå brukaren og ikkje frå andre nettstader.',
        nb: 'Sikrer at forespørsler i en økt kommer fra brukeren og ikke fra andre nettsteder.',
        en: 'Ensures that requests within a session are made by the user and not by other sites.',
      },
      lifetime: 'session',
      recipients: [google],
      provenance: googleCookies,
    },
  ],
  issues: [
    {
      id: 'youtube-embedded',
      text: {
        nn: 'Google skriv om informasjonskapslar på YouTube under eitt. Det er ikkje funne dokumentasjon på kva for nokre av dei ein innebygd avspelar set, eller kva youtube-nocookie.com lagrar.',
        nb: 'Google skriver om informasjonskapsler på YouTube under ett. Det er ikke funnet dokumentasjon på hvilke av dem en innebygd avspiller setter, eller hva youtube-nocookie.com lagrer.',
        en: 'Google writes about cookies on YouTube as a whole. No documentation was found of which of them an embedded player sets, or what youtube-nocookie.com stores.',
      },
    },
  ],
} as const satisfies Service<CataloguePurposeId>;
