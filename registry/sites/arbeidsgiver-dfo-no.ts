import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

export const arbeidsgiverDfoNo = {
  title: 'Statens arbeidsgiverportal',
  kind: 'website',
  hostnames: ['arbeidsgiver.dfo.no'],
  provenance: web,
  banner: ['matomo'],
  inContext: ['tableau-public'],
  necessary: ['dfo-consent'],
  privacyUrl,
  issues: [
    {
      id: 'arbeidsgiver-name',
      text: {
        nn: 'Erklæringa skriv både «Statens arbeidsgiverportal» og «Statens arbeidsgivarportal».',
        nb: 'Erklæringen skriver både «Statens arbeidsgiverportal» og «Statens arbeidsgivarportal».',
        en: 'The statement writes both “Statens arbeidsgiverportal” and “Statens arbeidsgivarportal”.',
      },
    },
  ],
} as const satisfies DfoSite;
