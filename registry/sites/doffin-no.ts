import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const doffinNo = {
  title: 'Doffin',
  kind: 'website',
  hostnames: ['doffin.no', 'www.doffin.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: [],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
