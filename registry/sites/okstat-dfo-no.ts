import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const okstatDfoNo = {
  title: 'OKstat.no',
  kind: 'website',
  hostnames: ['okstat.dfo.no', 'okstat.no', 'www.okstat.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: [],
  necessary: ['dfo-consent'],
  privacyUrl,
  issues: [
    {
      id: 'okstat-host',
      text: {
        nn: 'Erklæringa heiter «OKstat.no», men gjeld okstat.dfo.no. Begge vertsnamna er førte opp.',
        nb: 'Erklæringen heter «OKstat.no», men gjelder okstat.dfo.no. Begge vertsnavnene er ført opp.',
        en: 'The statement’s heading is “OKstat.no”, but it is about okstat.dfo.no. Both host names are listed.',
      },
    },
  ],
} as const satisfies DfoSite;
