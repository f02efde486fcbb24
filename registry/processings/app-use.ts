import type { DfoProcessing } from './processing.js';
import { app } from '../provenance.js';

export const appUse = {
  name: { nn: 'Bruk av DFØ-appen', nb: 'Bruk av DFØ-appen', en: 'Use of the DFØ app' },
  statement: 'app',
  sites: ['dfo-appen'],
  purposes: [
    {
      text: {
        nn: 'registrere arbeidstid og fråvær',
        nb: 'registrere arbeidstid og fravær',
        en: 'register working hours and absence',
      },
      provenance: { ...app, quote: 'registrere arbeidstid og fråvær' },
    },
    {
      text: {
        nn: 'administrere overføring av ekstra feriedagar',
        nb: 'administrere overføring av ekstra feriedager',
        en: 'manage the transfer of extra holidays',
      },
      provenance: { ...app, quote: 'administrere overføring av ekstra feriedagar' },
    },
    {
      text: {
        nn: 'distribuere lønnsslippar til den tilsette',
        nb: 'distribuere lønnsslipper til den ansatte',
        en: 'distribute payslips to the employee',
      },
      provenance: { ...app, quote: 'distribuere lønnsslippar til den tilsette' },
    },
    {
      text: {
        nn: 'administrere reisesøknader og reiseforskot',
        nb: 'administrere reisesøknader og reiseforskudd',
        en: 'manage travel applications and advances',
      },
      provenance: { ...app, quote: 'administrere reisesøknader og -forskot' },
    },
    {
      text: {
        nn: 'administrere søknader om ferie og kortare velferdspermisjonar',
        nb: 'administrere søknader om ferie og kortere velferdspermisjoner',
        en: 'manage applications for holidays and short welfare leave',
      },
      provenance: { ...app, quote: 'administrere søknader om ferie og kortare velferdspermisjonar' },
    },
    {
      text: {
        nn: 'registrere reiserekningar og utgiftsrefusjonar',
        nb: 'registrere reiseregninger og utgiftsrefusjoner',
        en: 'register travel claims and refunds of expenses',
      },
      provenance: { ...app, quote: 'registrere reiserekningar og utgiftsrefusjonar' },
    },
    {
      text: {
        nn: 'administrere ekstra skattetrekk',
        nb: 'administrere ekstra skattetrekk',
        en: 'manage extra tax deductions',
      },
      provenance: { ...app, quote: 'administrere ekstra skattetrekk' },
    },
  ],
  legalBases: [
    {
      text: {
        nn: 'Samtykke: Det er frivillig å bruke appen. Når du registrerer deg, har du samtykt til at DFØ kan behandle personopplysningane dine.',
        nb: 'Samtykke: Det er frivillig å bruke appen. Når du registrerer deg, har du samtykket til at DFØ kan behandle personopplysningene dine.',
        en: 'Consent: Using the app is voluntary. By registering you have consented to DFØ processing your personal data.',
      },
      article: '6(1)(a)',
      provenance: {
        ...app,
        quote:
          'Samtykke jf. GDPR art. 6 1. bokstav a\nDet er frivillig å bruke DFØ-appen. Når du registrerer deg i appen, har du samtykt til at DFØ kan behandle personopplysningane dine.',
      },
    },
    {
      text: {
        nn: 'Avtale: Behandlinga er nødvendig for at appen skal fungere, og for avtalen om lønnssystem mellom DFØ og arbeidsgivaren din.',
        nb: 'Avtale: Behandlingen er nødvendig for at appen skal fungere, og for avtalen om lønnssystem mellom DFØ og arbeidsgiveren din.',
        en: 'Contract: The processing is necessary for the app to work, and for the payroll agreement between DFØ and your employer.',
      },
      article: '6(1)(b)',
      provenance: {
        ...app,
        quote:
          'Avtale jf. art. 6 1. bokstav b\nBehandling av personopplysningane dine er nødvendig for at appen skal fungere til formålet sitt, herunder oppfylling av avtalen om leveranse av lønnssystem som finst mellom DFØ og den enkelte kundeverksemda, arbeidsgivaren din.',
      },
    },
  ],
  data: [
    { text: { nn: 'namn', nb: 'navn', en: 'name' }, provenance: { ...app, quote: 'namn' } },
    { text: { nn: 'adresse', nb: 'adresse', en: 'address' }, provenance: { ...app, quote: 'adresse' } },
    {
      text: { nn: 'fødselsnummer', nb: 'fødselsnummer', en: 'national identity number' },
      provenance: { ...app, quote: 'fødselsnummer' },
    },
    {
      text: { nn: 'tilsettnummer', nb: 'ansattnummer', en: 'employee number' },
      provenance: { ...app, quote: 'ansattnummer' },
    },
    {
      text: { nn: 'bankkontonummer', nb: 'bankkontonummer', en: 'bank account number' },
      provenance: { ...app, quote: 'bankkontonummer' },
    },
    { text: { nn: 'e-post', nb: 'e-post', en: 'e-mail' }, provenance: { ...app, quote: 'e-post' } },
    {
      text: { nn: 'brukaridentifikasjon', nb: 'brukeridentifikasjon', en: 'user identification' },
      provenance: { ...app, quote: 'brukaridentifikasjon' },
    },
    { text: { nn: 'IP-adresse', nb: 'IP-adresse', en: 'IP address' }, provenance: { ...app, quote: 'IP-adresse' } },
    { text: { nn: 'lønnsnivå', nb: 'lønnsnivå', en: 'salary level' }, provenance: { ...app, quote: 'lønnsnivå' } },
    {
      text: { nn: 'tidsregistrering', nb: 'tidsregistrering', en: 'time registration' },
      provenance: { ...app, quote: 'tidsregistrering' },
    },
    {
      text: { nn: 'skatteforhold', nb: 'skattemessige forhold', en: 'tax matters' },
      provenance: { ...app, quote: 'skattemessige forhold' },
    },
    {
      text: {
        nn: 'informasjon om refusjonar av reiser og utgifter',
        nb: 'informasjon om refusjoner av reiser og utgifter',
        en: 'information on refunds of travel and expenses',
      },
      provenance: { ...app, quote: 'informasjon om reise- og utgiftsrefusjonar' },
    },
    {
      text: { nn: 'medlemskap i fagforeining', nb: 'medlemskap i fagforening', en: 'trade union membership' },
      provenance: { ...app, quote: 'fagforeningstilhøyrsle' },
    },
    {
      text: { nn: 'fråværssøknader', nb: 'fraværssøknader', en: 'applications for absence' },
      provenance: { ...app, quote: 'fraværssøknader' },
    },
    {
      text: {
        nn: 'utbetalingar og sjukmeldingar frå Nav',
        nb: 'utbetalinger og sykmeldinger fra Nav',
        en: 'payments and sick notes from Nav',
      },
      provenance: { ...app, quote: 'utbetalingar og sjukemeldingar frå Nav' },
    },
    {
      text: {
        nn: 'namn, fødselsdato og kontaktinformasjon til kontaktpersonar eller barn',
        nb: 'navn, fødselsdato og kontaktinformasjon til kontaktpersoner eller barn',
        en: 'name, date of birth and contact details of contact persons or children',
      },
      isOptional: true,
      provenance: { ...app, quote: 'namn, fødselsdato og kontaktinformasjon til kontaktpersonar og/eller barn' },
    },
    {
      text: {
        nn: 'talet på barn, for kvoten for sjukt barn',
        nb: 'antallet barn, for kvoten for sykt barn',
        en: 'the number of children, for the quota of days with a sick child',
      },
      isOptional: true,
      provenance: { ...app, quote: 'talet på barn for å få opp kvote for sjukt barn' },
    },
  ],
  sources: [
    {
      text: {
        nn: 'Du legg inn opplysningane sjølv, eller dei blir henta frå arbeidsgivaren din.',
        nb: 'Du legger inn opplysningene selv, eller de hentes fra arbeidsgiveren din.',
        en: 'You enter the data yourself, or your employer provides it.',
      },
      provenance: {
        ...app,
        quote:
          'Personopplysningane som blir behandla gjennom DFØ-appen, blir enten lagde inn av deg sjølv som brukar, eller blir henta frå arbeidsgivaren din.',
      },
    },
    {
      text: {
        nn: 'Databehandlaravtalen regulerer overføringar mellom arbeidsgivaren og DFØ.',
        nb: 'Databehandleravtalen regulerer overføringer mellom arbeidsgiveren og DFØ.',
        en: 'The data processing agreement governs transfers between the employer and DFØ.',
      },
      provenance: {
        ...app,
        quote:
          'Overføringar mellom arbeidsgivar og DFØ er regulert i databehandlaravtalen mellom DFØ og den enkelte kundeverksemda.',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Aktuelle fagforbund, Statens pensjonskasse, Skatteetaten, Altinn og Nav, når det er nødvendig for at DFØ kan oppfylle avtalen med kundeverksemda.',
        nb: 'Aktuelle fagforbund, Statens pensjonskasse, Skatteetaten, Altinn og Nav, når det er nødvendig for at DFØ kan oppfylle avtalen med kundevirksomheten.',
        en: 'The relevant trade unions, Statens pensjonskasse, Skatteetaten, Altinn and Nav, where necessary for DFØ to meet its agreement with the customer enterprise.',
      },
      parties: [
        { name: 'Statens pensjonskasse', role: 'not-documented' },
        { name: 'Skatteetaten', role: 'not-documented' },
        { name: 'Altinn', role: 'not-documented' },
        { name: 'Nav', role: 'not-documented' },
      ],
      provenance: {
        ...app,
        quote:
          'DFØ gjer tilgjengeleg personopplysningar for aktuelle fagforbund, Statens pensjonskasse, Skatteetaten, Altinn og Nav når utlevering er naudsynt for at DFØ kan oppfylle dei avtalerettslege forpliktingane sine overfor kundeverksemda.',
      },
    },
    {
      text: {
        nn: 'Ein databehandlar, også ein underleverandør av DFØ, kan behandle opplysningane dine.',
        nb: 'En databehandler, også en underleverandør av DFØ, kan behandle opplysningene dine.',
        en: 'A processor, including a subcontractor of DFØ, may process your data.',
      },
      provenance: {
        ...app,
        quote:
          'Personopplysningane dine kan bli behandla av ein databehandlar, herunder ein av DFØs underleverandørar.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Det du legg til i appen, kan du når som helst fjerne eller rette. Då blir det fjerna frå databasen til DFØ også.',
        nb: 'Det du legger til i appen, kan du når som helst fjerne eller rette. Da fjernes det fra databasen til DFØ også.',
        en: 'You can remove or correct at any time the things you add in the app. They are removed from DFØ’s database too.',
      },
      provenance: {
        ...app,
        quote:
          'Dersom du som brukar legg til opplysningar gjennom appen, kan du når som helst fjerne eller korrigere desse i appen. Då blir opplysningane òg fjerna frå DFØ sin database.',
      },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'DFØ har alltid ein databehandlaravtale med underleverandørar, etter same retningslinjer som avtalen med kundeverksemda.',
        nb: 'DFØ har alltid en databehandleravtale med underleverandører, etter samme retningslinjer som avtalen med kundevirksomheten.',
        en: 'DFØ always has a data processing agreement with subcontractors, on the lines of the one with the customer enterprise.',
      },
      provenance: {
        ...app,
        quote:
          'Det vil alltid finnast ein databehandlaravtale mellom DFØ og eventuelle underleverandørar. Denne databehandlaravtalen fører vidare dei retningslinjene som følgjer av databehandlaravtalen mellom DFØ og kundeverksemda.',
      },
    },
    {
      text: {
        nn: 'Databehandlaren behandlar personopplysningar berre etter instruks frå DFØ.',
        nb: 'Databehandleren behandler personopplysninger bare etter instruks fra DFØ.',
        en: 'The processor handles personal data only on instructions by DFØ.',
      },
      provenance: { ...app, quote: 'Databehandlaren vil berre behandle personopplysningar etter instruks frå DFØ.' },
    },
    {
      text: {
        nn: 'Informasjonen blir lagra i kjernesystemet, hos driftsleverandøren til DFØ.',
        nb: 'Informasjonen lagres i kjernesystemet, hos driftsleverandøren til DFØ.',
        en: 'The information is kept in the core system, at DFØ’s hosting provider.',
      },
      provenance: {
        ...app,
        quote:
          'Informasjonen som blir samla inn frå appen blir lagra i kjernesystemet, og blir lagra hos DFØ sin driftsleverandør.',
      },
    },
  ],
  issues: [
    {
      id: 'app-special-categories',
      text: {
        nn: 'Medlemskap i fagforeining og sjukmeldingar er særlege kategoriar (artikkel 9). Erklæringa for appen nemner ikkje noko grunnlag i artikkel 9.',
        nb: 'Medlemskap i fagforening og sykmeldinger er særlige kategorier (artikkel 9). Erklæringen for appen nevner ikke noe grunnlag i artikkel 9.',
        en: 'Trade union membership and sick notes are special categories (Article 9). The app’s statement names no basis in Article 9.',
      },
    },
    {
      id: 'app-basis-role',
      text: {
        nn: 'Erklæringa for appen seier at DFØ er databehandlar, men viser til samtykke gitt til DFØ og til ein avtale som den tilsette ikkje er part i. Artikkel 6 nr. 1 bokstav b gjeld avtalar med den registrerte.',
        nb: 'Erklæringen for appen sier at DFØ er databehandler, men viser til samtykke gitt til DFØ og til en avtale som den ansatte ikke er part i. Artikkel 6 nr. 1 bokstav b gjelder avtaler med den registrerte.',
        en: 'The app’s statement says that DFØ is a processor, but relies on consent given to DFØ and on an agreement to which the employee is no party. Article 6(1)(b) is about contracts with the data subject.',
      },
    },
    {
      id: 'app-retention',
      text: {
        nn: 'Erklæringa for appen seier ikkje kor lenge opplysningane i kjernesystemet blir lagra, og nemner verken driftsleverandøren eller underleverandørane.',
        nb: 'Erklæringen for appen sier ikke hvor lenge opplysningene i kjernesystemet lagres, og nevner verken driftsleverandøren eller underleverandørene.',
        en: 'The app’s statement does not say how long data in the core system is kept, and names neither the hosting provider nor the subcontractors.',
      },
    },
  ],
} as const satisfies DfoProcessing;
