import type { Recipient, Service } from '../model.js';
import { app } from '../provenance.js';

const boostAi = {
  name: 'Boost AI',
  role: 'not-documented',
  provenance: { ...app, quote: 'Boost AI (leverandør av løysinga)' },
} as const satisfies Recipient;

/** The chatbot of DFØ-appen. No site of DFØ's declares it: in web pages it is linked, never embedded. */
export const boostAiChat = {
  name: 'Boost AI',
  delivery: 'linked',
  description: {
    nn: 'Chatboten i DFØ-appen svarer på førespurnader. Du treng ikkje oppgi personopplysningar for å bruke han. Tal med meir enn 6 siffer, namn og e-post blir sletta frå loggen etter ein time.',
    nb: 'Chatboten i DFØ-appen svarer på forespørsler. Du trenger ikke oppgi personopplysninger for å bruke den. Tall med mer enn 6 siffer, navn og e-post slettes fra loggen etter en time.',
    en: 'The chatbot in the DFØ app answers questions. You need not give personal data to use it. Numbers of more than 6 digits, names and e-mail addresses are deleted from the log after one hour.',
  },
  provenance: app,
  recipients: [boostAi],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'chatbot-log',
      kind: 'device',
      host: { nn: 'Loggen til chatboten', nb: 'Loggen til chatboten', en: 'The chatbot’s log' },
      purpose: {
        nn: 'Bygg opp databasen til chatboten, slik at han kan svare på fleire spørsmål.',
        nb: 'Bygger opp databasen til chatboten, slik at den kan svare på flere spørsmål.',
        en: 'Builds up the chatbot’s database so that it can answer more questions.',
      },
      lifetime: { n: 3, unit: 'months', atMost: true },
      recipients: [boostAi],
      provenance: { ...app, quote: 'Data blir lagra i maksimalt 3 månadar.' },
    },
  ],
  issues: [
    {
      id: 'boost-ai-web',
      text: {
        nn: 'Erklæringa for appen omtaler chatboten berre i appen. Om chatboten òg ligg på nettsidene, må han erklærast der.',
        nb: 'Erklæringen for appen omtaler chatboten bare i appen. Hvis chatboten også ligger på nettsidene, må den erklæres der.',
        en: 'The app’s statement mentions the chatbot in the app only. If the chatbot is on web pages too, it must be declared there.',
      },
    },
  ],
} as const satisfies Service;
