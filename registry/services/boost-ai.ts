import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { app } from '../provenance.js';

const boostAi = {
  name: 'Boost AI',
  role: 'not-documented',
  provenance: { ...app, quote: 'Boost AI (leverandør av løysinga)' },
} as const satisfies Recipient;

/** The chatbot as a panel in a web page. Its log in DFØ-appen is `dfo-appen-chatbot`. */
export const boostAiChat = {
  name: 'Boost AI',
  purpose: 'support',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.boost.ai'],
  marks: { globals: ['boostChatPanel', 'boostInit'] },
  collects: ['ip', 'device', 'interaction'],
  description: {
    nn: 'Chatbot frå Boost AI. Når du godtek, blir han lasta frå Boost AI, som får det du skriv til han.',
    nb: 'Chatbot fra Boost AI. Når du godtar, lastes den fra Boost AI, som får det du skriver til den.',
    en: 'Chatbot from Boost AI. When you accept, it is loaded from Boost AI, which receives what you write to it.',
  },
  provenance: {
    kind: 'assumed',
    why: {
      nn: 'Innbyggingskodar frå Boost AI finst på offentlege nettsider. Erklæringa for appen nemner leverandøren; ingen av erklæringane seier at nettsidene til DFØ bruker chatboten.',
      nb: 'Innbyggingskoder fra Boost AI finnes på offentlige nettsider. Erklæringen for appen nevner leverandøren; ingen av erklæringene sier at nettsidene til DFØ bruker chatboten.',
      en: 'Embed codes of Boost AI are found on public web pages. The app’s statement names the provider; neither statement says that DFØ’s web pages use the chatbot.',
    },
  },
  recipients: [boostAi],
  outsideEea: 'not-documented',
  items: [],
  issues: [
    {
      id: 'boost-ai-web',
      text: {
        nn: 'Erklæringa for appen omtaler chatboten berre i appen. Han er ført opp på dfo.no, slik at ein innbyggingskode spør før han blir lasta. Om chatboten ligg på nettsidene, må erklæringa seie det; om ikkje, skal han ut av registeret. Kva han lagrar på eininga, er ikkje dokumentert.',
        nb: 'Erklæringen for appen omtaler chatboten bare i appen. Den er ført opp på dfo.no, slik at en innbyggingskode spør før den lastes. Hvis chatboten ligger på nettsidene, må erklæringen si det; hvis ikke, skal den ut av registeret. Hva den lagrer på enheten, er ikke dokumentert.',
        en: 'The app’s statement mentions the chatbot in the app only. It is listed on dfo.no so that an embed code asks before it loads. If the chatbot is on web pages, the statement must say so; if not, it should leave the registry. What it stores on the device is not documented.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
