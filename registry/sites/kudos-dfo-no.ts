import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const kudosDfoNo = {
  title: 'Kudos',
  kind: 'website',
  hostnames: ['kudos.dfo.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: [],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
