import type { Purpose } from './model.js';

/** The optional purposes of DFØ's sites, in the words of the question, and of the app, which asks in its own. */
export const purposes = {
  statistics: {
    name: { nn: 'Nettstatistikk', nb: 'Nettstatistikk', en: 'Web statistics' },
    inSentence: { nn: 'nettstatistikk', nb: 'nettstatistikk', en: 'web statistics' },
    label: {
      nn: 'Nettstatistikk om korleis nettstaden blir brukt',
      nb: 'Nettstatistikk om hvordan nettstedet brukes',
      en: 'Web statistics about how the website is used',
    },
    description: {
      nn: 'Analyseverktøyet Matomo viser oss kva sider folk besøker, kor lenge besøka varer, og kva nettstader dei kjem frå. Informasjonen blir lagra på DFØ sine eigne serverar. Berre rapportar med avidentifiserte data kan bli delte med samarbeidspartnarane våre.',
      nb: 'Analyseverktøyet Matomo viser oss hvilke sider folk besøker, hvor lenge besøkene varer, og hvilke nettsteder de kommer fra. Informasjonen lagres på DFØs egne servere. Bare rapporter med avidentifiserte data kan deles med samarbeidspartnerne våre.',
      en: 'The analytics tool Matomo shows us which pages people visit, how long visits last and which websites they come from. The information is stored on DFØ’s own servers. Only reports with de-identified data may be shared with our partners.',
    },
    question: {
      title: {
        nn: 'Får vi samle informasjon om korleis {site} blir brukt?',
        nb: 'Får vi samle informasjon om hvordan {site} brukes?',
        en: 'May we collect information about how {site} is used?',
      },
      body: {
        nn: 'Om du svarer ja, lagrar vi informasjonskapslar (cookies) på eininga di. Med verktøyet Matomo lagar vi statistikk på eigne serverar, for å gjere nettstaden betre.',
        nb: 'Hvis du svarer ja, lagrer vi informasjonskapsler (cookies) på enheten din. Med verktøyet Matomo lager vi statistikk på egne servere, for å gjøre nettstedet bedre.',
        en: 'If you answer yes, we store cookies on your device. With the tool Matomo we produce statistics on our own servers, to improve the website.',
      },
    },
  },
  visualisation: {
    name: { nn: 'Datavisualiseringar', nb: 'Datavisualiseringer', en: 'Data visualisations' },
    inSentence: { nn: 'datavisualiseringar', nb: 'datavisualiseringer', en: 'data visualisations' },
    label: {
      nn: 'Datavisualiseringar frå {providers}',
      nb: 'Datavisualiseringer fra {providers}',
      en: 'Data visualisations from {providers}',
    },
    description: {
      nn: 'Grafar og kart frå {providers}. Når du godtek, lastar vi innhald frå leverandøren. Leverandøren får IP-adressa di og kan plassere informasjonskapslar, også for eigen statistikk.',
      nb: 'Grafer og kart fra {providers}. Når du godtar, laster vi innhold fra leverandøren. Leverandøren får IP-adressen din og kan plassere informasjonskapsler, også for egen statistikk.',
      en: 'Charts and maps from {providers}. When you accept, we load content from the provider. The provider receives your IP address and may set cookies, including for its own statistics.',
    },
    question: {
      title: {
        nn: 'Får vi vise datavisualiseringar frå {providers}?',
        nb: 'Får vi vise datavisualiseringer fra {providers}?',
        en: 'May we show data visualisations from {providers}?',
      },
      body: {
        nn: 'Om du svarer ja, lastar vi grafar og kart frå {providers}. Leverandøren får IP-adressa di og kan plassere informasjonskapslar, også for eigen statistikk.',
        nb: 'Hvis du svarer ja, laster vi grafer og kart fra {providers}. Leverandøren får IP-adressen din og kan plassere informasjonskapsler, også for egen statistikk.',
        en: 'If you answer yes, we load charts and maps from {providers}. The provider receives your IP address and may set cookies, including for its own statistics.',
      },
    },
  },
  media: {
    name: { nn: 'Video og lyd', nb: 'Video og lyd', en: 'Video and audio' },
    inSentence: { nn: 'video og lyd', nb: 'video og lyd', en: 'video and audio' },
    label: {
      nn: 'Video og lyd frå {providers}',
      nb: 'Video og lyd fra {providers}',
      en: 'Video and audio from {providers}',
    },
    description: {
      nn: 'Video og lyd frå {providers}. Når du spelar av, samlar leverandøren inn data, mellom anna for å telje kor mange som ser eller lyttar.',
      nb: 'Video og lyd fra {providers}. Når du spiller av, samler leverandøren inn data, blant annet for å telle hvor mange som ser eller lytter.',
      en: 'Video and audio from {providers}. When you play something, the provider collects data, among other things to count how many people watch or listen.',
    },
    question: {
      title: {
        nn: 'Får vi vise video og lyd frå {providers}?',
        nb: 'Får vi vise video og lyd fra {providers}?',
        en: 'May we show video and audio from {providers}?',
      },
      body: {
        nn: 'Om du svarer ja, lastar vi video og lyd frå {providers}. Når du spelar av, samlar leverandøren inn data, mellom anna for å telje kor mange som ser eller lyttar.',
        nb: 'Hvis du svarer ja, laster vi video og lyd fra {providers}. Når du spiller av, samler leverandøren inn data, blant annet for å telle hvor mange som ser eller lytter.',
        en: 'If you answer yes, we load video and audio from {providers}. When you play something, the provider collects data, among other things to count how many people watch or listen.',
      },
    },
  },
  support: {
    name: {
      nn: 'Feilsøking og brukarstøtte',
      nb: 'Feilsøking og brukerstøtte',
      en: 'Troubleshooting and user support',
    },
    inSentence: {
      nn: 'feilsøking og brukarstøtte',
      nb: 'feilsøking og brukerstøtte',
      en: 'troubleshooting and user support',
    },
    label: {
      nn: 'Feilsøking og brukarstøtte i appen',
      nb: 'Feilsøking og brukerstøtte i appen',
      en: 'Troubleshooting and user support in the app',
    },
    description: {
      nn: 'Informasjon om eininga og om kva du gjer i appen, slik at vi kan finne feil og svare på spørsmål.',
      nb: 'Informasjon om enheten og om hva du gjør i appen, slik at vi kan finne feil og svare på spørsmål.',
      en: 'Information about the device and about what you do in the app, so that we can find errors and answer questions.',
    },
    question: {
      title: {
        nn: 'Får vi lagre informasjon for feilsøking og brukarstøtte?',
        nb: 'Får vi lagre informasjon for feilsøking og brukerstøtte?',
        en: 'May we store information for troubleshooting and user support?',
      },
      body: {
        nn: 'Om du svarer ja, lagrar vi informasjon om eininga og om kva du gjer i appen.',
        nb: 'Hvis du svarer ja, lagrer vi informasjon om enheten og om hva du gjør i appen.',
        en: 'If you answer yes, we store information about the device and about what you do in the app.',
      },
    },
  },
} as const satisfies Record<string, Purpose>;

export type DfoPurposeId = keyof typeof purposes;
