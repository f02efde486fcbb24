import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { notFound, roleUnsaid } from './unsaid.js';

/** Posts and profiles. */
export const instagram = {
  name: 'Instagram',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.instagram.com', '*.cdninstagram.com'],
  marks: { attributes: ['data-instgrm-permalink'], classes: ['instagram-media'], globals: ['instgrm'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'Instagram er eit sosialt medium frå Meta. Når eit innlegg blir lasta, får Meta IP-adressa di.',
    nb: 'Instagram er et sosialt medium fra Meta. Når et innlegg lastes, får Meta IP-adressen din.',
    en: 'Instagram is a social medium from Meta. When a post loads, Meta receives your IP address.',
  },
  provenance: notFound,
  recipients: [{ name: 'Meta', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
