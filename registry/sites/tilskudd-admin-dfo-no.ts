import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

/** Only the login cookies, so nothing is asked. */
export const tilskuddAdminDfoNo = {
  title: 'tilskudd-admin.dfo.no',
  kind: 'website',
  hostnames: ['tilskudd-admin.dfo.no'],
  provenance: web,
  banner: [],
  inContext: [],
  necessary: ['tilskudd-admin-session'],
  privacyUrl,
} as const satisfies DfoSite;
