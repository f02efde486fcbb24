import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const apprentices = {
  name: {
    nn: 'Lærlingar og medlemsverksemder (OLKWEB)',
    nb: 'Lærlinger og medlemsvirksomheter (OLKWEB)',
    en: 'Apprentices and member enterprises (OLKWEB)',
  },
  statement: 'web',
  sites: ['okstat.dfo.no'],
  purposes: [
    {
      text: {
        nn: 'OLKWEB blir brukt til kommunikasjon mellom medlemsverksemder (statlege verksemder) og «OK stat». Sida okstat.no lenkjer til innlogginga.',
        nb: 'OLKWEB brukes til kommunikasjon mellom medlemsvirksomheter (statlige virksomheter) og «OK stat». Siden okstat.no lenker til innloggingen.',
        en: 'OLKWEB is used for communication between member enterprises (state bodies) and “OK stat”. The site okstat.no links to the login.',
      },
      provenance: {
        ...web,
        quote:
          'I tillegg viser okstat.no til innlogging i OLKWEB med ei lenke. OLKWEB blir brukt til kommunikasjon mellom medlemsverksemder (statlige verksemder) og OK stat.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'nødvendige personopplysningar og dokumentasjon i læretida, hos medlemsverksemda og DFØ',
        nb: 'nødvendige personopplysninger og dokumentasjon i læretiden, hos medlemsvirksomheten og DFØ',
        en: 'necessary personal data and documents during the apprenticeship, at the member enterprise and DFØ',
      },
      provenance: {
        ...web,
        quote: 'Medlemsverksemda og DFØ lagrer naudsynte personopplysningar og dokumentasjon i læretida.',
      },
    },
  ],
  sources: [
    {
      text: {
        nn: 'DFØ hentar personopplysningar frå Vigo bedrift til «Medlemsbedriften».',
        nb: 'DFØ henter personopplysninger fra Vigo bedrift til «Medlemsbedriften».',
        en: 'DFØ gets personal data from Vigo bedrift for “Medlemsbedriften”.',
      },
      provenance: { ...web, quote: 'DFØ henter personopplysningar frå Vigo bedrift til Medlemsbedriften.' },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Medlemsverksemda: DFØ slettar alle personopplysningar når «medlemsavtalen og medlemsverksemda ikkje har hatt lærling dei to siste åra».',
        nb: 'Medlemsvirksomheten: DFØ sletter alle personopplysninger når «medlemsavtalen og medlemsverksemda ikkje har hatt lærling dei to siste åra».',
        en: 'Member enterprise: DFØ erases all personal data when “medlemsavtalen og medlemsverksemda ikkje har hatt lærling dei to siste åra” (no apprentice for two years).',
      },
      lifetime: { n: 2, unit: 'years' },
      provenance: {
        ...web,
        quote:
          'Medlemsverksemda: Alle personopplysningar blir sletta av DFØ når medlemsavtalen og medlemsverksemda ikkje har hatt lærling dei to siste åra.',
      },
    },
    {
      text: {
        nn: 'Lærling: DFØ slettar alle personopplysningar seinast 24 månader etter at læretida er slutt.',
        nb: 'Lærling: DFØ sletter alle personopplysninger senest 24 måneder etter at læretiden er slutt.',
        en: 'Apprentice: DFØ erases all personal data at the latest 24 months after the apprenticeship has ended.',
      },
      lifetime: { n: 24, unit: 'months', atMost: true },
      provenance: {
        ...web,
        quote: 'Lærling: Alle personopplysningar blir sletta av DFØ seinast 24 månader etter at læretida er slutt.',
      },
    },
  ],
  issues: [
    {
      id: 'okstat-member-rule',
      text: {
        nn: 'Regelen for medlemsverksemda manglar eit verb: det er ikkje sagt kva som må ha skjedd med medlemsavtalen. «Medlemsbedriften» er ikkje forklart, og typane opplysningar er ikkje nemnde.',
        nb: 'Regelen for medlemsvirksomheten mangler et verb: det er ikke sagt hva som må ha skjedd med medlemsavtalen. «Medlemsbedriften» er ikke forklart, og typene opplysninger er ikke nevnt.',
        en: 'The rule for the member enterprise lacks a verb: it is not said what must have happened to the membership agreement. “Medlemsbedriften” is not explained, and the categories of data are not named.',
      },
    },
  ],
} as const satisfies DfoProcessing;
