import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const doffinNotices = {
  name: { nn: 'Kunngjeringar på Doffin', nb: 'Kunngjøringer på Doffin', en: 'Notices on Doffin' },
  statement: 'web',
  sites: ['doffin.no'],
  roles: [
    {
      text: {
        nn: 'DFØ behandlar gjennom Doffin personopplysningar når oppdragsgivarar kunngjer konkurransar, og når kontraktar er tildelte, med kontaktinformasjonen til tilbydaren.',
        nb: 'DFØ behandler gjennom Doffin personopplysninger når oppdragsgivere kunngjør konkurranser, og når kontrakter er tildelt, med kontaktinformasjonen til tilbyderen.',
        en: 'Through Doffin, DFØ processes personal data when contracting authorities publish notices of competitions and of contract awards, with contact details of the tenderer.',
      },
      provenance: {
        ...web,
        quote:
          'Direktoratet for forvaltning og økonomistyring behandlar gjennom Doffin personopplysningar ved publisering av kunngjering av konkurranse frå oppdragsgivarar, og ved kunngjeringar av kontraktstildeling med tilbodsgivars kontaktinformasjon.',
      },
    },
  ],
  purposes: [
    {
      text: {
        nn: 'Å sikre at kunngjeringsplikta i innkjøpsregelverket blir følgd.',
        nb: 'Å sikre at kunngjøringsplikten i innkjøpsregelverket følges.',
        en: 'To ensure that the duty to publish notices under the procurement rules is met.',
      },
      provenance: {
        ...web,
        quote:
          'Behandlinga av desse personopplysningane er nødvendig for å sikre rett regelverksetterleving med omsyn til kunngjeringsplikt som følgjer av innkjøpsregelverket.',
      },
    },
  ],
  legalBases: [
    {
      text: {
        nn: 'Å oppfylle ei rettsleg plikt som kviler på den behandlingsansvarlege, og å utføre ei oppgåve for allmenta eller utøve offentleg mynde.',
        nb: 'Å oppfylle en rettslig plikt som hviler på den behandlingsansvarlige, og å utføre en oppgave for allmennheten eller utøve offentlig myndighet.',
        en: 'To comply with a legal obligation of the controller, and to perform a task in the public interest or in the exercise of official authority.',
      },
      provenance: {
        ...web,
        quote:
          'Behandlingsgrunnlaget for behandlinga er å oppfylle ei rettsleg forplikting som kviler på den behandlingsansvarlege, og å utføra ei oppgåve til beste for allmenta eller utøvd offentleg styresmakt som den behandlingsansvarlege er pålagd.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'Konkurranse: kontaktperson (stilling, eller fornamn og etternamn)',
        nb: 'Konkurranse: kontaktperson (stilling, eller fornavn og etternavn)',
        en: 'Competition: contact person (position, or first name and surname)',
      },
      provenance: { ...web, quote: 'Kontaktperson (stillinga til personen eller førenamn og etternamn)' },
    },
    {
      text: { nn: 'Konkurranse: kontoradresse', nb: 'Konkurranse: kontoradresse', en: 'Competition: office address' },
      provenance: { ...web, quote: 'Kontoradresse' },
    },
    {
      text: { nn: 'Konkurranse: e-postadresse', nb: 'Konkurranse: e-postadresse', en: 'Competition: e-mail address' },
      provenance: { ...web, quote: 'E-postadresse' },
    },
    {
      text: { nn: 'Konkurranse: nettside', nb: 'Konkurranse: nettside', en: 'Competition: web page' },
      provenance: { ...web, quote: 'Nettside' },
    },
    {
      text: {
        nn: 'Konkurranse: kontortelefonnummer',
        nb: 'Konkurranse: kontortelefonnummer',
        en: 'Competition: office telephone number',
      },
      provenance: { ...web, quote: 'Kontortelefonnummer' },
    },
    {
      text: {
        nn: 'Konkurranse: kontorfaksnummer',
        nb: 'Konkurranse: kontorfaksnummer',
        en: 'Competition: office fax number',
      },
      provenance: { ...web, quote: 'Kontorfaksnummer' },
    },
    {
      text: {
        nn: 'Konkurranse: namn på jurymedlem eller deltakar i ein designkonkurranse',
        nb: 'Konkurranse: navn på jurymedlem eller deltaker i en designkonkurranse',
        en: 'Competition: name of a jury member or a participant in a design contest',
      },
      provenance: { ...web, quote: 'Navn på jurymedlem eller deltakar i ein designkonkurranse' },
    },
    {
      text: {
        nn: 'Kontraktstildeling: namn på tilbydar eller entreprenør (føretak, i spesielle tilfelle ein fysisk person)',
        nb: 'Kontraktstildeling: navn på tilbyder eller entreprenør (foretak, i spesielle tilfeller en fysisk person)',
        en: 'Contract award: name of the tenderer or contractor (an enterprise, in special cases a natural person)',
      },
      provenance: {
        ...web,
        quote: 'Namn på tilbydar eller entreprenør (føretak eller fysisk person i spesielle tilfelle)',
      },
    },
    {
      text: {
        nn: 'Kontraktstildeling: kontaktperson (stilling, eller fornamn og etternamn)',
        nb: 'Kontraktstildeling: kontaktperson (stilling, eller fornavn og etternavn)',
        en: 'Contract award: contact person (position, or first name and surname)',
      },
      provenance: { ...web, quote: 'Kontaktperson (stillinga til personen eller førenamn og etternamn)' },
    },
    {
      text: {
        nn: 'Kontraktstildeling: kontoradresse',
        nb: 'Kontraktstildeling: kontoradresse',
        en: 'Contract award: office address',
      },
      provenance: { ...web, quote: 'Kontoradresse' },
    },
    {
      text: {
        nn: 'Kontraktstildeling: e-postadresse',
        nb: 'Kontraktstildeling: e-postadresse',
        en: 'Contract award: e-mail address',
      },
      provenance: { ...web, quote: 'E-postadresse' },
    },
    {
      text: { nn: 'Kontraktstildeling: nettside', nb: 'Kontraktstildeling: nettside', en: 'Contract award: web page' },
      provenance: { ...web, quote: 'Nettside' },
    },
    {
      text: {
        nn: 'Kontraktstildeling: kontortelefonnummer',
        nb: 'Kontraktstildeling: kontortelefonnummer',
        en: 'Contract award: office telephone number',
      },
      provenance: { ...web, quote: 'Kontortelefonnummer' },
    },
    {
      text: {
        nn: 'Kontraktstildeling: kontorfaksnummer',
        nb: 'Kontraktstildeling: kontorfaksnummer',
        en: 'Contract award: office fax number',
      },
      provenance: { ...web, quote: 'Kontorfaksnummer' },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Så lenge det er nødvendig: 10 år på nettsida til Doffin.',
        nb: 'Så lenge det er nødvendig: 10 år på nettsiden til Doffin.',
        en: 'As long as is necessary: 10 years on Doffin’s website.',
      },
      lifetime: { n: 10, unit: 'years' },
      provenance: {
        ...web,
        quote: 'Doffin beheld berre data så lenge det er nødvendig. Dette er 10 år på Doffin-nettsida.',
      },
    },
    {
      text: {
        nn: 'Deretter ligg kunngjeringane i eit internt arkiv som ikkje er offentleg.',
        nb: 'Deretter ligger kunngjøringene i et internt arkiv som ikke er offentlig.',
        en: 'Afterwards the notices are kept in an internal archive closed to the public.',
      },
      provenance: { ...web, quote: 'Etter dette blir kunngjeringar arkiverte på eit ikkje-offentleg internt arkiv.' },
    },
  ],
  issues: [
    {
      id: 'doffin-articles',
      text: {
        nn: 'Erklæringa nemner grunnlaga for Doffin utan artikkel, og seier ikkje kor lenge kunngjeringane ligg i det interne arkivet.',
        nb: 'Erklæringen nevner grunnlagene for Doffin uten artikkel, og sier ikke hvor lenge kunngjøringene ligger i det interne arkivet.',
        en: 'The statement names the bases for Doffin by no article, and does not say how long the notices stay in the internal archive.',
      },
    },
  ],
} as const satisfies DfoProcessing;
