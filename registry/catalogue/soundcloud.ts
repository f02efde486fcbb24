import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Music and other sound. */
export const soundcloud = {
  name: 'SoundCloud',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'audio',
  hosts: ['*.soundcloud.com', '*.sndcdn.com'],
  // The Widget API (`w.soundcloud.com/player/api.js`) gives it to the page.
  marks: { globals: ['SC'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'SoundCloud er ei strøymeteneste for musikk og anna lyd. Når avspelaren blir lasta, får SoundCloud IP-adressa di.',
    nb: 'SoundCloud er en strømmetjeneste for musikk og annen lyd. Når avspilleren lastes, får SoundCloud IP-adressen din.',
    en: 'SoundCloud is a streaming service for music and other sound. When the player loads, SoundCloud receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'SoundCloud', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
