import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { onlyInGeneral, roleUnsaid } from './unsaid.js';

/**
 * Posts and timelines from X, formerly Twitter, on the hosts of either name. Always with `data-dnt`: X says that what
 * is embedded is then not used for personalised suggestions and ads.
 */
export const x = {
  name: 'X',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  // Not static.ads-twitter.com, where the pixel for advertisers lies.
  hosts: ['platform.twitter.com', 'platform.x.com', 'syndication.twitter.com', '*.twimg.com'],
  // Not the share and follow buttons: without the library they are links.
  marks: { classes: ['twitter-tweet', 'twitter-timeline'], globals: ['twttr'] },
  collects: ['ip', 'device'],
  // docs.x.com, Embedded Post parameter reference: `dnt`.
  attributes: { 'data-dnt': 'true' },
  description: {
    nn: 'X, tidlegare Twitter, er eit sosialt medium. Når eit innlegg blir lasta, får X IP-adressa di.',
    nb: 'X, tidligere Twitter, er et sosialt medium. Når et innlegg lastes, får X IP-adressen din.',
    en: 'X, formerly Twitter, is a social medium. When a post loads, X receives your IP address.',
  },
  provenance: onlyInGeneral,
  recipients: [{ name: 'X', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
