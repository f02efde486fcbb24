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
