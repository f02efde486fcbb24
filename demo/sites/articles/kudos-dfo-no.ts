import type { SiteContent } from '../model.js';

export const kudosDfoNo: SiteContent = {
  accent: 'blue',
  tagline: {
    nn: 'Rapportar og styringsdokument frå staten på éin stad',
    nb: 'Rapporter og styringsdokumenter fra staten på ett sted',
    en: 'Government reports and steering documents in one place',
  },
  home: {
    title: { nn: 'Søk i kunnskapen', nb: 'Søk i kunnskapen', en: 'Search the knowledge' },
    lead: {
      nn: 'Evalueringar, årsrapportar og utgreiingar frå statlege verksemder, samla og søkbare.',
      nb: 'Evalueringer, årsrapporter og utredninger fra statlige virksomheter, samlet og søkbare.',
      en: 'Evaluations, annual reports and studies from government agencies, collected and searchable.',
    },
    body: [
      {
        nn: 'Søket går gjennom heile teksten, ikkje berre tittelen. Set ord i hermeteikn når du vil finne dei ved sida av kvarandre.',
        nb: 'Søket går gjennom hele teksten, ikke bare tittelen. Sett ord i anførselstegn når du vil finne dem ved siden av hverandre.',
        en: 'The search covers the whole text, not only the title. Use quotation marks to find words next to each other.',
      },
    ],
    table: {
      caption: {
        nn: 'Oppdikta treff på «klarspråk»',
        nb: 'Oppdiktede treff på «klarspråk»',
        en: 'Made-up hits for “plain language”',
      },
      head: [
        { nn: 'Tittel', nb: 'Tittel', en: 'Title' },
        { nn: 'År', nb: 'År', en: 'Year' },
      ],
      rows: [
        [{ nn: 'Brev som folk forstår', nb: 'Brev som folk forstår', en: 'Letters that people understand' }, '2024'],
        [
          {
            nn: 'Kva kostar eit uklart skjema?',
            nb: 'Hva koster et uklart skjema?',
            en: 'What does an unclear form cost?',
          },
          '2023',
        ],
      ],
    },
  },
  second: {
    title: { nn: 'Lever eit dokument', nb: 'Lever et dokument', en: 'Submit a document' },
    lead: {
      nn: 'Verksemdene leverer sjølve, og dokumentet blir synleg same dag.',
      nb: 'Virksomhetene leverer selv, og dokumentet blir synlig samme dag.',
      en: 'Agencies submit their own documents, which appear the same day.',
    },
    body: [
      {
        nn: 'Last opp ei tilgjengeleg fil med overskrifter som er merkte opp. Då kan fleire lese ho, og søket blir betre.',
        nb: 'Last opp en tilgjengelig fil med overskrifter som er merket opp. Da kan flere lese den, og søket blir bedre.',
        en: 'Upload an accessible file with marked-up headings: more people can read it, and the search improves.',
      },
    ],
  },
};
