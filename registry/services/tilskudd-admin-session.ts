import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { web } from '../provenance.js';

const dfo = {
  name: 'DFØ',
  role: 'controller',
  provenance: { ...web, quote: 'Her har DFØ rolla som behandlingsansvarleg.' },
} as const satisfies Recipient;

const keepsSession = {
  nn: 'Held på økta etter innlogging.',
  nb: 'Holder på økten etter innlogging.',
  en: 'Keeps the session alive after login.',
} as const;

/** Login of grant administrators. Never touched or deleted by this library. */
export const tilskuddAdminSession = {
  name: 'DFØ',
  title: { nn: 'Innlogging', nb: 'Innlogging', en: 'Login' },
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity: {
    justification: {
      nn: 'Utan dtc og _dtx blir den som har logga inn, ikkje kjend att på neste side. Å halde på økta er det brukaren ber om ved å logge inn.',
      nb: 'Uten dtc og _dtx blir den som har logget inn, ikke gjenkjent på neste side. Å holde på økten er det brukeren ber om ved å logge inn.',
      en: 'Without dtc and _dtx a person who has logged in is not recognised on the next page. Keeping the session is what the person asks for by logging in.',
    },
    assessedBy: 'the registry’s authors, from the statement; to be confirmed by DFØ’s data protection officer',
    date: '2026-11-22',
  },
  delivery: 'own',
  description: {
    nn: 'Informasjonskapslar som blir brukte for å halde på økta etter innlogging på {site}.',
    nb: 'Informasjonskapsler som brukes for å holde på økten etter innlogging på {site}.',
    en: 'Cookies that keep the session alive after login to {site}.',
  },
  provenance: web,
  recipients: [dfo],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'dtc',
      kind: 'cookie',
      host: 'site',
      purpose: keepsSession,
      lifetime: 'not-documented',
      recipients: [dfo],
      provenance: { ...web, quote: 'for å halde på økta etter innlogging (desse heiter dtc og _dtx)' },
    },
    {
      name: '_dtx',
      kind: 'cookie',
      host: 'site',
      purpose: keepsSession,
      lifetime: 'not-documented',
      recipients: [dfo],
      provenance: { ...web, quote: 'for å halde på økta etter innlogging (desse heiter dtc og _dtx)' },
    },
  ],
  issues: [
    {
      id: 'tilskudd-admin-product',
      text: {
        nn: 'Kva for eit produkt som set dtc og _dtx, og kor lenge dei lever, er ikkje dokumentert.',
        nb: 'Hvilket produkt som setter dtc og _dtx, og hvor lenge de lever, er ikke dokumentert.',
        en: 'Which product sets dtc and _dtx, and how long they live, is not documented.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
