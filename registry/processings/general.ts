import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const general = {
  name: {
    nn: 'Generelt om behandling av personopplysningar',
    nb: 'Generelt om behandling av personopplysninger',
    en: 'Processing of personal data in general',
  },
  statement: 'web',
  isGeneral: true,
  roles: [
    {
      text: {
        nn: 'DFØ behandlar personopplysningar i oppgåver som DFØ er pålagt å utføre.',
        nb: 'DFØ behandler personopplysninger i oppgaver som DFØ er pålagt å utføre.',
        en: 'DFØ processes personal data in tasks that it is required to perform.',
      },
      parties: [{ name: 'DFØ', role: 'controller' }],
      provenance: {
        ...web,
        quote:
          'DFØ behandlar personopplysningar i tilknyting med oppgåver vi er pålagt å utføre. Her har DFØ rolla som behandlingsansvarleg.',
      },
    },
  ],
  legalBases: [
    {
      text: {
        nn: 'Avtale: behandlinga er nødvendig for å oppfylle ein avtale med den registrerte, eller for tiltak som den registrerte ber om før avtalen.',
        nb: 'Avtale: behandlingen er nødvendig for å oppfylle en avtale med den registrerte, eller for tiltak som den registrerte ber om før avtalen.',
        en: 'Contract: the processing is necessary to perform a contract with the data subject, or for steps that the data subject asks for before one.',
      },
      article: '6(1)(b)',
      provenance: {
        ...web,
        quote:
          'Avtale\nPersonvernforordningen 6 (1) b): behandlingen er nødvendig for å oppfylle en avtale som+ den registrerte er part i, eller for å gjennomføre tiltak på den registrertes anmodning før en avtaleinngåelse.',
      },
    },
    {
      text: {
        nn: 'Rettkomen interesse hos den behandlingsansvarlege eller ein tredjepart.',
        nb: 'Berettiget interesse hos den behandlingsansvarlige eller en tredjepart.',
        en: 'Legitimate interests of the controller or a third party.',
      },
      article: '6(1)(f)',
      provenance: {
        ...web,
        quote:
          'Rettkomen interesse\nGrunnlaget for innsamling og handtering av personopplysningar er heimla i artikkel 6 nr. 1 bokstav f), de berettigede interessene som forfølges av den behandlingsansvarlige eller en tredjepart.',
      },
    },
    {
      text: {
        nn: 'Samtykke: den registrerte har uttrykkeleg samtykt.',
        nb: 'Samtykke: den registrerte har uttrykkelig samtykket.',
        en: 'Consent: the data subject has given explicit consent.',
      },
      article: '9(2)(a)',
      provenance: {
        ...web,
        quote:
          'Samtykke\nPersonvernforordningen 9 (2) a): den registrerte har gitt uttrykkelig samtykke til behandling av slike personopplysninger.',
      },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'DFØ må følgje personopplysningslova, forvaltningslova, arkivlova og offentleglova.',
        nb: 'DFØ må følge personopplysningsloven, forvaltningsloven, arkivloven og offentleglova.',
        en: 'DFØ must follow the Personal Data Act, the Public Administration Act, the Archives Act and the Freedom of Information Act.',
      },
      provenance: {
        ...web,
        quote:
          'DFØ må følge personopplysningslova, forvaltningslova, arkivlova og offentlegheitslova, slik at alle personopplysningar blir behandla på ein lovleg måte.',
      },
    },
    {
      text: {
        nn: 'DFØ samlar inn berre dei personopplysningane som trengst, og prøver å samle inn så få som råd.',
        nb: 'DFØ samler inn bare de personopplysningene som trengs, og prøver å samle inn så få som mulig.',
        en: 'DFØ collects only the personal data that it needs, and tries to collect as little as possible.',
      },
      provenance: {
        ...web,
        quote:
          'DFØ samlar kun inn dei personopplysningane som vi har behov for og vi forsøker å samle inn minst mogleg.',
      },
    },
    {
      text: {
        nn: 'Vi vernar opplysningane, til dømes ved å styre kven som har tilgang.',
        nb: 'Vi beskytter opplysningene, for eksempel ved å styre hvem som har tilgang.',
        en: 'We protect the data, for example by controlling access to it.',
      },
      provenance: {
        ...web,
        quote:
          'Vi beskyttar personopplysningane ved for eksempel å tilgangsstyre kven som har tilgang til opplysningane.',
      },
    },
  ],
  rights: [
    {
      text: {
        nn: 'Innsyn: Du kan be om ein kopi av alle opplysningar vi behandlar om deg.',
        nb: 'Innsyn: Du kan be om en kopi av alle opplysninger vi behandler om deg.',
        en: 'Access: You can ask for a copy of all data that we process about you.',
      },
      provenance: {
        ...web,
        quote: 'Få innsyn i eigne opplysningar\nDu kan be om ein kopi av alle opplysninger vi behandlar om deg.',
      },
    },
    {
      text: {
        nn: 'Retting: Du kan be oss rette eller supplere opplysningar som er feil eller misvisande.',
        nb: 'Retting: Du kan be oss rette eller supplere opplysninger som er feil eller misvisende.',
        en: 'Rectification: You can ask us to correct or complete data that is wrong or misleading.',
      },
      provenance: {
        ...web,
        quote:
          'Korrigere personopplysningar\nDu kan be oss rette eller supplere opplysningar som er feilaktige eller misvisande.',
      },
    },
    {
      text: {
        nn: 'Sletting: Så langt regelverket tillèt det, kan du be oss slette opplysningar om deg.',
        nb: 'Sletting: Så langt regelverket tillater det, kan du be oss slette opplysninger om deg.',
        en: 'Erasure: As far as the law permits, you can ask us to erase data about you.',
      },
      provenance: {
        ...web,
        quote:
          'Slette personopplysningar\nSå langt regelverket til kvar enkelt tid tilet det, kan du be oss slette opplysningar om deg selv.',
      },
    },
    {
      text: {
        nn: 'Avgrensing: I nokre situasjonar kan du be oss avgrense behandlinga av opplysningar om deg.',
        nb: 'Begrensning: I noen situasjoner kan du be oss begrense behandlingen av opplysninger om deg.',
        en: 'Restriction: In some situations you can ask us to restrict the processing of data about you.',
      },
      provenance: {
        ...web,
        quote:
          'Avgrense behandling av personopplysningar\nI nokre situasjonar kan du også be oss avgrense behandlinga av opplysningar om deg.',
      },
    },
    {
      text: {
        nn: 'Protest: Om grunnlaget er oppgåvene våre eller ei interesseavveging, har du rett til å protestere.',
        nb: 'Protest: Hvis grunnlaget er oppgavene våre eller en interesseavveining, har du rett til å protestere.',
        en: 'Objection: Where the basis is our tasks or a balance of interests, you have the right to object.',
      },
      provenance: {
        ...web,
        quote:
          'Protestere mot behandling av personopplysningar\nDersom vi behandlar opplysningar om deg med grunnlag i våre oppgåver eller på bakgrunn av en interesseavveging, har du rett til å protestere på vår behandling av opplysningar om deg.',
      },
    },
    {
      text: {
        nn: 'Overføring: Om grunnlaget er samtykke eller ein kontrakt, kan du be oss overføre opplysningane til deg eller til ein annan behandlingsansvarleg.',
        nb: 'Overføring: Hvis grunnlaget er samtykke eller en kontrakt, kan du be oss overføre opplysningene til deg eller til en annen behandlingsansvarlig.',
        en: 'Portability: Where the basis is consent or a contract, you can ask us to transfer the data to you or to another controller.',
      },
      provenance: {
        ...web,
        quote:
          'Overføre opplysningar om deg\nDersom vi behandler opplysningar om deg med grunnlag i samtykke eller ein kontrakt, kan du be oss om å overføre opplysningar om deg til deg eller til ein annan behandlingsansvarlig.',
      },
    },
    {
      text: {
        nn: 'Om du meiner at vi bryt personopplysningslova, kan du seie ifrå gjennom den kontakten eller kanalen du alt har.',
        nb: 'Hvis du mener at vi bryter personopplysningsloven, kan du si ifra gjennom den kontakten eller kanalen du alt har.',
        en: 'Should you find that we break the Personal Data Act, you can tell us through the contact or channel you already have.',
      },
      provenance: {
        ...web,
        quote:
          'Vi håpar du vil seie ifrå dersom du meiner vi ikkje overheld reglane i personopplysningslova. Sei då gjerne først i frå gjennom den kontakta eller kanalen du allereie har etablert med oss.',
      },
    },
    {
      text: {
        nn: 'Klage: Du kan klage til Datatilsynet over behandlinga vår.',
        nb: 'Klage: Du kan klage til Datatilsynet over behandlingen vår.',
        en: 'Complaint: You can complain about our processing to Datatilsynet.',
      },
      provenance: {
        ...web,
        quote:
          'Klage på vår behandling av personopplysningar\nDu kan også klage over vår behandling av personopplysningar. Dette gjer du til Datatilsynet.',
      },
    },
  ],
  contacts: [
    {
      text: {
        nn: 'Personvernombodet gir råd og rettleiing, og har teieplikt om du seier frå i fortrulegheit.',
        nb: 'Personvernombudet gir råd og veiledning, og har taushetsplikt hvis du sier fra i fortrolighet.',
        en: 'The data protection officer advises you, and is bound by secrecy where you speak in confidence.',
      },
      provenance: {
        ...web,
        quote:
          'Du kan også kontakte personvernombudet vårt for å søke råd og rettleiing. Personvernombudet har tausheitsplikt dersom du ønsker å seie frå om noko i fortrulegheit.',
      },
    },
    {
      text: {
        nn: 'DFØ har eit eige personvernombod, som gir den behandlingsansvarlege råd om personvern.',
        nb: 'DFØ har et eget personvernombud, som gir den behandlingsansvarlige råd om personvern.',
        en: 'DFØ has its own data protection officer, who advises the controller on privacy.',
      },
      provenance: {
        ...web,
        quote:
          'I DFØ har vi eit eige personvernombod. Vedkommande gir råd om korleis den behandlingsansvarlige i verksemda best mogleg kan ivareta personverninteressene.',
      },
    },
    {
      text: {
        nn: 'Spørsmål om behandlinga og om korleis DFØ vernar opplysningane: personvernombodet.',
        nb: 'Spørsmål om behandlingen og om hvordan DFØ beskytter opplysningene: personvernombudet.',
        en: 'Questions about the processing and how DFØ protects the data: the data protection officer.',
      },
      email: 'Personvernombud@dfo.no',
      provenance: {
        ...web,
        quote:
          'Har du spørsmål om behandlinga av personopplysningane dine eller korleis DFØ beskyttar opplysningane? Ta kontakt med personvernombodet på e-post Personvernombud@dfo.no.',
      },
    },
  ],
  issues: [
    {
      id: 'web-bases-unassigned',
      text: {
        nn: 'Erklæringa har tre behandlingsgrunnlag, men seier for dei fleste behandlingar ikkje kva for eit som gjeld. Personvernforordninga artikkel 13 nr. 1 bokstav c krev det for kvar behandling.',
        nb: 'Erklæringen har tre behandlingsgrunnlag, men sier for de fleste behandlinger ikke hvilket som gjelder. Personvernforordningen artikkel 13 nr. 1 bokstav c krever det for hver behandling.',
        en: 'The statement has three legal bases, but for most activities does not say which one applies. Article 13(1)(c) of the GDPR requires it for each.',
      },
    },
    {
      id: 'web-withdrawal',
      text: {
        nn: 'Erklæringa byggjer på samtykke og nemner ikkje retten til å trekkje det tilbake (artikkel 13 nr. 2 bokstav c).',
        nb: 'Erklæringen bygger på samtykke og nevner ikke retten til å trekke det tilbake (artikkel 13 nr. 2 bokstav c).',
        en: 'The statement relies on consent and does not mention the right to withdraw it (Article 13(2)(c)).',
      },
    },
    {
      id: 'web-spelling',
      text: {
        nn: 'Erklæringa har skrivefeil («tilet», «som+ den»), grunnlag på bokmål, og både «personvernombudet» og «personvernombodet».',
        nb: 'Erklæringen har skrivefeil («tilet», «som+ den»), grunnlag på bokmål, og både «personvernombudet» og «personvernombodet».',
        en: 'The statement has misspellings (“tilet”, “som+ den”), legal bases in bokmål, and both “personvernombudet” and “personvernombodet”.',
      },
    },
  ],
} as const satisfies DfoProcessing;
