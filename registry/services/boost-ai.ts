import type { Recipient, Service } from '../model.js';
import { app } from '../provenance.js';

const boostAi = {
  name: 'Boost AI',
  role: 'not-documented',
  provenance: { ...app, quote: 'Boost AI (leverandør av løysinga)' },
} as const satisfies Recipient;

/** The chatbot, where a web page links to it. Its log in DFØ-appen is `dfo-appen-chatbot`. No site declares it yet. */
export const boostAiChat = {
  name: 'Boost AI',
  delivery: 'linked',
  description: {
    nn: 'Chatboten til DFØ, levert av Boost AI. Nettsidene våre lenkjer til han, og lastar han ikkje inn.',
    nb: 'Chatboten til DFØ, levert av Boost AI. Nettsidene våre lenker til den, og laster den ikke inn.',
    en: 'DFØ’s chatbot, provided by Boost AI. Our web pages link to it and do not load it.',
  },
  provenance: app,
  recipients: [boostAi],
  outsideEea: 'not-documented',
  items: [],
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
