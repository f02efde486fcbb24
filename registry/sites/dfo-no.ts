import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

/** DFØ's main site. Video, sound and live streams are declared for DFØ as a whole; see the issue. */
export const dfoNo = {
  title: 'dfo.no',
  kind: 'website',
  hostnames: ['dfo.no', 'www.dfo.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: ['tableau-public', 'vimeo', 'acast', 'live-stream', 'boost-ai'],
  necessary: ['dfo-consent'],
  linked: ['surveyxact', 'alreadyon'],
  privacyUrl,
  issues: [
    {
      id: 'dfo-video-sites',
      text: {
        nn: 'Erklæringa seier at DFØ bruker Vimeo, Acast og tre leverandørar av direktesending, men ikkje på kva for nettstader. Dei er førte opp på dfo.no, der erklæringa ligg. Nettstader som byggjer inn video eller lyd, må førast opp med det.',
        nb: 'Erklæringen sier at DFØ bruker Vimeo, Acast og tre leverandører av direktesending, men ikke på hvilke nettsteder. De er ført opp på dfo.no, der erklæringen ligger. Nettsteder som bygger inn video eller lyd, må føres opp med det.',
        en: 'The statement says that DFØ uses Vimeo, Acast and three live stream providers, but not on which sites. They are listed on dfo.no, where the statement is published. Sites that embed video or audio must be listed with it.',
      },
    },
  ],
} as const satisfies DfoSite;
