import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const networks = {
  name: { nn: 'Faglege nettverk', nb: 'Faglige nettverk', en: 'Professional networks' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Medlemskap i eit fagleg nettverk, som er eit e-postabonnement.',
        nb: 'Medlemskap i et faglig nettverk, som er et e-postabonnement.',
        en: 'Membership of a professional network, which is an e-mail subscription.',
      },
      provenance: {
        ...web,
        quote:
          'Når du melder deg inn i eit fagleg nettverk, melder du deg i realiteten på eit e-postabonnement (sjå over), men for nettverka ber vi deg også oppgi',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'fornamn, etternamn, arbeidsstad og om du er i ei leiarstilling',
        nb: 'fornavn, etternavn, arbeidssted og om du er i en lederstilling',
        en: 'first name, surname, workplace and whether you hold a managerial position',
      },
      provenance: {
        ...web,
        quote: 'oppgi fornamn, etternamn, arbeidsstad og om du er i ei leiarstilling i registreringsskjemaet.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Opplysningane blir lagra; kor lenge er ikkje oppgitt.',
        nb: 'Opplysningene lagres; hvor lenge er ikke oppgitt.',
        en: 'The data is kept; how long is left unstated.',
      },
      provenance: { ...web, quote: 'Desse opplysningane blir lagra.' },
    },
  ],
  issues: [
    {
      id: 'networks-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge opplysningane om nettverka blir lagra, eller kven andre i nettverket som ser dei.',
        nb: 'Erklæringen sier ikke hvor lenge opplysningene om nettverkene lagres, eller hvem andre i nettverket som ser dem.',
        en: 'The statement does not say how long the data of the networks is kept, or who else in a network sees it.',
      },
    },
  ],
} as const satisfies DfoProcessing;
