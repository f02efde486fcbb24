import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const userManagement = {
  name: { nn: 'Felles brukarhandtering', nb: 'Felles brukerhåndtering', en: 'Shared user management' },
  statement: 'web',
  sites: ['arbeidsgiver.dfo.no', 'bruker.dfo.no'],
  purposes: [
    {
      text: {
        nn: 'Innlogging på profilsida «Mi side» i Statens arbeidsgiverportal.',
        nb: 'Innlogging på profilsiden «Mi side» i Statens arbeidsgiverportal.',
        en: 'Login to the profile page “Mi side” of Statens arbeidsgiverportal.',
      },
      provenance: {
        ...web,
        quote:
          'Statens arbeidsgivarportal har ei eiga profilside, Mi side, kor du loggar deg inn i DFØ si felles brukarhandtering.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'namn, e-post, telefonnummer og organisasjon',
        nb: 'navn, e-post, telefonnummer og organisasjon',
        en: 'name, e-mail, telephone number and organisation',
      },
      provenance: { ...web, quote: 'Legge inn og endre namn, e-post, telefonnummer og organisasjon.' },
    },
    {
      text: {
        nn: 'når brukarhandteringa er brukt, og kva for tenester du har logga deg inn på',
        nb: 'når brukerhåndteringen er brukt, og hvilke tjenester du har logget deg inn på',
        en: 'the times of use, and the services you have logged in to',
      },
      provenance: {
        ...web,
        quote: 'Sjå når brukarhandteringa vart nytta og kva for tenester du har logga deg inn på.',
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
      provenance: { ...web, quote: 'Opplysningane i DFØ si felles brukarhandtering blir ikkje delt med andre.' },
    },
  ],
  rights: [
    {
      text: {
        nn: 'Du kan laste ned opplysningane om deg, og endre dei.',
        nb: 'Du kan laste ned opplysningene om deg, og endre dem.',
        en: 'You can download the data about you, and change it.',
      },
      provenance: { ...web, quote: 'Laste ned opplysningar registrert om deg i DFØ si felles brukarhandtering.' },
    },
    {
      text: {
        nn: 'Du kan slette brukarprofilen din.',
        nb: 'Du kan slette brukerprofilen din.',
        en: 'You can delete your user profile.',
      },
      provenance: { ...web, quote: 'Slette brukarprofilen din.' },
    },
  ],
  contacts: [
    {
      text: {
        nn: 'Profilsida ligg på bruker.dfo.no.',
        nb: 'Profilsiden ligger på bruker.dfo.no.',
        en: 'The profile page is at bruker.dfo.no.',
      },
      provenance: { ...web, quote: 'For å komme inn til profilsida går du til bruker.dfo.no.' },
    },
  ],
  issues: [
    {
      id: 'user-management-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge opplysningane i brukarhandteringa blir lagra når profilen ikkje blir sletta.',
        nb: 'Erklæringen sier ikke hvor lenge opplysningene i brukerhåndteringen lagres når profilen ikke slettes.',
        en: 'The statement does not say how long the data of the user management is kept unless the profile is deleted.',
      },
    },
  ],
} as const satisfies DfoProcessing;
