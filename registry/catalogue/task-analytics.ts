import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { hostUnsaid, roleUnsaid } from './unsaid.js';

const useOfCookies = {
  kind: 'documented',
  source: 'Task Analytics: Use of cookies (help.taskanalytics.com/portal/kb/articles/use-of-cookies)',
} as const;

const provider = { name: 'Task Analytics', role: 'not-documented', provenance: roleUnsaid } as const;

/** Asks visitors what they came for. */
export const taskAnalytics = {
  name: 'Task Analytics',
  purpose: 'feedback',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: ['*.taskanalytics.com'],
  // The embed code makes it, and the page’s own scripts call it.
  marks: { globals: ['TA'] },
  description: {
    nn: 'Task Analytics spør besøkande kva dei kom for å gjere på nettstaden. Når verktøyet blir lasta, får Task Analytics IP-adressa di.',
    nb: 'Task Analytics spør besøkende hva de kom for å gjøre på nettstedet. Når verktøyet lastes, får Task Analytics IP-adressen din.',
    en: 'Task Analytics asks visitors what they came to the website to do. When the tool loads, Task Analytics receives your IP address.',
  },
  provenance: useOfCookies,
  recipients: [provider],
  outsideEea: 'not-documented',
  items: [
    {
      name: '_tmc',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: {
        nn: 'Hugsar om du har sagt ja eller nei til undersøkinga, slik at du ikkje blir spurd på nytt. Om du sa ja, ligg det ein tilfeldig svar-ID der.',
        nb: 'Husker om du har sagt ja eller nei til undersøkelsen, slik at du ikke blir spurt på nytt. Hvis du sa ja, ligger det en tilfeldig svar-ID der.',
        en: 'Remembers whether you have said yes or no to the survey, so that you are not asked again. If you said yes, it holds a random response ID.',
      },
      lifetime: { n: 24, unit: 'hours' },
      recipients: [provider],
      provenance: useOfCookies,
    },
    {
      name: '_taj',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: {
        nn: 'Tek vare på svara dine om du går før undersøkinga er ferdig. Blir sletta når du har svart på alt.',
        nb: 'Tar vare på svarene dine hvis du går før undersøkelsen er ferdig. Slettes når du har svart på alt.',
        en: 'Keeps your answers if you leave before the survey is finished. Deleted when you have answered everything.',
      },
      // «30 seconds to 1 year».
      lifetime: { n: 1, unit: 'years', atMost: true },
      recipients: [provider],
      provenance: useOfCookies,
    },
  ],
  // The source leaves open whose host they lie on; where it is the site’s own, they can go.
  alsoClears: ['_tmc', '_taj'],
} as const satisfies Service<CataloguePurposeId>;
