import type { Statement } from './model.js';

const predates = {
  nn: 'er eldre enn ekomlova § 3-15, som tok til å gjelde 1. januar 2025, og nemner ikkje samtykke til lagring på eininga.',
  nb: 'er eldre enn ekomloven § 3-15, som trådte i kraft 1. januar 2025, og nevner ikke samtykke til lagring på enheten.',
  en: 'predates section 3-15 of the Electronic Communications Act, in force since 1 January 2025, and does not mention consent to storage on the device.',
} as const;

export const statements = {
  web: {
    title: 'Personvern',
    date: '2024-04-12',
    language: 'nn',
    publishedOn: 'dfo.no',
    issues: [
      {
        id: 'web-date',
        text: {
          nn: `Erklæringa frå 12. april 2024 ${predates.nn}`,
          nb: `Erklæringen fra 12. april 2024 ${predates.nb}`,
          en: `The statement of 12 April 2024 ${predates.en}`,
        },
      },
      {
        id: 'web-special-category-consent',
        text: {
          nn: 'Erklæringa viser til artikkel 9 nr. 2 bokstav a (særlege kategoriar) som grunnlag for samtykke. For nettstatistikk er det artikkel 6 nr. 1 bokstav a som gjeld.',
          nb: 'Erklæringen viser til artikkel 9 nr. 2 bokstav a (særlige kategorier) som grunnlag for samtykke. For nettstatistikk er det artikkel 6 nr. 1 bokstav a som gjelder.',
          en: 'The statement cites Article 9(2)(a) (special categories) as the basis for consent. For web statistics Article 6(1)(a) applies.',
        },
      },
      {
        id: 'web-lifetimes',
        text: {
          nn: 'Erklæringa oppgir inga levetid for nokon informasjonskapsel. EU-domstolen kravde levetid og tilgang for tredjepartar i C-673/17 (Planet49).',
          nb: 'Erklæringen oppgir ingen levetid for noen informasjonskapsel. EU-domstolen krevde levetid og tilgang for tredjeparter i C-673/17 (Planet49).',
          en: 'The statement gives no lifetime for any cookie. In C-673/17 (Planet49) the Court required duration and third-party access.',
        },
      },
    ],
  },
  app: {
    title: 'Personvernerklæring for DFØ-appen',
    date: '2022-01-27',
    language: 'nn',
    publishedOn: 'dfo-appen',
    issues: [
      {
        id: 'app-date',
        text: {
          nn: `Erklæringa for appen frå 27. januar 2022 ${predates.nn}`,
          nb: `Erklæringen for appen fra 27. januar 2022 ${predates.nb}`,
          en: `The app’s statement of 27 January 2022 ${predates.en}`,
        },
      },
    ],
  },
} as const satisfies Record<string, Statement>;
