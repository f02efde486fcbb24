import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';

const ownSource = {
  kind: 'documented',
  source: 'dfo-consent, src/page/answer-cookie.ts',
} as const;

const dfo = { name: 'DFØ', role: 'controller', provenance: ownSource } as const satisfies Recipient;

/** This library's own cookie: the answer, and nothing else. */
export const dfoConsent = {
  name: 'DFØ',
  title: { nn: 'Svaret ditt', nb: 'Svaret ditt', en: 'Your answer' },
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity: {
    justification:
      'The law requires that consent is asked for and that a refusal is respected; that cannot be done without storing the answer. Designsystemet’s consent pattern (2026) states the same after dialogue with Datatilsynet and Nkom. The cookie holds the day, what was accepted and what was refused; no identifier.',
    assessedBy: 'the library’s authors, after Designsystemet’s pattern «Spør brukerne om samtykke til å lagre informasjon»',
    date: '2026-11-22',
  },
  delivery: 'own',
  description: {
    nn: 'Svaret ditt på spørsmåla om lagring. Det blir lagra først når du har svart.',
    nb: 'Svaret ditt på spørsmålene om lagring. Det lagres først når du har svart.',
    en: 'Your answer to the questions about storage. It is stored only once you have answered.',
  },
  provenance: ownSource,
  recipients: [dfo],
  outsideEea: { value: false, provenance: ownSource },
  items: [
    {
      name: 'dfo-consent',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Hugsar kva du har svart om informasjonskapslar, slik at vi slepp å spørje på kvar side.',
        nb: 'Husker hva du har svart om informasjonskapsler, slik at vi slipper å spørre på hver side.',
        en: 'Remembers your answer about cookies so that we do not have to ask on every page.',
      },
      lifetime: { n: 180, unit: 'days' },
      recipients: [dfo],
      provenance: ownSource,
    },
  ],
} as const satisfies Service<DfoPurposeId>;
