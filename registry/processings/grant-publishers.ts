import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const grantPublishers = {
  name: {
    nn: 'Publiseringsløysing for tilskotsforvaltarar',
    nb: 'Publiseringsløsning for tilskuddsforvaltere',
    en: 'Publishing for grant administrators',
  },
  statement: 'web',
  sites: ['tilskudd.no'],
  purposes: [
    {
      text: {
        nn: 'Oversikt over kven som publiserer tilskot, og kva for endringar dei gjer.',
        nb: 'Oversikt over hvem som publiserer tilskudd, og hvilke endringer de gjør.',
        en: 'An overview of the people who publish grants and the changes they make.',
      },
      provenance: {
        ...web,
        quote:
          'Vi brukar denne informasjonen til å ha oversikt over kven som publiserer tilskot i løysinga og kva for endringar som blir gjort.',
      },
    },
    {
      text: {
        nn: 'Varsel til tilskotsforvaltaren om viktige oppgåver og viktig informasjon.',
        nb: 'Varsler til tilskuddsforvalteren om viktige oppgaver og viktig informasjon.',
        en: 'Notices to the grant administrator about important tasks and information.',
      },
      provenance: {
        ...web,
        quote:
          'I tillegg brukar vi e-postadressa til varslingar til tilskotsforvaltar om viktige oppgåver og informasjon.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'namn og e-postadresse frå verksemda',
        nb: 'navn og e-postadresse fra virksomheten',
        en: 'name and e-mail address at the enterprise',
      },
      provenance: {
        ...web,
        quote:
          'Når du har fått tilgang i Altinn og loggar på tenesta, må du registrere deg i tilskudd.no med namn og e-postadresse frå verksemda di.',
      },
    },
  ],
  sources: [
    {
      text: {
        nn: 'Verksemda du arbeider i, gir deg tilgang i Altinn.',
        nb: 'Virksomheten du arbeider i, gir deg tilgang i Altinn.',
        en: 'The enterprise you work for gives you access in Altinn.',
      },
      provenance: {
        ...web,
        quote:
          'Tilskotsforvaltarar får tilgang til å publisere tilskot i løysinga ved at verksemda du jobbar i, gir deg tilgang i Altinn.',
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
      id: 'tilskudd-publishers-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge opplysningane om tilskotsforvaltarar blir lagra.',
        nb: 'Erklæringen sier ikke hvor lenge opplysningene om tilskuddsforvaltere lagres.',
        en: 'The statement does not say how long data about grant administrators is kept.',
      },
    },
  ],
} as const satisfies DfoProcessing;
