import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

/** Statistics about how pages are used: heatmaps, recordings and questions. */
export const hotjar = {
  name: 'Hotjar',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: ['*.hotjar.com', '*.hotjar.io'],
  // The embed code makes it, and the page’s own scripts call it.
  marks: { globals: ['hj'] },
  description: {
    nn: 'Hotjar viser korleis folk bruker sidene, til dømes kvar dei klikkar. Når verktøyet blir lasta, får Hotjar IP-adressa di.',
    nb: 'Hotjar viser hvordan folk bruker sidene, for eksempel hvor de klikker. Når verktøyet lastes, får Hotjar IP-adressen din.',
    en: 'Hotjar shows how people use the pages, for example where they click. When the tool loads, Hotjar receives your IP address.',
  },
  provenance: {
    kind: 'assumed',
    why: {
      nn: 'Hotjar har ei eiga liste over informasjonskapslane sine. Ho er ikkje gått gjennom her.',
      nb: 'Hotjar har en egen liste over informasjonskapslene sine. Den er ikke gått gjennom her.',
      en: 'Hotjar has a list of its cookies of its own. It has not been gone through here.',
    },
  },
  recipients: [{ name: 'Hotjar', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
