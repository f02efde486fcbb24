import type { DfoProcessing } from './processing.js';
import { app } from '../provenance.js';

export const appDevice = {
  name: {
    nn: 'Feilsøking og statistikk i appen',
    nb: 'Feilsøking og statistikk i appen',
    en: 'Troubleshooting and statistics in the app',
  },
  statement: 'app',
  sites: ['dfo-appen'],
  data: [
    { text: { nn: 'einings-ID', nb: 'enhets-ID', en: 'device ID' }, provenance: { ...app, quote: 'einings-ID' } },
    {
      text: { nn: 'type operativsystem', nb: 'type operativsystem', en: 'type of operating system' },
      provenance: { ...app, quote: 'operativsystemtype' },
    },
    {
      text: {
        nn: 'versjon av operativsystemet',
        nb: 'versjon av operativsystemet',
        en: 'version of the operating system',
      },
      provenance: { ...app, quote: 'operativsystemversjon' },
    },
    {
      text: { nn: 'dato og tid for pålogging', nb: 'dato og tid for pålogging', en: 'date and time of login' },
      provenance: { ...app, quote: 'påloggingsdato og tid' },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Einingsinformasjon for feilsøking og statistikk ligg i lønnssystemet i ei veke før han blir sletta.',
        nb: 'Enhetsinformasjon for feilsøking og statistikk ligger i lønnssystemet i en uke før den slettes.',
        en: 'Device information for troubleshooting and statistics is kept in the payroll system for a week before erasure.',
      },
      lifetime: { n: 1, unit: 'weeks' },
      provenance: {
        ...app,
        quote:
          'Einingsinformasjon brukt til feilsøking og statistikk blir lagra i lønnsystemet i ei veke før det blir sletta.',
      },
    },
    {
      text: {
        nn: 'Aktivitetsloggen ligg på eininga, om du vel det, og blir sletta om du avinstallerer appen.',
        nb: 'Aktivitetsloggen ligger på enheten, hvis du velger det, og slettes hvis du avinstallerer appen.',
        en: 'The activity log lies on the device, by your active choice, and is erased with the app.',
      },
      provenance: {
        ...app,
        quote:
          'Aktivitetslogg blir lagra lokalt på eininga. Du som brukar får eit aktivt valg om dette. Aktivitetsloggen blir sletta dersom du avinstallerer appen.',
      },
    },
  ],
  rights: [
    {
      text: {
        nn: 'Det er frivillig å sende informasjon om feil, og appen kan brukast utan.',
        nb: 'Det er frivillig å sende informasjon om feil, og appen kan brukes uten.',
        en: 'Sending information about errors is voluntary, and no condition for using the app.',
      },
      provenance: {
        ...app,
        quote: 'Sending av informasjon i tilfelle feil er heilt frivillig og er ikkje eit krav for å ta i bruk appen.',
      },
    },
  ],
} as const satisfies DfoProcessing;
