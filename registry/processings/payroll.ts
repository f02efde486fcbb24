import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const payroll = {
  name: {
    nn: 'Lønns- og rekneskapstenester',
    nb: 'Lønns- og regnskapstjenester',
    en: 'Payroll and accounting services',
  },
  statement: 'web',
  roles: [
    {
      text: {
        nn: 'DFØ leverer lønns- og rekneskapstenester. Databehandlaravtalen mellom DFØ og kundane beskriv behandlinga.',
        nb: 'DFØ leverer lønns- og regnskapstjenester. Databehandleravtalen mellom DFØ og kundene beskriver behandlingen.',
        en: 'DFØ provides payroll and accounting services. The data processing agreement between DFØ and its customers describes the processing.',
      },
      parties: [{ name: 'DFØ', role: 'processor' }],
      provenance: {
        ...web,
        quote:
          'DFØ leverer også lønn- og regnskapstenester, og denne behandlinga er skildra i databehandlaravtalen mellom DFØ og kundane våre. Her har DFØ rolla som databehandlar.',
      },
    },
  ],
  issues: [
    {
      id: 'web-payroll-missing',
      text: {
        nn: 'Erklæringa har overskrifta «Lønns- og regnskapstenester» utan noko under.',
        nb: 'Erklæringen har overskriften «Lønns- og regnskapstenester» uten noe under.',
        en: 'The statement has the heading “Lønns- og regnskapstenester” with nothing below.',
      },
    },
  ],
} as const satisfies DfoProcessing;
