import type { DfoPurposeId } from '../purposes.js';
import type { Service } from '../model.js';
import { web } from '../provenance.js';

const declaredProcessor = { ...web, quote: 'desse er databehandlarar' } as const;

/** Live streams of events. The players' hosts are the site's to tell (`data-hosts="live-stream=…"`). */
export const liveStream = {
  name: 'Video for Web / Company Cast / Avia Produksjon',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'video',
  hosts: [],
  hostsFrom: 'site',
  collects: ['playback'],
  body: {
    nn: 'Om du godtek, samlar éin av databehandlarane våre inn data om kor mange som ser på, og kor lenge: Video for Web AS, Company Cast AS eller Avia Produksjon AS.',
    nb: 'Hvis du godtar, samler én av databehandlerne våre inn data om hvor mange som ser på, og hvor lenge: Video for Web AS, Company Cast AS eller Avia Produksjon AS.',
    en: 'If you accept, one of our processors collects data about how many people watch and for how long: Video for Web AS, Company Cast AS or Avia Produksjon AS.',
  },
  description: {
    nn: 'Når du bruker avspelaren for direktesending, samlar han inn trafikkdata som mellom anna viser kor mange som ser på direktesendinga og kor lenge. Leverandørane genererer ikkje eigne, separate data om brukarane våre.',
    nb: 'Når du bruker avspilleren for direktesending, samler den inn trafikkdata som blant annet viser hvor mange som ser på direktesendingen og hvor lenge. Leverandørene genererer ikke egne, separate data om brukerne våre.',
    en: 'When you use the live stream player, it collects traffic data that shows, among other things, how many people watch the stream and for how long. The providers do not generate separate data of their own about our users.',
  },
  provenance: web,
  recipients: [
    { name: 'Video for Web AS', role: 'processor', provenance: declaredProcessor },
    { name: 'Company Cast AS', role: 'processor', provenance: declaredProcessor },
    { name: 'Avia Produksjon AS', role: 'processor', provenance: declaredProcessor },
  ],
  outsideEea: 'not-documented',
  items: [],
  issues: [
    {
      id: 'live-stream-hosts',
      text: {
        nn: 'Erklæringa nemner leverandørane, men ikkje kva for vertsnamn avspelarane ligg på, eller kva dei lagrar på eininga.',
        nb: 'Erklæringen nevner leverandørene, men ikke hvilke vertsnavn avspillerne ligger på, eller hva de lagrer på enheten.',
        en: 'The statement names the providers, but not which host names the players use or what they store on the device.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
