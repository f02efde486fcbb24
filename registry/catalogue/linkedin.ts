import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/** Posts, as frames, and the plugins. */
export const linkedin = {
  name: 'LinkedIn',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  // Not all of licdn.com: the Insight Tag for advertisers lies on snap.licdn.com.
  hosts: ['www.linkedin.com/embed/', 'platform.linkedin.com', 'static.licdn.com', 'media.licdn.com'],
  // The plugins’ library gives it to the page.
  marks: { globals: ['IN'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'LinkedIn er eit sosialt medium for arbeidslivet. Når eit innlegg blir lasta, får LinkedIn IP-adressa di.',
    nb: 'LinkedIn er et sosialt medium for arbeidslivet. Når et innlegg lastes, får LinkedIn IP-adressen din.',
    en: 'LinkedIn is a social medium for working life. When a post loads, LinkedIn receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'LinkedIn', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
