import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

/** Web statistics (Siteimprove Analytics). */
export const siteimprove = {
  name: 'Siteimprove',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: ['siteimproveanalytics.com', '*.siteimproveanalytics.io'],
  // The list that the page’s own scripts push events to.
  marks: { globals: ['_sz'] },
  description: {
    nn: 'Siteimprove lagar statistikk over korleis nettstaden blir brukt. Når verktøyet blir lasta, får Siteimprove IP-adressa di.',
    nb: 'Siteimprove lager statistikk over hvordan nettstedet brukes. Når verktøyet lastes, får Siteimprove IP-adressen din.',
    en: 'Siteimprove produces statistics about how the website is used. When the tool loads, Siteimprove receives your IP address.',
  },
  provenance: {
    kind: 'assumed',
    why: {
      nn: 'Siteimprove skriv om informasjonskapslane sine i artikkelen «Analytics: Technical Specifications». Lista der er ikkje gått gjennom her, og nettstader som bruker verktøyet, oppgir ulike levetider.',
      nb: 'Siteimprove skriver om informasjonskapslene sine i artikkelen «Analytics: Technical Specifications». Listen der er ikke gått gjennom her, og nettsteder som bruker verktøyet, oppgir ulike levetider.',
      en: 'Siteimprove writes about its cookies in the article “Analytics: Technical Specifications”. Its list has not been gone through here, and websites that use the tool give different lifetimes.',
    },
  },
  recipients: [{ name: 'Siteimprove', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
