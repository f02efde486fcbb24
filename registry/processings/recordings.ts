import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const recordings = {
  name: { nn: 'Opptak av nettseminar', nb: 'Opptak av nettseminarer', en: 'Recordings of webinars' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Opptaka blir publiserte på videokanalen vår, lenkja til frå nettsidene eller brukte til opplæring.',
        nb: 'Opptakene publiseres på videokanalen vår, lenkes til fra nettsidene eller brukes til opplæring.',
        en: 'Recordings are published on DFØ’s video channel, linked to from its pages or used for training.',
      },
      provenance: {
        ...web,
        quote:
          'Opptak av DFØ sine nettseminar blir publisert på videokanalen vår, og blir lenka til på våre nettsider eller bli brukt til opplæringsformål.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'deltakarar som stiller spørsmål i chatten eller held innlegg med video eller lyd, er synlege på opptaka',
        nb: 'deltakere som stiller spørsmål i chatten eller holder innlegg med video eller lyd, er synlige på opptakene',
        en: 'participants asking questions in the chat or speaking with video or sound are visible in the recordings',
      },
      provenance: {
        ...web,
        quote:
          'Deltakarar som stiller spørsmål i chatten eller held innlegg med video eller lyd, blir også synleg på opptaka.',
      },
    },
  ],
  issues: [
    {
      id: 'recordings-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge opptaka ligg ute, eller på kva grunnlag deltakarar er med på dei.',
        nb: 'Erklæringen sier ikke hvor lenge opptakene ligger ute, eller på hvilket grunnlag deltakere er med på dem.',
        en: 'The statement does not say how long recordings stay published, or on which basis participants are in them.',
      },
    },
  ],
} as const satisfies DfoProcessing;
