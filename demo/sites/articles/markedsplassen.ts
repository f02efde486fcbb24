import type { SiteContent } from '../model.js';

export const markedsplassen: SiteContent = {
  accent: 'plum',
  tagline: {
    nn: 'Trygge innkjøp av skytenester',
    nb: 'Trygge innkjøp av skytjenester',
    en: 'Safe procurement of cloud services',
  },
  home: {
    title: { nn: 'Avtalar du kan bruke no', nb: 'Avtaler du kan bruke nå', en: 'Agreements you can use now' },
    lead: {
      nn: 'Fellesavtalane gjer det enklare for offentlege verksemder å kjøpe skytenester med rette krav.',
      nb: 'Fellesavtalene gjør det enklere for offentlige virksomheter å kjøpe skytjenester med riktige krav.',
      en: 'The framework agreements make it simpler for public bodies to buy cloud services with the right requirements.',
    },
    body: [
      {
        nn: 'Leverandørane har svart på dei same spørsmåla om tryggleik, databehandling og lagringsstad. Du kan samanlikne svara før du lyser ut ein minikonkurranse.',
        nb: 'Leverandørene har svart på de samme spørsmålene om sikkerhet, databehandling og lagringssted. Du kan sammenligne svarene før du utlyser en minikonkurranse.',
        en: 'Suppliers have answered the same questions on security, data processing and place of storage, so you can compare before running a mini-competition.',
      },
    ],
  },
  second: {
    title: { nn: 'For leverandørar', nb: 'For leverandører', en: 'For suppliers' },
    lead: {
      nn: 'Du kan melde inn tenester heile året. Vi svarer innan to veker.',
      nb: 'Du kan melde inn tjenester hele året. Vi svarer innen to uker.',
      en: 'You can register services all year. We answer within two weeks.',
    },
    body: [
      {
        nn: 'Ha klart kva underleverandørar de bruker, og i kva land data blir lagra. Det er dei spørsmåla som oftast står att.',
        nb: 'Ha klart hvilke underleverandører dere bruker, og i hvilke land data lagres. Det er de spørsmålene som oftest gjenstår.',
        en: 'Know which subcontractors you use and in which countries data is stored; those are the questions most often left open.',
      },
    ],
  },
};
