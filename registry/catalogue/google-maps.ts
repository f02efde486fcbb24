import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Maps, as frames and by the Maps JavaScript API. */
export const googleMaps = {
  name: 'Google Maps',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  // Not all of google.com: a yes to maps is none to what else lies there.
  hosts: ['www.google.com/maps/', 'maps.google.com', 'maps.googleapis.com', 'maps.gstatic.com'],
  // The API gives `google.maps` to the page, and defines `<gmp-map>` and its like.
  marks: { elements: ['gmp-*'], globals: ['google'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'Google Maps er karttenesta til Google. Når eit kart blir lasta, får Google IP-adressa di.',
    nb: 'Google Maps er karttjenesten til Google. Når et kart lastes, får Google IP-adressen din.',
    en: 'Google Maps is Google’s map service. When a map loads, Google receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Google', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
