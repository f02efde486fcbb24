import { web } from '../provenance.js';
import { privacyUrl, type DfoSite } from './site.js';

/** Nothing is declared on the device, so nothing is asked. */
export const markedsplassen = {
  title: 'Markedsplassen for skytjenester',
  kind: 'website',
  hostnames: ['markedsplassen.anskaffelser.no'],
  provenance: web,
  provenanceOf: {
    hostnames: {
      kind: 'assumed',
      why: {
        nn: 'erklæringa nemner nettstaden, ikkje vertsnamnet.',
        nb: 'erklæringen nevner nettstedet, ikke vertsnavnet.',
        en: 'the statement names the site, not its host name.',
      },
    },
  },
  banner: [],
  inContext: [],
  necessary: [],
  privacyUrl,
  issues: [
    {
      id: 'markedsplassen-host',
      text: {
        nn: 'Erklæringa oppgir ikkje vertsnamnet til Markedsplassen. markedsplassen.anskaffelser.no er henta frå allmenn kunnskap, og må stadfestast.',
        nb: 'Erklæringen oppgir ikke vertsnavnet til Markedsplassen. markedsplassen.anskaffelser.no er hentet fra allmenn kunnskap, og må bekreftes.',
        en: 'The statement does not give the host name of Markedsplassen. markedsplassen.anskaffelser.no is general knowledge and must be confirmed.',
      },
    },
    {
      id: 'markedsplassen-session',
      text: {
        nn: 'Erklæringa seier at leverandørar og kundar registrerer seg, men nemner ingen informasjonskapsel for innlogging.',
        nb: 'Erklæringen sier at leverandører og kunder registrerer seg, men nevner ingen informasjonskapsel for innlogging.',
        en: 'The statement says that suppliers and customers register, but names no login cookie.',
      },
    },
  ],
} as const satisfies DfoSite;
