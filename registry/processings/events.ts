import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const events = {
  name: { nn: 'Kurs og arrangement', nb: 'Kurs og arrangementer', en: 'Courses and events' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Å registrere og administrere deltakarar på kurs, seminar, webinar og liknande, å gjere tilbodet betre, og å leggje til rette for deltakarar med særlege behov, til dømes matallergi.',
        nb: 'Å registrere og administrere deltakere på kurs, seminarer, webinarer og lignende, å gjøre tilbudet bedre, og å legge til rette for deltakere med særlige behov, for eksempel matallergi.',
        en: 'To register and manage participants in courses, seminars, webinars and the like, to improve them, and to provide for participants with special needs, for example food allergies.',
      },
      provenance: {
        ...web,
        quote:
          'Formålet med registreringa er å gi oss nødvendig informasjon for korrekt registrering og administrasjon av deltakarar på arrangementa våre (kurs, seminar, webinar m.m.), samt forbetre tilbod og kvalitet på arrangementa og leggje til rette for deltakarar med spesielt behov (til dømes matallergi).',
      },
    },
  ],
  data: [
    {
      text: { nn: 'fornamn og etternamn', nb: 'fornavn og etternavn', en: 'first name and surname' },
      provenance: { ...web, quote: 'for- og etternamn' },
    },
    {
      text: { nn: 'mobilnummer', nb: 'mobilnummer', en: 'mobile number' },
      provenance: { ...web, quote: 'mobilnummer' },
    },
    {
      text: { nn: 'e-postadresse', nb: 'e-postadresse', en: 'e-mail address' },
      provenance: { ...web, quote: 'e-postadresse' },
    },
    {
      text: { nn: 'verksemd', nb: 'virksomhet', en: 'enterprise' },
      isOptional: true,
      provenance: { ...web, quote: 'verksemd' },
    },
    {
      text: { nn: 'rolle eller stilling', nb: 'rolle eller stilling', en: 'role or position' },
      isOptional: true,
      provenance: { ...web, quote: 'rolle/stilling' },
    },
    {
      text: {
        nn: 'matallergi og nedsett funksjonsevne',
        nb: 'matallergi og nedsatt funksjonsevne',
        en: 'food allergies and disabilities',
      },
      isOptional: true,
      provenance: { ...web, quote: 'eventuell informasjon om matallergi og nedsetting av funksjonsevna' },
    },
    {
      text: { nn: 'oppmøte eller deltaking', nb: 'oppmøte eller deltakelse', en: 'attendance or participation' },
      isOptional: true,
      provenance: { ...web, quote: 'oppmøte/deltaking' },
    },
    {
      text: {
        nn: 'evalueringa di av arrangementet',
        nb: 'evalueringen din av arrangementet',
        en: 'your evaluation of the event',
      },
      isOptional: true,
      provenance: { ...web, quote: 'evalueringa di av arrangementet' },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Opplysningane blir ikkje overførte til andre verksemder.',
        nb: 'Opplysningene overføres ikke til andre virksomheter.',
        en: 'The data is not transferred to other enterprises.',
      },
      provenance: { ...web, quote: 'Personopplysningane vil ikkje bli overført til andre verksemder.' },
    },
    {
      text: {
        nn: 'Instruktørar kan få deltakarlister med namn og verksemd.',
        nb: 'Instruktører kan få deltakerlister med navn og virksomhet.',
        en: 'Instructors may get lists of participants with name and enterprise.',
      },
      provenance: {
        ...web,
        quote: 'Namn og verksemd kan bli gjort tilgjengeleg på deltakarlister som blir delt ut til instruktørar.',
      },
    },
    {
      text: {
        nn: 'AlreadyOn AS leverer påmeldingsløysinga.',
        nb: 'AlreadyOn AS leverer påmeldingsløsningen.',
        en: 'AlreadyOn AS provides the registration system.',
      },
      parties: [{ name: 'AlreadyOn AS', role: 'not-documented' }],
      provenance: { ...web, quote: 'AlreadyOn AS er leverandør for påmeldingsløysinga.' },
    },
    {
      text: {
        nn: 'E-postadressene blir brukte til å sende ut evalueringar etter kurs og seminar gjennom SurveyXact.',
        nb: 'E-postadressene brukes til å sende ut evalueringer etter kurs og seminarer gjennom SurveyXact.',
        en: 'The e-mail addresses are used to send evaluations after courses and seminars through SurveyXact.',
      },
      parties: [{ name: 'SurveyXact', role: 'not-documented' }],
      provenance: {
        ...web,
        quote:
          'Vi bruker e-postadressene til å distribuere evalueringar i etterkant av kurs og seminar via vår leverandør, SurveyXact.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Til fakturering, nødvendig statistikk og rapportering er gjennomførte.',
        nb: 'Til fakturering, nødvendig statistikk og rapportering er gjennomført.',
        en: 'Until invoicing, necessary statistics and reports are done.',
      },
      provenance: {
        ...web,
        quote:
          'Personopplysningar blir lagra fram til at fakturering, nødvendig statistikk og rapporteringar er gjennomført.',
      },
    },
  ],
  issues: [
    {
      id: 'events-health',
      text: {
        nn: 'Matallergi og nedsett funksjonsevne er helseopplysningar (artikkel 9). Erklæringa seier ikkje kva grunnlag dei blir behandla på, og gir ikkje noka frist i tid for sletting.',
        nb: 'Matallergi og nedsatt funksjonsevne er helseopplysninger (artikkel 9). Erklæringen sier ikke hvilket grunnlag de behandles på, og gir ingen frist i tid for sletting.',
        en: 'Food allergies and disabilities are health data (Article 9). The statement does not say on which basis they are processed, and gives no time limit for erasure.',
      },
    },
    {
      id: 'events-suppliers',
      text: {
        nn: 'Erklæringa seier at opplysningane ikkje blir overførte til andre verksemder, og nemner to leverandørar som får dei. Rollene til leverandørane er ikkje oppgitte.',
        nb: 'Erklæringen sier at opplysningene ikke overføres til andre virksomheter, og nevner to leverandører som får dem. Rollene til leverandørene er ikke oppgitt.',
        en: 'The statement says that the data is not transferred to other enterprises, and names two suppliers that get it. The suppliers’ roles are not given.',
      },
    },
  ],
} as const satisfies DfoProcessing;
