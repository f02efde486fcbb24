import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Video. */
export const screen9 = {
  name: 'Screen9',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'video',
  hosts: ['*.screen9.com', '*.screen9.tv'],
  collects: ['ip', 'device'],
  description: {
    nn: 'Screen9 er ei videoteneste. Når ein video blir lasta, får Screen9 IP-adressa di.',
    nb: 'Screen9 er en videotjeneste. Når en video lastes, får Screen9 IP-adressen din.',
    en: 'Screen9 is a video service. When a video loads, Screen9 receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Screen9', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
