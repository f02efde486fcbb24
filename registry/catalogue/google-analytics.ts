import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

const cookieUsage = {
  kind: 'documented',
  source:
    'Google: [GA4] Cookie usage on websites (developers.google.com/analytics/devguides/collection/ga4/cookie-usage)',
} as const;

const google = { name: 'Google', role: 'not-documented', provenance: roleUnsaid } as const;

/** Web statistics with the Google tag (gtag.js), Google Analytics 4. */
export const googleAnalytics = {
  name: 'Google Analytics',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  // The Google tag of Google Ads has the same address, so it waits with this one.
  hosts: ['www.googletagmanager.com/gtag/', '*.google-analytics.com', '*.analytics.google.com'],
  // The embed code makes both. No `queues`, for those must be there without it, and are Matomo’s alone.
  marks: { globals: ['dataLayer', 'gtag'] },
  description: {
    nn: 'Google Analytics lagar statistikk over korleis nettstaden blir brukt. Når verktøyet blir lasta, får Google IP-adressa di.',
    nb: 'Google Analytics lager statistikk over hvordan nettstedet brukes. Når verktøyet lastes, får Google IP-adressen din.',
    en: 'Google Analytics produces statistics about how the website is used. When the tool loads, Google receives your IP address.',
  },
  provenance: cookieUsage,
  recipients: [google],
  outsideEea: 'not-documented',
  items: [
    {
      name: '_ga',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Skil éin besøkande frå ein annan.',
        nb: 'Skiller én besøkende fra en annen.',
        en: 'Tells one visitor from another.',
      },
      lifetime: { n: 2, unit: 'years' },
      recipients: [google],
      provenance: cookieUsage,
    },
    {
      // _ga_<container-id>
      name: '_ga_',
      match: 'prefix',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Held styr på kva som høyrer til same besøk.',
        nb: 'Holder styr på hva som hører til samme besøk.',
        en: 'Keeps track of what belongs to the same visit.',
      },
      lifetime: { n: 2, unit: 'years' },
      recipients: [google],
      provenance: cookieUsage,
    },
  ],
  // What Universal Analytics may have left (developers.google.com/analytics/resources/concepts/gaConceptsCookies).
  alsoClears: ['_gid', '_gat', '_gac_'],
} as const satisfies Service<CataloguePurposeId>;
