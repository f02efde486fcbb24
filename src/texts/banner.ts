/**
 * What the banner and the settings say in nynorsk, bokmål and English. Each text is an export of its own, so that a bundle holds
 * only what it shows. `{name}` stands for a value. nb and en follow Designsystemet’s pattern; nn is our own translation.
 */
import type { Text } from '../../registry/model.js';

export const noConsequence = {
  nn: 'Nettstaden verkar også om du svarer nei.',
  nb: 'Nettstedet fungerer også hvis du svarer nei.',
  en: 'The website also works if you answer no.',
} as const satisfies Text;

export const yes = {
  nn: 'Ja',
  nb: 'Ja',
  en: 'Yes',
} as const satisfies Text;

export const no = {
  nn: 'Nei',
  nb: 'Nei',
  en: 'No',
} as const satisfies Text;

export const changeAnytime = {
  nn: 'Du kan alltid endre valet nedst på sida.',
  nb: 'Du kan alltid endre valget nederst på siden.',
  en: 'You can always change this at the bottom of the page.',
} as const satisfies Text;

/** Websites that share their answer (R30). */
export const sharedWith = {
  nn: 'Svaret ditt gjeld også for {list}.',
  nb: 'Svaret ditt gjelder også for {list}.',
  en: 'Your answer also applies to {list}.',
} as const satisfies Text;

export const moreLink = {
  nn: 'Meir om kva vi lagrar',
  nb: 'Mer om hva vi lagrer',
  en: 'More about what we store',
} as const satisfies Text;

export const necessaryLink = {
  nn: 'Vi lagrar også nødvendig informasjon',
  nb: 'Vi lagrer også nødvendig informasjon',
  en: 'We also store necessary information',
} as const satisfies Text;

export const necessaryRest = {
  nn: 'som ikkje kan veljast bort.',
  nb: 'som ikke kan velges bort.',
  en: 'that cannot be opted out of.',
} as const satisfies Text;

export const onlyNecessary = {
  nn: 'Vi lagrar berre nødvendig informasjon på {site}. Derfor treng vi ikkje samtykke frå deg.',
  nb: 'Vi lagrer bare nødvendig informasjon på {site}. Derfor trenger vi ikke samtykke fra deg.',
  en: 'We only store necessary information on {site}, so we do not need your consent.',
} as const satisfies Text;

export const change = {
  nn: 'Endre kva informasjon vi kan lagre',
  nb: 'Endre hvilken informasjon vi kan lagre',
  en: 'Change what information we can store',
} as const satisfies Text;

export const hideMessage = {
  nn: 'Skjul meldinga',
  nb: 'Skjul meldingen',
  en: 'Hide this message',
} as const satisfies Text;

export const saved = {
  nn: 'Valet ditt er lagra.',
  nb: 'Valget ditt er lagret.',
  en: 'Your choice has been saved.',
} as const satisfies Text;

export const acceptedAll = {
  nn: 'Du har godteke alle valfrie informasjonskapslar.',
  nb: 'Du har godtatt alle valgfrie informasjonskapsler.',
  en: 'You have accepted all optional cookies.',
} as const satisfies Text;

export const rejectedAll = {
  nn: 'Du har avslått alle valfrie informasjonskapslar.',
  nb: 'Du har avslått alle valgfrie informasjonskapsler.',
  en: 'You have rejected all optional cookies.',
} as const satisfies Text;

export const accepted = {
  nn: 'Du har godteke {list}.',
  nb: 'Du har godtatt {list}.',
  en: 'You have accepted {list}.',
} as const satisfies Text;

/** Something optional is still accepted, so «all» would be untrue. */
export const rejected = {
  nn: 'Du har avslått {list}.',
  nb: 'Du har avslått {list}.',
  en: 'You have rejected {list}.',
} as const satisfies Text;
