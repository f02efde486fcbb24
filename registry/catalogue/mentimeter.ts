import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Polls and presentations. */
export const mentimeter = {
  name: 'Mentimeter',
  purpose: 'feedback',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.mentimeter.com', '*.menti.com'],
  collects: ['ip', 'device'],
  description: {
    nn: 'Mentimeter viser avstemmingar og presentasjonar. Når innhaldet blir lasta, får Mentimeter IP-adressa di.',
    nb: 'Mentimeter viser avstemninger og presentasjoner. Når innholdet lastes, får Mentimeter IP-adressen din.',
    en: 'Mentimeter shows polls and presentations. When the content loads, Mentimeter receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Mentimeter', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
