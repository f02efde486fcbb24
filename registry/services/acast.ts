import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { web } from '../provenance.js';

const acastAb = {
  name: 'Acast',
  role: 'controller',
  provenance: { kind: 'documented', source: 'acast.com/privacy: Acast AB is controller' },
} as const satisfies Recipient;

/** Podcasts. */
export const acast = {
  name: 'Acast',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'audio',
  hosts: ['*.acast.com'],
  collects: ['ip', 'device', 'playback'],
  description: {
    nn: 'Acast samlar inn aggregerte data når du spelar av eit lydklipp, og bruker IP-adressa di og brukaragenten for å identifisere eininga. Acast slettar dataa etter 30 dagar.',
    nb: 'Acast samler inn aggregerte data når du spiller av et lydklipp, og bruker IP-adressen din og brukeragenten for å identifisere enheten. Acast sletter dataene etter 30 dager.',
    en: 'Acast collects aggregated data when you play an audio clip and uses your IP address and user agent to identify the device. Acast deletes the data after 30 days.',
  },
  provenance: web,
  recipients: [acastAb],
  outsideEea: 'not-documented',
  items: [],
  issues: [
    {
      id: 'acast-cookies',
      text: {
        nn: 'Verken erklæringa eller Acast seier kva avspelaren lagrar på eininga.',
        nb: 'Verken erklæringen eller Acast sier hva avspilleren lagrer på enheten.',
        en: 'Neither the statement nor Acast says what the player stores on the device.',
      },
    },
    {
      id: 'acast-30-days',
      text: {
        nn: 'Erklæringa seier at Acast slettar dataa etter 30 dagar. Acast skriv sjølv at IP-adressa blir lagra kryptert i eitt år.',
        nb: 'Erklæringen sier at Acast sletter dataene etter 30 dager. Acast skriver selv at IP-adressen lagres kryptert i ett år.',
        en: 'The statement says that Acast deletes the data after 30 days. Acast itself writes that the IP address is kept encrypted for one year.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
