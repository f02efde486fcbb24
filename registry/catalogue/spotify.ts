import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Music and podcasts. */
export const spotify = {
  name: 'Spotify',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'audio',
  hosts: ['*.spotify.com', '*.spotifycdn.com', '*.scdn.co'],
  collects: ['ip', 'device'],
  description: {
    nn: 'Spotify er ei strøymeteneste for musikk og podkastar. Når avspelaren blir lasta, får Spotify IP-adressa di.',
    nb: 'Spotify er en strømmetjeneste for musikk og podkaster. Når avspilleren lastes, får Spotify IP-adressen din.',
    en: 'Spotify is a streaming service for music and podcasts. When the player loads, Spotify receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Spotify', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
