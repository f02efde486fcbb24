import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { notFound, roleUnsaid } from './unsaid.js';

/** Questionnaires in a frame. A link to one loads nothing, and is a service with `delivery: 'linked'`. */
export const surveyxact = {
  name: 'SurveyXact',
  purpose: 'feedback',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.survey-xact.no', '*.survey-xact.dk'],
  collects: ['ip', 'device'],
  description: {
    nn: 'SurveyXact er eit verktøy for spørjeundersøkingar. Når eit skjema blir lasta, får SurveyXact IP-adressa di.',
    nb: 'SurveyXact er et verktøy for spørreundersøkelser. Når et skjema lastes, får SurveyXact IP-adressen din.',
    en: 'SurveyXact is a tool for surveys. When a questionnaire loads, SurveyXact receives your IP address.',
  },
  provenance: notFound,
  recipients: [{ name: 'SurveyXact', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
