import type { SiteContent } from '../model.js';

export const brukerDfoNo: SiteContent = {
  accent: 'blue',
  tagline: {
    nn: 'Éin profil for tenestene til DFØ',
    nb: 'Én profil for tjenestene til DFØ',
    en: 'One profile for DFØ’s services',
  },
  home: {
    title: { nn: 'Profilen din', nb: 'Profilen din', en: 'Your profile' },
    lead: {
      nn: 'Her ser du kva tenester du har tilgang til, og kan rette kontaktopplysningane dine.',
      nb: 'Her ser du hvilke tjenester du har tilgang til, og kan rette kontaktopplysningene dine.',
      en: 'See which services you have access to and correct your contact details.',
    },
    body: [
      {
        nn: 'Byter du arbeidsgivar, må den nye arbeidsgivaren gi deg tilgang på nytt. Profilen følgjer deg, men tilgangane gjer det ikkje.',
        nb: 'Bytter du arbeidsgiver, må den nye arbeidsgiveren gi deg tilgang på nytt. Profilen følger deg, men tilgangene gjør det ikke.',
        en: 'If you change employer, the new one must give you access again. The profile follows you; the access rights do not.',
      },
    ],
    table: {
      caption: {
        nn: 'Tenester du har tilgang til',
        nb: 'Tjenester du har tilgang til',
        en: 'Services you have access to',
      },
      head: [
        { nn: 'Teneste', nb: 'Tjeneste', en: 'Service' },
        { nn: 'Rolle', nb: 'Rolle', en: 'Role' },
      ],
      rows: [
        [
          { nn: 'Læringsplattforma', nb: 'Læringsplattformen', en: 'Learning platform' },
          { nn: 'Deltakar', nb: 'Deltaker', en: 'Participant' },
        ],
        ['Doffin', { nn: 'Oppdragsgivar', nb: 'Oppdragsgiver', en: 'Contracting authority' }],
      ],
    },
  },
  second: {
    title: { nn: 'Hjelp til innlogging', nb: 'Hjelp til innlogging', en: 'Help with logging in' },
    lead: {
      nn: 'Får du ikkje logga inn, er det oftast fordi e-postadressa er endra hos arbeidsgivaren.',
      nb: 'Får du ikke logget inn, er det oftest fordi e-postadressen er endret hos arbeidsgiveren.',
      en: 'If you cannot log in, the usual reason is that your e-mail address has changed at your employer.',
    },
    body: [
      {
        nn: 'Ta kontakt med den som administrerer brukarar i verksemda di. Dei kan rette adressa og sende deg ei ny lenkje.',
        nb: 'Ta kontakt med den som administrerer brukere i virksomheten din. De kan rette adressen og sende deg en ny lenke.',
        en: 'Contact the user administrator in your agency, who can correct the address and send you a new link.',
      },
    ],
  },
};
