import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const anskaffelserNo = {
  title: 'anskaffelser.no',
  kind: 'website',
  hostnames: ['anskaffelser.no', 'www.anskaffelser.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: ['tableau-public'],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
