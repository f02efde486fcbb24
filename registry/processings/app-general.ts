import type { DfoProcessing } from './processing.js';
import { app } from '../provenance.js';

export const appGeneral = {
  name: {
    nn: 'Ansvar, rettar og klage',
    nb: 'Ansvar, rettigheter og klage',
    en: 'Responsibility, rights and complaints',
  },
  statement: 'app',
  isGeneral: true,
  roles: [
    {
      text: {
        nn: 'Verksemda som har registrert opplysningane dine, er behandlingsansvarleg.',
        nb: 'Virksomheten som har registrert opplysningene dine, er behandlingsansvarlig.',
        en: 'The enterprise that has registered your data is the controller.',
      },
      provenance: {
        ...app,
        quote:
          'Den enkelte verksemda som har registrert opplysningane dine, er behandlingsansvarleg for personopplysningane dine i denne tenesta.',
      },
    },
    {
      text: {
        nn: 'DFØ er databehandlar på vegner av kundeverksemda.',
        nb: 'DFØ er databehandler på vegne av kundevirksomheten.',
        en: 'DFØ is a processor on behalf of the customer enterprise.',
      },
      parties: [{ name: 'DFØ', role: 'processor' }],
      provenance: {
        ...app,
        quote: 'For DFØ-appen opptrer DFØ som databehandlar på vegner av den enkelte kundeverksemda.',
      },
    },
    {
      text: {
        nn: 'DFØ driftar og forvaltar tenesta, og har ein databehandlaravtale med kvar kundeverksemd.',
        nb: 'DFØ drifter og forvalter tjenesten, og har en databehandleravtale med hver kundevirksomhet.',
        en: 'DFØ runs and maintains the service, under a data processing agreement with each customer enterprise.',
      },
      provenance: {
        ...app,
        quote: 'DFØ driftar og forvaltar tenesta, og har ein særskild databehandlaravtale med kvar kundeverksemd.',
      },
    },
  ],
  rights: [
    {
      text: {
        nn: 'Innsyn: Du har rett til å vite kva for personopplysningar om deg DFØ behandlar.',
        nb: 'Innsyn: Du har rett til å vite hvilke personopplysninger om deg DFØ behandler.',
        en: 'Access: You have the right to know the personal data about you that DFØ processes.',
      },
      provenance: {
        ...app,
        quote: 'Du har rett til informasjon om kva for nokre av personopplysningane dine som blir behandla av DFØ.',
      },
    },
    {
      text: {
        nn: 'Klage: Om du meiner at DFØ behandlar personopplysningar ulovleg, kan du kontakte Datatilsynet.',
        nb: 'Klage: Hvis du mener at DFØ behandler personopplysninger ulovlig, kan du kontakte Datatilsynet.',
        en: 'Complaint: Should you find that DFØ processes personal data unlawfully, you can contact Datatilsynet.',
      },
      provenance: {
        ...app,
        quote:
          'Viss du meiner DFØ behandlar personopplysningar på ein ulovleg måte, kan du kontakte Datatilsynet på nettsida deira.',
      },
    },
  ],
  contacts: [
    {
      text: {
        nn: 'Innsyn: skriv til personvernombodet.',
        nb: 'Innsyn: skriv til personvernombudet.',
        en: 'Access: write to the data protection officer.',
      },
      email: 'Personvernombud@dfo.no',
      provenance: { ...app, quote: 'Eit ønske om innsyn blir retta til Personvernombud@dfo.no' },
    },
    {
      text: {
        nn: 'Retting: skriv til kundesenteret.',
        nb: 'Retting: skriv til kundesenteret.',
        en: 'Rectification: write to customer services.',
      },
      email: 'lonn@dfo.no',
      provenance: {
        ...app,
        quote:
          'Dersom du oppdagar at ei personopplysning i systema våre ikkje er korrekt, ber vi deg kontakte kundesenteret vårt på e-post lonn@dfo.no.',
      },
    },
  ],
  issues: [
    {
      id: 'app-rights',
      text: {
        nn: 'Erklæringa for appen nemner innsyn, retting og klage, men ikkje avgrensing, dataportabilitet eller retten til å trekkje samtykket tilbake. Ho viser til DFØ, endå arbeidsgivaren er behandlingsansvarleg.',
        nb: 'Erklæringen for appen nevner innsyn, retting og klage, men ikke begrensning, dataportabilitet eller retten til å trekke samtykket tilbake. Den viser til DFØ, enda arbeidsgiveren er behandlingsansvarlig.',
        en: 'The app’s statement mentions access, rectification and complaint, but not restriction, portability or the right to withdraw consent. It points to DFØ, though the employer is the controller.',
      },
    },
  ],
} as const satisfies DfoProcessing;
