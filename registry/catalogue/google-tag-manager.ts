import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

/**
 * Loads whatever somebody has put into its container. What that is, and what it stores, each site must tell, as
 * services of their own.
 */
export const googleTagManager = {
  name: 'Google Tag Manager',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  // With their paths: the Google tag of Analytics comes from the same host.
  hosts: ['www.googletagmanager.com/gtm.js', 'www.googletagmanager.com/ns.html'],
  // The embed code makes the queue. No `queues`, for those must be there without it, and are Matomo’s alone.
  marks: { globals: ['dataLayer', 'google_tag_manager'] },
  description: {
    nn: 'Google Tag Manager lastar andre verktøy som nettstaden har valt. Når verktøyet blir lasta, får Google IP-adressa di.',
    nb: 'Google Tag Manager laster andre verktøy som nettstedet har valgt. Når verktøyet lastes, får Google IP-adressen din.',
    en: 'Google Tag Manager loads other tools that the website has chosen. When the tool loads, Google receives your IP address.',
  },
  provenance: {
    kind: 'assumed',
    why: {
      nn: 'det som blir lagra, kjem an på kva nettstaden har lagt inn i verktøyet. Det er ikkje funne dokumentasjon på kva verktøyet sjølv lagrar.',
      nb: 'det som lagres, kommer an på hva nettstedet har lagt inn i verktøyet. Det er ikke funnet dokumentasjon på hva verktøyet selv lagrer.',
      en: 'what is stored depends on what the website has put into the tool. No documentation was found of what the tool itself stores.',
    },
  },
  recipients: [{ name: 'Google', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
