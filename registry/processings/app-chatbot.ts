import type { DfoProcessing } from './processing.js';
import { app } from '../provenance.js';

export const appChatbot = {
  name: { nn: 'Chatbot i appen', nb: 'Chatbot i appen', en: 'Chatbot in the app' },
  statement: 'app',
  sites: ['dfo-appen'],
  purposes: [
    {
      text: {
        nn: 'rettleiing og brukarstøtte gjennom chatbot',
        nb: 'veiledning og brukerstøtte gjennom chatbot',
        en: 'guidance and user support by chatbot',
      },
      provenance: { ...app, quote: 'veiledning og brukarsupport gjennom chatbot' },
    },
    {
      text: {
        nn: 'svare på førespurnader og handtere informasjon om problem i sjølvbeteningsløysingane til DFØ',
        nb: 'svare på forespørsler og håndtere informasjon om problemer i selvbetjeningsløsningene til DFØ',
        en: 'answer questions and handle information about problems in DFØ’s self-service systems',
      },
      provenance: {
        ...app,
        quote:
          '(Løysinga er ein virtuell assistent som skal svare på førespurnader frå brukar og handtere informasjon knytt til handtering av problemstillingar i DFØs sjølvbeteningsløysingar.',
      },
    },
    {
      text: {
        nn: 'byggje opp databasen, slik at roboten kan svare på fleire spørsmål',
        nb: 'bygge opp databasen, slik at roboten kan svare på flere spørsmål',
        en: 'build up the database, so that the bot can answer more questions',
      },
      provenance: {
        ...app,
        quote:
          'Ikkje alle opplysningane blir sletta, fordi chatboten er avhengig av data for å bygge opp databasen, gjere roboten smartare, og bidra til at den automatisk kan svare på fleire spørsmål.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'du verken treng eller skal oppgi personopplysningar for å bruke chatboten',
        nb: 'du verken trenger eller skal oppgi personopplysninger for å bruke chatboten',
        en: 'you neither need nor are meant to give personal data to use the chatbot',
      },
      provenance: {
        ...app,
        quote:
          'Chatboten svarer ikkje på opplysningar som gjeld for den enkelte brukaren, og sluttbrukar verken treng eller skal oppgi personopplysningar for å bruke løysinga.)',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'Enkelte personar i DFØ og Boost AI, som leverer løysinga.',
        nb: 'Enkelte personer i DFØ og Boost AI, som leverer løsningen.',
        en: 'Certain people at DFØ and Boost AI, who provides the system.',
      },
      parties: [
        { name: 'DFØ', role: 'processor' },
        { name: 'Boost AI', role: 'not-documented' },
      ],
      provenance: {
        ...app,
        quote:
          'Tilgang til data som blir lagra og prosesserte i løysinga, er avgrensa til enkelte personar i DFØ og Boost AI (leverandør av løysinga).',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Tal med meir enn 6 siffer blir sletta frå loggen etter ein time.',
        nb: 'Tall med mer enn 6 siffer slettes fra loggen etter en time.',
        en: 'Numbers of more than 6 digits are erased from the log after one hour.',
      },
      lifetime: { n: 1, unit: 'hours' },
      provenance: {
        ...app,
        quote:
          'Dersom den enkelte oppgir personopplysningar, er det sett opp ei avgrensing som skal forhindre at personopplysningar blir lagra i loggen, og tal med meir enn 6 siffer blir automatisk sletta frå loggen etter ein time.',
      },
    },
    {
      text: {
        nn: 'Det same gjeld namn, e-post og anna som chatboten oppfattar som personopplysningar.',
        nb: 'Det samme gjelder navn, e-post og annet som chatboten oppfatter som personopplysninger.',
        en: 'The same goes for names, e-mail addresses and whatever else the chatbot takes for personal data.',
      },
      provenance: {
        ...app,
        quote:
          'Det same gjeld òg namn, e-post og ytterlegare informasjon som chatboten oppfattar kan vere personopplysningar.',
      },
    },
    {
      text: {
        nn: 'Dataa blir lagra i høgst 3 månader. Ikkje alle opplysningane blir sletta.',
        nb: 'Dataene lagres i høyst 3 måneder. Ikke alle opplysningene slettes.',
        en: 'The data is kept for at most 3 months. Not everything is erased.',
      },
      lifetime: { n: 3, unit: 'months', atMost: true },
      provenance: { ...app, quote: 'Data blir lagra i maksimalt 3 månadar.' },
    },
  ],
  safeguards: [
    {
      text: {
        nn: 'Ei avgrensing skal hindre at personopplysningar blir lagra i loggen.',
        nb: 'En avgrensning skal hindre at personopplysninger lagres i loggen.',
        en: 'A restriction is meant to keep personal data out of the log.',
      },
      provenance: {
        ...app,
        quote:
          'Dersom den enkelte oppgir personopplysningar, er det sett opp ei avgrensing som skal forhindre at personopplysningar blir lagra i loggen, og tal med meir enn 6 siffer blir automatisk sletta frå loggen etter ein time.',
      },
    },
  ],
  issues: [
    {
      id: 'app-chatbot-erasure',
      text: {
        nn: 'Erklæringa for appen seier både at personopplysningar ikkje skal bli lagra i loggen, at dei blir sletta etter ein time, at ikkje alt blir sletta, og at data blir lagra i høgst 3 månader. Kva som gjeld for kva, er uklart.',
        nb: 'Erklæringen for appen sier både at personopplysninger ikke skal lagres i loggen, at de slettes etter en time, at ikke alt slettes, og at data lagres i høyst 3 måneder. Hva som gjelder for hva, er uklart.',
        en: 'The app’s statement says that personal data is not to be kept in the log, that it is erased after one hour, that not all of it is erased, and that data is kept for at most 3 months. What applies to which is unclear.',
      },
    },
  ],
} as const satisfies DfoProcessing;
