import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

/**
 * Web statistics from plausible.io. A Plausible on a host of the organisation’s own is told with `hosts` (`--host
 * plausible=…`), and gets the IP address in the place of the provider.
 */
export const plausible = {
  name: 'Plausible',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: ['plausible.io'],
  // The embed code makes it, and the page’s own scripts call it.
  marks: { globals: ['plausible'] },
  description: {
    nn: 'Plausible lagar statistikk over korleis nettstaden blir brukt. Når verktøyet blir lasta, får Plausible IP-adressa di. Plausible skriv at verktøyet ikkje bruker informasjonskapslar.',
    nb: 'Plausible lager statistikk over hvordan nettstedet brukes. Når verktøyet lastes, får Plausible IP-adressen din. Plausible skriver at verktøyet ikke bruker informasjonskapsler.',
    en: 'Plausible produces statistics about how the website is used. When the tool loads, Plausible receives your IP address. Plausible writes that the tool does not use cookies.',
  },
  provenance: { kind: 'documented', source: 'Plausible: Data policy (plausible.io/data-policy)', date: '2021-04-23' },
  recipients: [{ name: 'Plausible', role: 'not-documented', provenance: roleUnsaid }],
  // Of plausible.io.
  outsideEea: {
    value: false,
    provenance: { kind: 'documented', source: 'plausible/analytics README.md: «Made and hosted in the EU»' },
  },
  items: [],
} as const satisfies Service<CataloguePurposeId>;
