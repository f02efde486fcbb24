import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const survey = {
  name: { nn: 'Kunde- og brukarundersøkinga', nb: 'Kunde- og brukerundersøkelsen', en: 'Customer and user survey' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Ei årleg undersøking av om DFØ møter behova til kundar og brukarar, og om noko må endrast for å levere betre tenester.',
        nb: 'En årlig undersøkelse av om DFØ møter behovene til kunder og brukere, og om noe må endres for å levere bedre tjenester.',
        en: 'A yearly survey of whether DFØ meets the needs of customers and users, and what must change to provide better services.',
      },
      provenance: {
        ...web,
        quote:
          'Kunde- og brukerundersøkinga er ei årleg undersøking som DFØ sender ut til kundar og brukarar av DFØ for å undersøke om vi treff på deira behov og om vi må gjere endringar for å levere betre tenester.',
      },
    },
    {
      text: {
        nn: 'Ho går til dei som bruker tenestene til DFØ gjennom arbeidsforholdet sitt.',
        nb: 'Den går til dem som bruker tjenestene til DFØ gjennom arbeidsforholdet sitt.',
        en: 'It goes to people who use DFØ’s services through their employment.',
      },
      provenance: {
        ...web,
        quote: 'Undersøkinga blir sendt til dei som bruker DFØ sine tenester med bakgrunn i tilsettingsforholdet sitt.',
      },
    },
  ],
  sources: [
    {
      text: {
        nn: 'Kontaktlistene på e-post kjem frå kundar og brukarar som har hatt kontakt med DFØ det siste året, til dømes med kundestøtta eller i kompetansetiltak.',
        nb: 'Kontaktlistene på e-post kommer fra kunder og brukere som har hatt kontakt med DFØ det siste året, for eksempel med kundestøtten eller i kompetansetiltak.',
        en: 'The e-mail contact lists come from customers and users in contact with DFØ during the last year, for example through customer support or training.',
      },
      provenance: {
        ...web,
        quote:
          'Kontaktlistene på e-post blir samla inn frå kundar og brukarar som har hatt kontakt med oss siste året, for eksempel via kundestøtte eller kompetansetiltak.',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Ein tredjepartsleverandør utfører undersøkinga, med ein databehandlaravtale for kvar.',
        nb: 'En tredjepartsleverandør utfører undersøkelsen, med en databehandleravtale for hver.',
        en: 'A third-party supplier carries out the survey, under a data processing agreement for each.',
      },
      provenance: {
        ...web,
        quote:
          'Behandlinga blir utført av tredjepartsleverandør, og det følger med ein databehandleravtale for kvar undersøking.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Listene blir sletta når svarfristen er ute og behandlinga er ferdig.',
        nb: 'Listene slettes når svarfristen er ute og behandlingen er ferdig.',
        en: 'The lists are erased after the deadline for answers, once processing has ended.',
      },
      provenance: { ...web, quote: 'Listene blir sletta etter at svarfristen er utløpt og behandlinga er avslutta.' },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'Listene blir overførte på ein sikker måte, og leverandøren kan berre bruke dei til å sende ut denne undersøkinga.',
        nb: 'Listene overføres på en sikker måte, og leverandøren kan bare bruke dem til å sende ut denne undersøkelsen.',
        en: 'The lists are transferred securely, and the supplier may use them only to send out this survey.',
      },
      provenance: {
        ...web,
        quote:
          'Kontaktlistene blir overført med sikker dataoverføring og tredjepartsleverandør kan kun bruke listene til utsending av denne undersøkinga.',
      },
    },
  ],
  rights: [
    {
      text: { nn: 'Det er frivillig å svare.', nb: 'Det er frivillig å svare.', en: 'Answering is voluntary.' },
      provenance: { ...web, quote: 'Undersøkinga er frivillig å svare på.' },
    },
  ],
  issues: [
    {
      id: 'survey-supplier',
      text: {
        nn: 'Erklæringa nemner ikkje kven tredjepartsleverandøren er.',
        nb: 'Erklæringen nevner ikke hvem tredjepartsleverandøren er.',
        en: 'The statement does not name the third-party supplier.',
      },
    },
  ],
} as const satisfies DfoProcessing;
