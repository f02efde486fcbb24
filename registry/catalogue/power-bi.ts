import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { notFound, roleUnsaid } from './unsaid.js';

/** Reports that are published to the web, as frames. */
export const powerBi = {
  name: 'Power BI',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'visualisation',
  hosts: ['*.powerbi.com'],
  collects: ['ip', 'device'],
  description: {
    nn: 'Power BI er eit verktøy for rapportar og grafar frå Microsoft. Når ein rapport blir lasta, får Microsoft IP-adressa di.',
    nb: 'Power BI er et verktøy for rapporter og grafer fra Microsoft. Når en rapport lastes, får Microsoft IP-adressen din.',
    en: 'Power BI is a tool for reports and charts from Microsoft. When a report loads, Microsoft receives your IP address.',
  },
  provenance: notFound,
  recipients: [{ name: 'Microsoft', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
