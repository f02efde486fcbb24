import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Posts, pages and videos, as frames and by the JavaScript SDK. */
export const facebook = {
  name: 'Facebook',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  // The Meta pixel lies on connect.facebook.net too, under every language: it waits as well, and the same yes lets it
  // through.
  hosts: ['*.facebook.com', '*.facebook.net', '*.fbcdn.net'],
  // Not the share and like buttons: they are nothing without the SDK, which waits anyway.
  marks: { classes: ['fb-page', 'fb-post', 'fb-video', 'fb-comments'], globals: ['FB'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'Facebook er eit sosialt medium frå Meta. Når eit innlegg blir lasta, får Meta IP-adressa di.',
    nb: 'Facebook er et sosialt medium fra Meta. Når et innlegg lastes, får Meta IP-adressen din.',
    en: 'Facebook is a social medium from Meta. When a post loads, Meta receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'Meta', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
