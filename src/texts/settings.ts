/** What the settings add to the question in nynorsk, bokmål and English. */
import type { Text } from '../../registry/model.js';

export const withdrawExplanation = {
  nn: 'Det er like enkelt å trekke tilbake samtykket som å gi det. Når du trekker det tilbake, sluttar vi å samle inn informasjon, og vi slettar dei informasjonskapslane vi sjølve har lagra.',
  nb: 'Det er like enkelt å trekke tilbake samtykket som å gi det. Når du trekker det tilbake, slutter vi å samle inn informasjon, og vi sletter de informasjonskapslene vi selv har lagret.',
  en: 'Withdrawing consent is as easy as giving it. When you withdraw it, we stop collecting information and delete the cookies that we have stored ourselves.',
} satisfies Text;

export const beforeWithdrawal = {
  nn: 'Det vi samla inn før du trekte tilbake samtykket, var likevel lovleg.',
  nb: 'Det vi samlet inn før du trakk tilbake samtykket, var likevel lovlig.',
  en: 'What we collected before you withdrew your consent was still lawful.',
} satisfies Text;

export const storedNow = {
  nn: 'Dette ligg lagra på eininga di no, så langt denne sida kan sjå:',
  nb: 'Dette ligger lagret på enheten din nå, så langt denne siden kan se:',
  en: 'This is stored on your device now, as far as this page can see:',
} satisfies Text;

export const storedNothing = {
  nn: 'Denne sida kan ikkje sjå at noko er lagra på eininga di no.',
  nb: 'Denne siden kan ikke se at noe er lagret på enheten din nå.',
  en: 'This page cannot see anything stored on your device now.',
} satisfies Text;

export const storedUnknown = {
  nn: 'ikkje i oversikta vår',
  nb: 'ikke i oversikten vår',
  en: 'not in our overview',
} satisfies Text;

export const currentAccepted = {
  nn: 'Du har godteke {list}.',
  nb: 'Du har godtatt {list}.',
  en: 'You have accepted {list}.',
} satisfies Text;

export const currentRejected = {
  nn: 'Du har avslått alle valfrie informasjonskapslar.',
  nb: 'Du har avslått alle valgfrie informasjonskapsler.',
  en: 'You have rejected all optional cookies.',
} satisfies Text;

export const currentUnanswered = {
  nn: 'Du har ikkje svart enno.',
  nb: 'Du har ikke svart ennå.',
  en: 'You have not answered yet.',
} satisfies Text;

export const currentRejectedSome = {
  nn: 'Du har avslått {list}.',
  nb: 'Du har avslått {list}.',
  en: 'You have rejected {list}.',
} satisfies Text;

export const validUntil = {
  nn: 'Du svarte {date}. Svaret gjeld til {until}.',
  nb: 'Du svarte {date}. Svaret gjelder til {until}.',
  en: 'You answered on {date}. Your answer is valid until {until}.',
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

export const close = {
  nn: 'Lukk',
  nb: 'Lukk',
  en: 'Close',
} satisfies Text;

export const gpc = {
  nn: 'Nettlesaren din ber oss om å ikkje dele informasjon om deg (Global Privacy Control). Derfor har vi ikkje slått på noko valfritt.',
  nb: 'Nettleseren din ber oss om ikke å dele informasjon om deg (Global Privacy Control). Derfor har vi ikke slått på noe valgfritt.',
  en: 'Your browser asks us not to share information about you (Global Privacy Control), so we have not turned on anything optional.',
} satisfies Text;
