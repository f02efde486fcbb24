import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

/** Login and profile page: the statement declares nothing on the device. */
export const brukerDfoNo = {
  title: 'Felles brukarhandtering',
  kind: 'website',
  hostnames: ['bruker.dfo.no'],
  provenance: web,
  banner: [],
  inContext: [],
  necessary: [],
  privacyUrl,
  issues: [
    {
      id: 'bruker-session',
      text: {
        nn: 'Erklæringa seier at ein loggar seg inn på bruker.dfo.no, men nemner ingen informasjonskapsel som held på økta. Det er uvanleg, og må undersøkjast.',
        nb: 'Erklæringen sier at man logger seg inn på bruker.dfo.no, men nevner ingen informasjonskapsel som holder på økten. Det er uvanlig, og må undersøkes.',
        en: 'The statement says that users log in to bruker.dfo.no but names no cookie that keeps the session. That is unusual and must be looked into.',
      },
    },
  ],
} as const satisfies DfoSite;
