import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const marketplace = {
  name: {
    nn: 'Registrering på Markedsplassen',
    nb: 'Registrering på Markedsplassen',
    en: 'Registration on Markedsplassen',
  },
  statement: 'web',
  sites: ['markedsplassen'],
  roles: [
    {
      text: {
        nn: 'DFØ er ansvarleg for behandlinga.',
        nb: 'DFØ er ansvarlig for behandlingen.',
        en: 'DFØ is responsible for the processing.',
      },
      parties: [{ name: 'DFØ', role: 'controller' }],
      provenance: {
        ...web,
        quote: 'DFØ er ansvarleg for behandlinga av følgande personopplysningar på Markedsplassen:',
      },
    },
  ],
  purposes: [
    {
      text: {
        nn: 'Offentlege innkjøp av skytenester.',
        nb: 'Offentlige anskaffelser av skytjenester.',
        en: 'Public procurement of cloud services.',
      },
      provenance: {
        ...web,
        quote: 'Markedsplassen er DFØ sitt verktøy for gjennomføring av offentlige anskaffingar av skytenester.',
      },
    },
    {
      text: {
        nn: 'Å gi deg rett tilgang til funksjonane som leverandør eller kunde.',
        nb: 'Å gi deg riktig tilgang til funksjonene som leverandør eller kunde.',
        en: 'To give you the right access as a supplier or customer.',
      },
      provenance: {
        ...web,
        quote:
          'Opplysningane er nødvendige for at vi skal kunne gi deg riktig tilgang til markedsplassen sine funksjonar som leverandør eller som kunde.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'namn, e-postadresse, mobilnummer, føretaksnummeret og føretaksnamnet til arbeidsgivaren',
        nb: 'navn, e-postadresse, mobilnummer, foretaksnummeret og foretaksnavnet til arbeidsgiveren',
        en: 'name, e-mail address, mobile number, the employer’s company number and company name',
      },
      provenance: {
        ...web,
        quote:
          'Skal du registrere deg som leverandør eller kunde, lagrar vi namn, e-postadresse, mobilnummer, arbeidsgiver sitt føretaksnummer og føretaksnavn.',
      },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'Opplysningane blir lagra i ei eiga løysing («on prem») i Noreg.',
        nb: 'Opplysningene lagres i en egen løsning («on prem») i Norge.',
        en: 'The data is kept on premises in Norway.',
      },
      provenance: { ...web, quote: 'Personopplysningane blir lagra i vår on prem-løysing i Noreg.' },
    },
  ],
  contacts: [
    {
      text: {
        nn: 'For å trekkje eller endre registreringa di: skriv til oss.',
        nb: 'For å trekke eller endre registreringen din: skriv til oss.',
        en: 'To cancel or change your registration: write to us.',
      },
      email: 'postmottak@dfo.no',
      provenance: {
        ...web,
        quote:
          'Dersom du har registrert deg ved en feil, og ønsker å trekke registreringa di eller vil gjere endringar, kan du gi oss beskjed til postmottak@dfo.no.',
      },
    },
  ],
  issues: [
    {
      id: 'markedsplassen-retention',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge registreringa på Markedsplassen blir lagra.',
        nb: 'Erklæringen sier ikke hvor lenge registreringen på Markedsplassen lagres.',
        en: 'The statement does not say how long a registration on Markedsplassen is kept.',
      },
    },
  ],
} as const satisfies DfoProcessing;
