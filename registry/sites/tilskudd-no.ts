import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const tilskuddNo = {
  title: 'tilskudd.no',
  kind: 'website',
  hostnames: ['tilskudd.no', 'www.tilskudd.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: [],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
