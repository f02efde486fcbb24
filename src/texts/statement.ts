/** What the statement says beside the declaration of what lies on the device. `{name}` stands for a value. */
import type { Text } from '../../registry/model.js';

/** Heads of the terms, in the order in which they are told. */
export const heads = {
  roles: { nn: 'Ansvar', nb: 'Ansvar', en: 'Responsibility' },
  purposes: { nn: 'Formål', nb: 'Formål', en: 'Purposes' },
  legalBases: { nn: 'Behandlingsgrunnlag', nb: 'Behandlingsgrunnlag', en: 'Legal basis' },
  data: { nn: 'Opplysningar', nb: 'Opplysninger', en: 'Personal data' },
  sources: { nn: 'Kjelder', nb: 'Kilder', en: 'Sources' },
  recipients: { nn: 'Mottakarar', nb: 'Mottakere', en: 'Recipients' },
  retention: { nn: 'Lagringstid', nb: 'Lagringstid', en: 'Retention' },
  safeguards: { nn: 'Sikring', nb: 'Sikring', en: 'Safeguards' },
  rights: { nn: 'Rettar', nb: 'Rettigheter', en: 'Rights' },
  contacts: { nn: 'Kontakt', nb: 'Kontakt', en: 'Contact' },
} as const satisfies Record<string, Text>;

/** The article that a statement cites. */
export const article = {
  nn: '{basis} Personvernforordninga artikkel {article}.',
  nb: '{basis} Personvernforordningen artikkel {article}.',
  en: '{basis} GDPR Article {article}.',
} as const satisfies Text;

/** What is given only where it is needed or chosen. */
export const optional = {
  nn: '{data} (ved behov, eller frivillig)',
  nb: '{data} (ved behov, eller frivillig)',
  en: '{data} (where needed, or by choice)',
} as const satisfies Text;

export const toldOf = {
  nn: 'Gjeld {sites}.',
  nb: 'Gjelder {sites}.',
  en: 'Applies to {sites}.',
} as const satisfies Text;
