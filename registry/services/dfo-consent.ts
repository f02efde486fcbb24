import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';

const ownSource = {
  kind: 'documented',
  source: 'dfo-consent',
} as const;

const dfo = { name: 'DFØ', role: 'controller', provenance: ownSource } as const satisfies Recipient;

/** This library's own cookie: the answer, and nothing else. */
export const dfoConsent = {
  name: 'DFØ',
  title: { nn: 'Svaret ditt', nb: 'Svaret ditt', en: 'Your answer' },
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity: {
    justification: {
      nn: 'Lova krev at vi spør om samtykke og respekterer eit nei. Det går ikkje utan å lagre svaret. Informasjonskapselen inneheld dagen du svarte, og kva du har godteke og avslått, men ingen identifikator.',
      nb: 'Loven krever at vi spør om samtykke og respekterer et nei. Det går ikke uten å lagre svaret. Informasjonskapselen inneholder dagen du svarte, og hva du har godtatt og avslått, men ingen identifikator.',
      en: 'The law requires that we ask for consent and respect a no. That cannot be done without storing the answer. The cookie holds the day you answered and what you have accepted and rejected, but no identifier.',
    },
    assessedBy:
      'the library’s authors, after Designsystemet’s pattern «Spør brukerne om samtykke til å lagre informasjon»',
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
