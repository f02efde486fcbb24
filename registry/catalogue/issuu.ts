import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Publications to leaf through. */
export const issuu = {
  name: 'Issuu',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.issuu.com', '*.isu.pub'],
  // Filled by `e.issuu.com/embed.js`, the older embed code.
  marks: { classes: ['issuuembed'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'Issuu viser publikasjonar side for side. Når ein publikasjon blir lasta, får Issuu IP-adressa di.',
    nb: 'Issuu viser publikasjoner side for side. Når en publikasjon lastes, får Issuu IP-adressen din.',
    en: 'Issuu shows publications page by page. When a publication loads, Issuu receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Issuu', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
