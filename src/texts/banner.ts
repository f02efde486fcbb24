/**
 * What the banner and the settings say in nynorsk, bokmål and English. Each text is an export of its own, so that a bundle holds
 * only what it shows. `{name}` stands for a value. nb and en follow Designsystemet’s pattern; nn is our own translation.
 */
import type { Text } from '../../registry/model.js';

export const noConsequence = {
  nn: 'Nettstaden verkar som normalt også om du svarer nei.',
  nb: 'Nettstedet fungerer som normalt også hvis du svarer nei.',
  en: 'The website works as usual even if you answer no.',
} satisfies Text;

export const yes = {
  nn: 'Ja',
  nb: 'Ja',
  en: 'Yes',
} satisfies Text;

export const no = {
  nn: 'Nei',
  nb: 'Nei',
  en: 'No',
} satisfies Text;

export const title = {
  nn: 'Kva får vi bruke informasjonskapslar til?',
  nb: 'Hva får vi bruke informasjonskapsler til?',
  en: 'What may we use cookies for?',
} satisfies Text;

export const body = {
  nn: 'Du vel sjølv. Ingenting av dette blir lasta inn før du godtek det, og nettstaden verkar også om du avslår.',
  nb: 'Du velger selv. Ingenting av dette lastes inn før du godtar det, og nettstedet fungerer også hvis du avslår.',
  en: 'You decide. None of this is loaded until you accept it, and the website also works if you reject it.',
} satisfies Text;

export const save = {
  nn: 'Lagre val',
  nb: 'Lagre valg',
  en: 'Save choices',
} satisfies Text;

export const acceptAll = {
  nn: 'Godta alle',
  nb: 'Godta alle',
  en: 'Accept all',
} satisfies Text;

export const rejectAll = {
  nn: 'Avslå alle',
  nb: 'Avslå alle',
  en: 'Reject all',
} satisfies Text;

export const changeAnytime = {
  nn: 'Du kan når som helst endre valet ditt nedst på sida.',
  nb: 'Du kan når som helst endre valget ditt nederst på siden.',
  en: 'You can change your choice at any time at the bottom of the page.',
} satisfies Text;

export const moreLink = {
  nn: 'Meir om kva vi lagrar, og kvifor',
  nb: 'Mer om hva vi lagrer, og hvorfor',
  en: 'More about what we store, and why',
} satisfies Text;

export const necessaryLink = {
  nn: 'Vi lagrar også nødvendig informasjon',
  nb: 'Vi lagrer også nødvendig informasjon',
  en: 'We also store necessary information',
} satisfies Text;

export const necessaryRest = {
  nn: 'som ikkje kan veljast bort. Det gjer at nettstaden verkar og er trygg.',
  nb: 'som ikke kan velges bort. Det gjør at nettstedet fungerer og er trygt.',
  en: 'that cannot be opted out of. It makes the website work and keeps it secure.',
} satisfies Text;

export const versionChanged = {
  nn: 'Vi har endra kva for informasjonskapslar vi bruker. Derfor spør vi deg på nytt.',
  nb: 'Vi har endret hvilke informasjonskapsler vi bruker. Derfor spør vi deg på nytt.',
  en: 'We have changed which cookies we use, so we are asking you again.',
} satisfies Text;

/** What is new since the last answer. */
export const news = {
  nn: 'Nytt no: {list}.',
  nb: 'Nytt nå: {list}.',
  en: 'New now: {list}.',
} satisfies Text;

export const expired = {
  nn: 'Det er meir enn {days} dagar sidan du svarte sist. Derfor spør vi deg på nytt.',
  nb: 'Det er mer enn {days} dager siden du svarte sist. Derfor spør vi deg på nytt.',
  en: 'It is more than {days} days since you last answered, so we are asking you again.',
} satisfies Text;

export const invalid = {
  nn: 'Vi fann ikkje eit gyldig svar frå deg. Derfor spør vi deg på nytt.',
  nb: 'Vi fant ikke et gyldig svar fra deg. Derfor spør vi deg på nytt.',
  en: 'We did not find a valid answer from you, so we are asking you again.',
} satisfies Text;

export const onlyNecessary = {
  nn: 'Vi lagrar berre nødvendig informasjon på {site}. Derfor treng vi ikkje samtykke frå deg.',
  nb: 'Vi lagrer bare nødvendig informasjon på {site}. Derfor trenger vi ikke samtykke fra deg.',
  en: 'We only store necessary information on {site}, so we do not need your consent.',
} satisfies Text;

export const change = {
  nn: 'Endre kva informasjon vi kan lagre',
  nb: 'Endre hvilken informasjon vi kan lagre',
  en: 'Change what information we can store',
} satisfies Text;

export const close = {
  nn: 'Lukk',
  nb: 'Lukk',
  en: 'Close',
} satisfies Text;

export const hideMessage = {
  nn: 'Skjul meldinga',
  nb: 'Skjul meldingen',
  en: 'Hide this message',
} satisfies Text;

export const acceptedAll = {
  nn: 'Valet ditt er lagra. Du har godteke alle valfrie informasjonskapslar.',
  nb: 'Valget ditt er lagret. Du har godtatt alle valgfrie informasjonskapsler.',
  en: 'Your choice has been saved. You have accepted all optional cookies.',
} satisfies Text;

export const rejectedAll = {
  nn: 'Valet ditt er lagra. Du har avslått alle valfrie informasjonskapslar.',
  nb: 'Valget ditt er lagret. Du har avslått alle valgfrie informasjonskapsler.',
  en: 'Your choice has been saved. You have rejected all optional cookies.',
} satisfies Text;

export const acceptedSome = {
  nn: 'Valet ditt er lagra. Du har godteke {list}.',
  nb: 'Valget ditt er lagret. Du har godtatt {list}.',
  en: 'Your choice has been saved. You have accepted {list}.',
} satisfies Text;

/** Something optional is still accepted, so «all» would be untrue. */
export const rejectedSome = {
  nn: 'Valet ditt er lagra. Du har avslått {list}.',
  nb: 'Valget ditt er lagret. Du har avslått {list}.',
  en: 'Your choice has been saved. You have rejected {list}.',
} satisfies Text;

export const withdrawn = {
  nn: 'Du har trekt tilbake samtykket. Vi har sletta dei informasjonskapslane vi kan slette.',
  nb: 'Du har trukket tilbake samtykket. Vi har slettet de informasjonskapslene vi kan slette.',
  en: 'You have withdrawn your consent. We have deleted the cookies that we are able to delete.',
} satisfies Text;

export const withdrawnThirdParty = {
  nn: 'Informasjonskapslar frå {provider} må du slette sjølv i nettlesaren.',
  nb: 'Informasjonskapsler fra {provider} må du slette selv i nettleseren.',
  en: 'You must delete cookies from {provider} yourself in your browser.',
} satisfies Text;

export const storageBlocked = {
  nn: 'Nettlesaren din blokkerer lagring. Derfor kan vi ikkje hugse valet ditt, og det gjeld berre så lenge denne sida er open.',
  nb: 'Nettleseren din blokkerer lagring. Derfor kan vi ikke huske valget ditt, og det gjelder bare så lenge denne siden er åpen.',
  en: 'Your browser blocks storage, so we cannot remember your choice. It only applies as long as this page is open.',
} satisfies Text;

export const gpc = {
  nn: 'Nettlesaren din ber oss om å ikkje dele informasjon om deg (Global Privacy Control). Derfor har vi ikkje slått på noko valfritt.',
  nb: 'Nettleseren din ber oss om ikke å dele informasjon om deg (Global Privacy Control). Derfor har vi ikke slått på noe valgfritt.',
  en: 'Your browser asks us not to share information about you (Global Privacy Control), so we have not turned on anything optional.',
} satisfies Text;

/** Label of an in-context permission in the settings. */
export const contentFrom = {
  nn: 'Innhald frå {provider}',
  nb: 'Innhold fra {provider}',
  en: 'Content from {provider}',
} satisfies Text;
