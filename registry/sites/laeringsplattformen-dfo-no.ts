import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const laeringsplattformenDfoNo = {
  title: 'Læringsplattformen',
  kind: 'website',
  hostnames: ['laeringsplattformen.dfo.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: [],
  necessary: ['dfo-consent'],
  privacyUrl,
} as const satisfies DfoSite;
