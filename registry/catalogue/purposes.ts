import type { Purpose } from '../model.js';

/** What the entries are for. The words hold for any provider; an organisation may put its own in their place. */
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
      nn: 'Med verktøy frå {providers} ser vi korleis nettstaden blir brukt, til dømes kva sider folk besøker. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
      nb: 'Med verktøy fra {providers} ser vi hvordan nettstedet brukes, for eksempel hvilke sider folk besøker. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
      en: 'With tools from {providers} we see how the website is used, for example which pages people visit. The provider receives your IP address and may set cookies.',
    },
    question: {
      title: {
        nn: 'Får vi samle informasjon om korleis {site} blir brukt?',
        nb: 'Får vi samle informasjon om hvordan {site} brukes?',
        en: 'May we collect information about how {site} is used?',
      },
      body: {
        nn: 'Om du svarer ja, kan informasjonskapslar (cookies) bli lagra på eininga di. Med verktøy frå {providers} lagar vi statistikk, for å gjere nettstaden betre.',
        nb: 'Hvis du svarer ja, kan informasjonskapsler (cookies) bli lagret på enheten din. Med verktøy fra {providers} lager vi statistikk, for å gjøre nettstedet bedre.',
        en: 'If you answer yes, cookies may be stored on your device. With tools from {providers} we produce statistics, to improve the website.',
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
      nn: 'Video og lyd frå {providers}. Når du godtek, lastar vi innhald frå leverandøren. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
      nb: 'Video og lyd fra {providers}. Når du godtar, laster vi innhold fra leverandøren. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
      en: 'Video and audio from {providers}. When you accept, we load content from the provider. The provider receives your IP address and may set cookies.',
    },
    question: {
      title: {
        nn: 'Får vi vise video og lyd frå {providers}?',
        nb: 'Får vi vise video og lyd fra {providers}?',
        en: 'May we show video and audio from {providers}?',
      },
      body: {
        nn: 'Om du svarer ja, lastar vi video og lyd frå {providers}. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
        nb: 'Hvis du svarer ja, laster vi video og lyd fra {providers}. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
        en: 'If you answer yes, we load video and audio from {providers}. The provider receives your IP address and may set cookies.',
      },
    },
  },
  content: {
    name: { nn: 'Kart og anna innhald', nb: 'Kart og annet innhold', en: 'Maps and other content' },
    inSentence: { nn: 'kart og anna innhald', nb: 'kart og annet innhold', en: 'maps and other content' },
    label: {
      nn: 'Kart, grafar og anna innhald frå {providers}',
      nb: 'Kart, grafer og annet innhold fra {providers}',
      en: 'Maps, charts and other content from {providers}',
    },
    description: {
      nn: 'Kart, grafar, innlegg og dokument frå {providers}. Når du godtek, lastar vi innhald frå leverandøren. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
      nb: 'Kart, grafer, innlegg og dokumenter fra {providers}. Når du godtar, laster vi innhold fra leverandøren. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
      en: 'Maps, charts, posts and documents from {providers}. When you accept, we load content from the provider. The provider receives your IP address and may set cookies.',
    },
    question: {
      title: {
        nn: 'Får vi vise innhald frå {providers}?',
        nb: 'Får vi vise innhold fra {providers}?',
        en: 'May we show content from {providers}?',
      },
      body: {
        nn: 'Om du svarer ja, lastar vi kart, grafar og anna innhald frå {providers}. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
        nb: 'Hvis du svarer ja, laster vi kart, grafer og annet innhold fra {providers}. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
        en: 'If you answer yes, we load maps, charts and other content from {providers}. The provider receives your IP address and may set cookies.',
      },
    },
  },
  feedback: {
    name: { nn: 'Spørjeundersøkingar', nb: 'Spørreundersøkelser', en: 'Surveys' },
    inSentence: { nn: 'spørjeundersøkingar', nb: 'spørreundersøkelser', en: 'surveys' },
    label: {
      nn: 'Spørjeundersøkingar frå {providers}',
      nb: 'Spørreundersøkelser fra {providers}',
      en: 'Surveys from {providers}',
    },
    description: {
      nn: 'Spørjeundersøkingar frå {providers}. Når du godtek, lastar vi innhald frå leverandøren. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
      nb: 'Spørreundersøkelser fra {providers}. Når du godtar, laster vi innhold fra leverandøren. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
      en: 'Surveys from {providers}. When you accept, we load content from the provider. The provider receives your IP address and may set cookies.',
    },
    question: {
      title: {
        nn: 'Får vi spørje kva du meiner, med verktøy frå {providers}?',
        nb: 'Får vi spørre hva du mener, med verktøy fra {providers}?',
        en: 'May we ask for your opinion, with tools from {providers}?',
      },
      body: {
        nn: 'Om du svarer ja, lastar vi spørsmål frå {providers}. Leverandøren får IP-adressa di og kan plassere informasjonskapslar.',
        nb: 'Hvis du svarer ja, laster vi spørsmål fra {providers}. Leverandøren får IP-adressen din og kan plassere informasjonskapsler.',
        en: 'If you answer yes, we load questions from {providers}. The provider receives your IP address and may set cookies.',
      },
    },
  },
} as const satisfies Record<string, Purpose>;

export type CataloguePurposeId = keyof typeof purposes;
