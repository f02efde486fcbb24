/** What the settings add to the question in nynorsk, bokmål and English. */
import type { Text } from '../../registry/model.js';

export const withdrawExplanation = {
  nn: 'Det er like enkelt å trekkje tilbake samtykket som å gi det. Når du trekkjer det tilbake, stoppar vi det du hadde godteke, og slettar informasjonskapslane vi sjølve har lagra til det. Dei som andre har lagra, må du slette i nettlesaren.',
  nb: 'Det er like enkelt å trekke tilbake samtykket som å gi det. Når du trekker det tilbake, stopper vi det du hadde godtatt, og sletter informasjonskapslene vi selv har lagret til det. De som andre har lagret, må du slette i nettleseren.',
  en: 'Withdrawing consent is as easy as giving it. When you withdraw it, we stop what you had accepted and delete the cookies that we stored for it ourselves. Those that others have stored you must delete in your browser.',
} as const satisfies Text;

/** GDPR article 7(3), second sentence. */
export const beforeWithdrawal = {
  nn: 'Det vi har samla inn før du trekkjer tilbake samtykket, er framleis lovleg.',
  nb: 'Det vi har samlet inn før du trekker tilbake samtykket, er fortsatt lovlig.',
  en: 'What we have collected before you withdraw your consent remains lawful.',
} as const satisfies Text;

export const storedNow = {
  nn: 'Dette ligg lagra på eininga di no, så langt denne sida kan sjå:',
  nb: 'Dette ligger lagret på enheten din nå, så langt denne siden kan se:',
  en: 'This is stored on your device now, as far as this page can see:',
} as const satisfies Text;

export const storedNothing = {
  nn: 'Denne sida kan ikkje sjå at noko er lagra på eininga di no.',
  nb: 'Denne siden kan ikke se at noe er lagret på enheten din nå.',
  en: 'This page cannot see anything stored on your device now.',
} as const satisfies Text;

export const storedUnknown = {
  nn: 'ikkje i oversikta vår',
  nb: 'ikke i oversikten vår',
  en: 'not in our overview',
} as const satisfies Text;

export const currentUnanswered = {
  nn: 'Du har ikkje svart enno.',
  nb: 'Du har ikke svart ennå.',
  en: 'You have not answered yet.',
} as const satisfies Text;

export const validUntil = {
  nn: 'Du svarte {date}. Svaret gjeld til {until}, med mindre nettlesaren slettar det før.',
  nb: 'Du svarte {date}. Svaret gjelder til {until}, med mindre nettleseren sletter det før.',
  en: 'You answered on {date}. Your answer is valid until {until}, unless the browser deletes it earlier.',
} as const satisfies Text;

export const withdrawn = {
  nn: 'Du har trekt tilbake samtykket til {list}.',
  nb: 'Du har trukket tilbake samtykket til {list}.',
  en: 'You have withdrawn your consent to {list}.',
} as const satisfies Text;

export const deleted = {
  nn: 'Vi har sletta informasjonskapslane som vi sjølve hadde lagra til dette.',
  nb: 'Vi har slettet informasjonskapslene som vi selv hadde lagret til dette.',
  en: 'We have deleted the cookies that we had stored for this ourselves.',
} as const satisfies Text;

export const withdrawnThirdParty = {
  nn: 'Informasjonskapslar som {provider} kan ha lagra, må du slette sjølv i nettlesaren.',
  nb: 'Informasjonskapsler som {provider} kan ha lagret, må du slette selv i nettleseren.',
  en: 'Any cookies that {provider} has stored you must delete yourself in your browser.',
} as const satisfies Text;

/** What still lies on the device after a withdrawal, as far as the page can see. */
export const remains = {
  nn: 'Nettlesaren lèt oss ikkje slette {names} frå {provider}. Det må du gjere sjølv i nettlesaren.',
  nb: 'Nettleseren lar oss ikke slette {names} fra {provider}. Det må du gjøre selv i nettleseren.',
  en: 'Your browser does not let us delete {names} from {provider}. You must do that yourself in your browser.',
} as const satisfies Text;

export const notKept = {
  nn: 'Svaret ditt er ikkje lagra i nettlesaren, og gjeld berre så lenge denne sida er open.',
  nb: 'Svaret ditt er ikke lagret i nettleseren, og gjelder bare så lenge denne siden er åpen.',
  en: 'Your answer is not stored in your browser and only applies as long as this page is open.',
} as const satisfies Text;

/** Where another site shows the page in a frame: there a yes of one who may not have seen the question is not kept either. */
export const notKeptInFrame = {
  nn: 'Sida blir vist inne på ein annan nettstad. Der kan vi ikkje hugse valet ditt, og det gjeld berre så lenge denne sida er open.',
  nb: 'Siden vises inne på et annet nettsted. Der kan vi ikke huske valget ditt, og det gjelder bare så lenge denne siden er åpen.',
  en: 'This page is shown inside another website. We cannot remember your choice there. It only applies as long as this page is open.',
} as const satisfies Text;

export const storageBlocked = {
  nn: 'Nettlesaren din blokkerer lagring. Derfor kan vi ikkje hugse valet ditt, og det gjeld berre så lenge denne sida er open.',
  nb: 'Nettleseren din blokkerer lagring. Derfor kan vi ikke huske valget ditt, og det gjelder bare så lenge denne siden er åpen.',
  en: 'Your browser blocks storage, so we cannot remember your choice. It only applies as long as this page is open.',
} as const satisfies Text;

export const close = {
  nn: 'Lukk',
  nb: 'Lukk',
  en: 'Close',
} as const satisfies Text;

export const gpc = {
  nn: 'Nettlesaren din ber oss om å ikkje dele informasjon om deg (Global Privacy Control). Vi slår ikkje på noko valfritt utan at du sjølv godtek det.',
  nb: 'Nettleseren din ber oss om ikke å dele informasjon om deg (Global Privacy Control). Vi slår ikke på noe valgfritt uten at du selv godtar det.',
  en: 'Your browser asks us not to share information about you (Global Privacy Control). We do not turn on anything optional unless you accept it yourself.',
} as const satisfies Text;
