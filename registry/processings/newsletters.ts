import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const newsletters = {
  name: {
    nn: 'Nyheitsbrev og andre e-postabonnement',
    nb: 'Nyhetsbrev og andre e-postabonnement',
    en: 'Newsletters and other e-mail subscriptions',
  },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Å sende deg informasjon som du abonnerer på frå oss.',
        nb: 'Å sende deg informasjon som du abonnerer på fra oss.',
        en: 'To send you the information you subscribe to.',
      },
      provenance: { ...web, quote: 'Det er mogleg å abonnere på ulike typar informasjon frå oss.' },
    },
    {
      text: {
        nn: 'Å betre innhaldet i e-postane.',
        nb: 'Å forbedre innholdet i e-postene.',
        en: 'To improve the content of the e-mails.',
      },
      provenance: {
        ...web,
        quote:
          'Desse opplysningane er nødvendige for at vi kontinuerleg kan jobbe med å betre innhaldet i e-postane vi sender ut.',
      },
    },
  ],
  data: [
    {
      text: { nn: 'e-postadressa di', nb: 'e-postadressen din', en: 'your e-mail address' },
      provenance: { ...web, quote: 'For å kunne sende deg den informasjonen du ønsker, lagrer vi e-postadressa di.' },
    },
    {
      text: {
        nn: 'bruken av abonnementet: kva for e-postar som kjem fram, kor mange som les dei, og kva for lenkjer som blir klikka på',
        nb: 'bruken av abonnementet: hvilke e-poster som kommer fram, hvor mange som leser dem, og hvilke lenker som klikkes på',
        en: 'use of the subscription: the e-mails that arrive, how many people read them, and the links that are clicked',
      },
      provenance: {
        ...web,
        quote:
          'Vi lagrar også informasjon om bruken av abonnementet ditt for å sjå kva for e-postar som kjem fram, kor mange som les dei, og kva for lenker som blir klikka på i e-postane.',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Opplysningane blir ikkje delte med andre.',
        nb: 'Opplysningene deles ikke med andre.',
        en: 'The data is not shared with others.',
      },
      provenance: { ...web, quote: 'Vi deler ikkje opplysningane med andre.' },
    },
  ],
  issues: [
    {
      id: 'newsletter-opens',
      text: {
        nn: 'Å sjå kven som les ein e-post gjennom bilete som blir henta, og kven som klikkar på lenkjer med kjennemerke, er tilgang til eininga (EDPB retningslinjer 2/2023, ekomlova § 3-15). Erklæringa nemner ikkje samtykke til det, og seier ikkje korleis det skjer eller kor lenge opplysningane blir lagra.',
        nb: 'Å se hvem som leser en e-post gjennom bilder som hentes, og hvem som klikker på lenker med kjennetegn, er tilgang til enheten (EDPB retningslinjer 2/2023, ekomloven § 3-15). Erklæringen nevner ikke samtykke til det, og sier ikke hvordan det skjer eller hvor lenge opplysningene lagres.',
        en: 'Seeing that an e-mail is read by pictures it fetches, or clicked by marked links, is access to the device (EDPB Guidelines 2/2023, section 3-15 of the Electronic Communications Act). The statement mentions no consent to it, and does not say how it is done or how long the data is kept.',
      },
    },
  ],
} as const satisfies DfoProcessing;
