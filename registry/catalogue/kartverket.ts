import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Maps from Norgeskart, as frames, and the map tiles that maps of other makers are drawn with. */
export const kartverket = {
  name: 'Kartverket',
  title: { nn: 'Norgeskart', nb: 'Norgeskart', en: 'Norgeskart' },
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.norgeskart.no', 'cache.kartverket.no', 'opencache.statkart.no'],
  collects: ['ip', 'device'],
  description: {
    nn: 'Norgeskart er karttenesta til Kartverket. Når eit kart blir lasta, får Kartverket IP-adressa di.',
    nb: 'Norgeskart er karttjenesten til Kartverket. Når et kart lastes, får Kartverket IP-adressen din.',
    en: 'Norgeskart is the map service of Kartverket, the Norwegian Mapping Authority. When a map loads, Kartverket receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Kartverket', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
