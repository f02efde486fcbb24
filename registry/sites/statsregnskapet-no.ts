import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const statsregnskapetNo = {
  title: 'statsregnskapet.no',
  kind: 'website',
  hostnames: ['statsregnskapet.no', 'www.statsregnskapet.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: ['qlik'],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
