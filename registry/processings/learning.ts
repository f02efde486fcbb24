import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const learningPlatform = {
  name: { nn: 'Læringsplattformen', nb: 'Læringsplattformen', en: 'Læringsplattformen' },
  statement: 'web',
  sites: ['laeringsplattformen.dfo.no'],
  data: [
    {
      text: {
        nn: 'erklæringa viser vidare til kva for opplysningar som blir lagra',
        nb: 'erklæringen viser videre til hvilke opplysninger som lagres',
        en: 'the statement refers elsewhere for the data that is kept',
      },
      provenance: {
        ...web,
        quote: 'Les meir om kva for personopplysningar som vi lagrar og korleis dei blir behandla:',
      },
    },
  ],
  issues: [
    {
      id: 'laeringsplattformen-missing',
      text: {
        nn: 'Erklæringa viser til meir om kva Læringsplattformen lagrar, men det står ingenting etter kolonet.',
        nb: 'Erklæringen viser til mer om hva Læringsplattformen lagrer, men det står ingenting etter kolonet.',
        en: 'The statement refers to more about the data of Læringsplattformen, but nothing follows the colon.',
      },
    },
  ],
} as const satisfies DfoProcessing;
