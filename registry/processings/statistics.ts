import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const statistics = {
  name: { nn: 'Nettstatistikk', nb: 'Nettstatistikk', en: 'Web statistics' },
  statement: 'web',
  sites: [
    'dfo.no',
    'anskaffelser.no',
    'arbeidsgiver.dfo.no',
    'okstat.dfo.no',
    'doffin.no',
    'laeringsplattformen.dfo.no',
    'statsregnskapet.no',
    'kudos.dfo.no',
    'tilskudd.no',
  ],
  purposes: [
    {
      text: {
        nn: 'Å lage brukarvennlege nettstader og nettenester: vi ser på brukarmønsteret til dei som besøker dei.',
        nb: 'Å lage brukervennlige nettsteder og nettjenester: vi ser på brukermønsteret til dem som besøker dem.',
        en: 'To make usable websites and web services: we look at usage patterns.',
      },
      provenance: {
        ...web,
        quote:
          'Som ein viktig del av arbeidet med å lage brukarvenlege nettstader og nettenester, ser vi på brukarmønsteret til dei som besøker desse.',
      },
    },
    {
      text: {
        nn: 'Verktøyet for analysen er Matomo.',
        nb: 'Verktøyet for analysen er Matomo.',
        en: 'The tool for the analysis is Matomo.',
      },
      provenance: { ...web, quote: 'For å analysere informasjonen brukar vi analyseverktøyet Matomo.' },
    },
  ],
  data: [
    {
      text: {
        nn: 'kor mange som besøker ulike sider',
        nb: 'hvor mange som besøker ulike sider',
        en: 'how many people visit the various pages',
      },
      provenance: { ...web, quote: 'kor mange som besøker ulike sider' },
    },
    {
      text: {
        nn: 'korleis brukarane navigerer på og mellom sidene',
        nb: 'hvordan brukerne navigerer på og mellom sidene',
        en: 'how users navigate on and between pages',
      },
      provenance: { ...web, quote: 'korleis brukarane navigerer på og mellom dei ulike sidene' },
    },
    {
      text: { nn: 'kor lenge besøk varer', nb: 'hvor lenge besøk varer', en: 'how long visits last' },
      provenance: { ...web, quote: 'kor lenge besøk varer' },
    },
    {
      text: {
        nn: 'kva for nettstader brukarane kjem frå',
        nb: 'hvilke nettsteder brukerne kommer fra',
        en: 'the websites that users come from',
      },
      provenance: { ...web, quote: 'kva for nettstader brukarane kjem frå' },
    },
    {
      text: {
        nn: 'kva for nettlesarar som blir brukte',
        nb: 'hvilke nettlesere som brukes',
        en: 'the browsers in use',
      },
      provenance: { ...web, quote: 'kva for nettlesarar som blir brukt' },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Berre rapportar med avidentifiserte data kan bli delte med samarbeidspartnarane våre.',
        nb: 'Bare rapporter med avidentifiserte data kan deles med samarbeidspartnerne våre.',
        en: 'Only reports with de-identified data may be shared with partners.',
      },
      provenance: {
        ...web,
        quote: 'Berre rapportar med avidentifiserte data kan bli delt med våre samarbeidspartnarar.',
      },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'Informasjonen blir lagra lokalt på eigne serverar.',
        nb: 'Informasjonen lagres lokalt på egne servere.',
        en: 'The information is kept locally on DFØ’s own servers.',
      },
      provenance: { ...web, quote: 'Informasjonen som blir samla inn, blir lagra lokalt på våre eigne serverar.' },
    },
  ],
  issues: [
    {
      id: 'web-statistics-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge statistikken blir lagra på serverane.',
        nb: 'Erklæringen sier ikke hvor lenge statistikken lagres på serverne.',
        en: 'The statement does not say how long the statistics are kept on the servers.',
      },
    },
  ],
} as const satisfies DfoProcessing;
