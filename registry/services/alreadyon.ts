import type { Service } from '../model.js';
import { web } from '../provenance.js';

/** Registration for courses and events, on the provider's own pages. */
export const alreadyon = {
  name: 'AlreadyOn AS',
  delivery: 'linked',
  description: {
    nn: 'AlreadyOn AS er leverandør av påmeldingsløysinga for kurs og arrangement.',
    nb: 'AlreadyOn AS er leverandør av påmeldingsløsningen for kurs og arrangementer.',
    en: 'AlreadyOn AS provides the registration system for courses and events.',
  },
  provenance: web,
  recipients: [{ name: 'AlreadyOn AS', role: 'not-documented', provenance: web }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service;
