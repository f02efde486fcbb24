import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const streams = {
  name: { nn: 'Direktesending', nb: 'Direktesending', en: 'Live streams' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Direktesending frå mange av arrangementa.',
        nb: 'Direktesending fra mange av arrangementene.',
        en: 'Live streams from many events.',
      },
      provenance: { ...web, quote: 'På mange av arrangementa våre har vi direktesending/streaming.' },
    },
  ],
  data: [
    {
      text: {
        nn: 'trafikkdata, som mellom anna viser kor mange som ser på direktesendinga og kor lenge',
        nb: 'trafikkdata, som blant annet viser hvor mange som ser på direktesendingen og hvor lenge',
        en: 'traffic data, showing among other things how many people watch the stream and how long',
      },
      provenance: {
        ...web,
        quote:
          'Når du bruker avspelaren, samlar den inn trafikkdata som blant annet viser kor mange som ser på direktesendinga og kor lenge.',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'DFØ bruker tre leverandørar av direktesending.',
        nb: 'DFØ bruker tre leverandører av direktesending.',
        en: 'DFØ uses three providers of live streams.',
      },
      parties: [
        { name: 'Video for Web AS', role: 'processor' },
        { name: 'Company Cast AS', role: 'processor' },
        { name: 'Avia Produksjon AS', role: 'processor' },
      ],
      provenance: {
        ...web,
        quote:
          'DFØ brukar leverandørane Video for Web AS, Company Cast AS og Avia Produksjon AS, og desse er databehandlarar.',
      },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'Leverandørane lagar ikkje eigne, separate data om brukarane.',
        nb: 'Leverandørene lager ikke egne, separate data om brukerne.',
        en: 'The providers generate no separate data of their own about users.',
      },
      provenance: { ...web, quote: 'Leverandørene genererer ikkje eigne, separate data om brukarane våre.' },
    },
  ],
} as const satisfies DfoProcessing;
