/** What the question says where there are several things to ask, in nynorsk, bokmål and English. */
import type { Text } from '../../registry/model.js';

export const title = {
  nn: 'Kva får vi bruke informasjonskapslar til?',
  nb: 'Hva får vi bruke informasjonskapsler til?',
  en: 'What may we use cookies for?',
} as const satisfies Text;

export const body = {
  nn: 'Du vel sjølv. Ingenting av dette blir lasta inn før du godtek det, og nettstaden verkar også om du avslår.',
  nb: 'Du velger selv. Ingenting av dette lastes inn før du godtar det, og nettstedet fungerer også hvis du avslår.',
  en: 'You decide. None of this is loaded until you accept it, and the website also works if you reject it.',
} as const satisfies Text;

export const save = {
  nn: 'Lagre val',
  nb: 'Lagre valg',
  en: 'Save choices',
} as const satisfies Text;

export const acceptAll = {
  nn: 'Godta alle',
  nb: 'Godta alle',
  en: 'Accept all',
} as const satisfies Text;

export const rejectAll = {
  nn: 'Avslå alle',
  nb: 'Avslå alle',
  en: 'Reject all',
} as const satisfies Text;

/** Label of an in-context permission in the settings. */
export const contentFrom = {
  nn: 'Innhald frå {provider}',
  nb: 'Innhold fra {provider}',
  en: 'Content from {provider}',
} as const satisfies Text;

/** Of a permission that ends with the page. */
export const onceOnly = {
  nn: 'Vist berre på denne sida, ikkje hugsa.',
  nb: 'Vist bare på denne siden, ikke husket.',
  en: 'Shown on this page only, not remembered.',
} as const satisfies Text;
