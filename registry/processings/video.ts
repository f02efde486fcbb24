import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const video = {
  name: { nn: 'Videoavspeling', nb: 'Videoavspilling', en: 'Video' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Å finne ut kor mange som ser videoane, og vurdere kor relevante dei er for brukarane.',
        nb: 'Å finne ut hvor mange som ser videoene, og vurdere hvor relevante de er for brukerne.',
        en: 'To find out how many people watch the videos, and judge how relevant they are.',
      },
      provenance: {
        ...web,
        quote:
          'Dataene blir brukt til å finne ut kor mange som ser videoane. Dette gjer vi for å vurdere kor relevante videoane er for brukarane våre.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'data som Vimeo samlar inn når du spelar av ein video',
        nb: 'data som Vimeo samler inn når du spiller av en video',
        en: 'data collected by Vimeo when you play a video',
      },
      provenance: { ...web, quote: 'Vimeo samlar inn data når du spelar av ein video.' },
    },
  ],
  recipients: [
    {
      text: { nn: 'DFØ bruker hovudsakleg Vimeo.', nb: 'DFØ bruker hovedsakelig Vimeo.', en: 'DFØ mainly uses Vimeo.' },
      parties: [{ name: 'Vimeo', role: 'not-documented' }],
      provenance: { ...web, quote: 'DFØ bruker hovedsakeleg Vimeo til videoavspeling.' },
    },
  ],
  issues: [
    {
      id: 'video-others',
      text: {
        nn: 'Erklæringa seier «hovedsakeleg» Vimeo, og nemner ikkje dei andre leverandørane av video.',
        nb: 'Erklæringen sier «hovedsakeleg» Vimeo, og nevner ikke de andre leverandørene av video.',
        en: 'The statement says “hovedsakeleg” (mainly) Vimeo, and names no other video provider.',
      },
    },
  ],
} as const satisfies DfoProcessing;
