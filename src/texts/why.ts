/** Why a visitor who has answered is asked again. */
import type { Text } from '../../registry/model.js';

export const versionChanged = {
  nn: 'Vi har endra kva for informasjonskapslar vi bruker. Derfor spør vi deg på nytt. Nytt no: {list}.',
  nb: 'Vi har endret hvilke informasjonskapsler vi bruker. Derfor spør vi deg på nytt. Nytt nå: {list}.',
  en: 'We have changed which cookies we use, so we are asking you again. New now: {list}.',
} as const satisfies Text;

export const expired = {
  nn: 'Det er meir enn {days} dagar sidan du svarte sist. Derfor spør vi deg på nytt.',
  nb: 'Det er mer enn {days} dager siden du svarte sist. Derfor spør vi deg på nytt.',
  en: 'It is more than {days} days since you last answered, so we are asking you again.',
} as const satisfies Text;

export const invalid = {
  nn: 'Vi fann ikkje eit gyldig svar frå deg. Derfor spør vi deg på nytt.',
  nb: 'Vi fant ikke et gyldig svar fra deg. Derfor spør vi deg på nytt.',
  en: 'We did not find a valid answer from you, so we are asking you again.',
} as const satisfies Text;
