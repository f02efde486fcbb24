import type { Service } from '../model.js';
import { web } from '../provenance.js';

/** Surveys by e-mail link after courses. */
export const surveyxact = {
  name: 'SurveyXact',
  delivery: 'linked',
  description: {
    nn: 'Vi bruker e-postadressene frå påmeldinga til å sende ut evalueringar etter kurs og seminar via leverandøren vår, SurveyXact.',
    nb: 'Vi bruker e-postadressene fra påmeldingen til å sende ut evalueringer etter kurs og seminar via leverandøren vår, SurveyXact.',
    en: 'We use the e-mail addresses from registration to send evaluations after courses and seminars through our provider, SurveyXact.',
  },
  provenance: web,
  recipients: [{ name: 'SurveyXact', role: 'not-documented', provenance: web }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service;
