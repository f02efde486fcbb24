import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { web } from '../provenance.js';

// The statement's column says «Databehandler» for both. The claim is kept and doubted below (R42).
const tableau = { name: 'Tableau', role: 'processor', provenance: web } as const satisfies Recipient;
const googleAnalytics = { name: 'Google Analytics', role: 'processor', provenance: web } as const satisfies Recipient;
const newRelic = {
  name: 'New Relic',
  role: 'not-documented',
  provenance: {
    kind: 'documented',
    source: 'New Relic browser agent documentation: nr-data.net is New Relic’s own domain',
  },
} as const satisfies Recipient;

const statisticsForTableau = {
  nn: 'Statistikk for Tableau.',
  nb: 'Statistikk for Tableau.',
  en: 'Statistics for Tableau.',
} as const;

/** Charts and maps from Tableau Public: the statement's six rows, as declared. */
export const tableauPublic = {
  name: 'Tableau',
  purpose: 'visualisation',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'visualisation',
  hosts: ['*.tableau.com', '*.tableausoftware.com'],
  marks: { elements: ['tableau-*'], classes: ['tableauPlaceholder'], globals: ['tableau', 'tableauSoftware'] },
  collects: ['ip', 'device', 'page', 'interaction'],
  description: {
    nn: 'Vi bruker Tableau Public for å vise fram statistikk på {site}. Desse informasjonskapslane blir plasserte av Tableau.',
    nb: 'Vi bruker Tableau Public for å vise fram statistikk på {site}. Disse informasjonskapslene plasseres av Tableau.',
    en: 'We use Tableau Public to present statistics on {site}. These cookies are set by Tableau.',
  },
  provenance: web,
  recipients: [tableau, googleAnalytics, newRelic],
  // The statement says nothing of it.
  outsideEea: {
    value: true,
    provenance: {
      kind: 'assumed',
      why: {
        nn: 'Tableau, Google og New Relic er amerikanske selskap, og dataa kan bli behandla i USA.',
        nb: 'Tableau, Google og New Relic er amerikanske selskaper, og dataene kan bli behandlet i USA.',
        en: 'Tableau, Google and New Relic are American companies, and the data may be processed in the USA.',
      },
    },
  },
  items: [
    {
      name: 'JSESSIONID',
      kind: 'cookie',
      host: '.nr-data.net',
      purpose: { nn: 'Sesjons-ID.', nb: 'Sesjons-ID.', en: 'Session ID.' },
      lifetime: 'session',
      recipients: [tableau, newRelic],
      provenance: web,
      provenanceOf: { lifetime: { kind: 'documented', source: 'New Relic browser agent documentation' } },
    },
    {
      name: '_ga',
      kind: 'cookie',
      host: '.tableau.com',
      purpose: statisticsForTableau,
      lifetime: { n: 2, unit: 'years' },
      recipients: [googleAnalytics],
      provenance: web,
      provenanceOf: { lifetime: { kind: 'documented', source: 'Google Analytics cookie usage documentation' } },
    },
    {
      name: '_gid',
      kind: 'cookie',
      host: '.tableau.com',
      purpose: statisticsForTableau,
      lifetime: { n: 24, unit: 'hours' },
      recipients: [googleAnalytics],
      provenance: web,
      provenanceOf: { lifetime: { kind: 'documented', source: 'Google Analytics cookie usage documentation' } },
    },
    {
      // What is set in practice is _gat_<property>, hence the prefix.
      name: '_gat',
      match: 'prefix',
      kind: 'cookie',
      host: '.tableau.com',
      purpose: statisticsForTableau,
      lifetime: { n: 1, unit: 'minutes' },
      recipients: [googleAnalytics],
      provenance: web,
      provenanceOf: { lifetime: { kind: 'documented', source: 'Google Analytics cookie usage documentation' } },
    },
    {
      name: 'tableau_locale',
      kind: 'cookie',
      host: 'public.tableau.com',
      purpose: {
        nn: 'Blir brukt til å velje rette lokalinnstillingar, til dømes for desimal- og tusenskiljeteikn ( , . ) i tal.',
        nb: 'Brukes til å velge riktige lokalinnstillinger, for eksempel for desimal- og tusenskilletegn ( , . ) i tall.',
        en: 'Used to select the correct locale settings, for example decimal and thousands separators ( , . ) in numbers.',
      },
      lifetime: 'not-documented',
      recipients: [tableau],
      provenance: {
        ...web,
        quote:
          'Brukes for å sette de riktige lokalinstillingene, som for eksempel desimal- og tusenskilletegn ( , . ) i tall.',
      },
    },
    {
      name: 'tableau_public_negociated_locale',
      alsoNamed: ['tableau_public_negotiated_locale'],
      kind: 'cookie',
      host: 'public.tableau.com',
      purpose: {
        nn: 'Ikkje beskrive i personvernerklæringa.',
        nb: 'Ikke beskrevet i personvernerklæringen.',
        en: 'Not described in the privacy statement.',
      },
      lifetime: 'not-documented',
      recipients: [tableau],
      provenance: web,
    },
  ],
  issues: [
    {
      id: 'tableau-negociated',
      text: {
        nn: 'Erklæringa skriv tableau_public_negociated_locale og beskriv han ikkje. Alle funn i open kode skriv tableau_public_negotiated_locale. Begge namna blir kjende att her.',
        nb: 'Erklæringen skriver tableau_public_negociated_locale og beskriver den ikke. Alle funn i åpen kode skriver tableau_public_negotiated_locale. Begge navnene gjenkjennes her.',
        en: 'The statement writes tableau_public_negociated_locale and does not describe it. Every occurrence found in public code reads tableau_public_negotiated_locale. Both names are recognised here.',
      },
    },
    {
      id: 'tableau-new-relic',
      text: {
        nn: 'Erklæringa oppgir Tableau som databehandlar for JSESSIONID på .nr-data.net. Domenet høyrer til New Relic, som dermed er mottakar.',
        nb: 'Erklæringen oppgir Tableau som databehandler for JSESSIONID på .nr-data.net. Domenet tilhører New Relic, som dermed er mottaker.',
        en: 'The statement names Tableau as processor for JSESSIONID on .nr-data.net. The domain belongs to New Relic, which is therefore a recipient.',
      },
    },
    {
      id: 'tableau-roles',
      text: {
        nn: 'Erklæringa kallar Tableau og Google Analytics databehandlarar. Dei bruker dataa til eigen statistikk, og er truleg sjølvstendige eller felles behandlingsansvarlege (jf. C-40/17). DFØ må avklare rolla.',
        nb: 'Erklæringen kaller Tableau og Google Analytics databehandlere. De bruker dataene til egen statistikk, og er trolig selvstendige eller felles behandlingsansvarlige (jf. C-40/17). DFØ må avklare rollen.',
        en: 'The statement calls Tableau and Google Analytics processors. They use the data for their own statistics and are probably independent or joint controllers (cf. C-40/17). DFØ must settle the role.',
      },
    },
    {
      id: 'tableau-observe-again',
      text: {
        nn: '_ga, _gid og _gat er namn frå Universal Analytics, som blei avslutta i 2023. Kopierte førespurnader frå 2020–2026 viser også _ga_8YLN0SNXVS, _gcl_au, OptanonConsent, OptanonAlertBoxClosed, XSRF-TOKEN og _cs_c hos Tableau. Dei er ikkje førte opp her, for ingen har vist at innbygde grafar set dei. Tabellen må observerast på nytt.',
        nb: '_ga, _gid og _gat er navn fra Universal Analytics, som ble avsluttet i 2023. Kopierte forespørsler fra 2020–2026 viser også _ga_8YLN0SNXVS, _gcl_au, OptanonConsent, OptanonAlertBoxClosed, XSRF-TOKEN og _cs_c hos Tableau. De er ikke ført opp her, for ingen har vist at innebygde grafer setter dem. Tabellen må observeres på nytt.',
        en: '_ga, _gid and _gat are names from Universal Analytics, which ended in 2023. Captures from 2020–2026 also show _ga_8YLN0SNXVS, _gcl_au, OptanonConsent, OptanonAlertBoxClosed, XSRF-TOKEN and _cs_c at Tableau. They are not listed here, because nobody has shown that embedded charts set them. The table must be observed again.',
      },
    },
    {
      id: 'tableau-lifetimes',
      text: {
        nn: 'Erklæringa oppgir ingen levetider for informasjonskapslane til Tableau, og kolonneoverskriftene er på bokmål i ein nynorsk tekst.',
        nb: 'Erklæringen oppgir ingen levetider for informasjonskapslene til Tableau, og kolonneoverskriftene er på bokmål i en nynorsk tekst.',
        en: 'The statement gives no lifetimes for Tableau’s cookies, and the column headings are in bokmål inside a nynorsk text.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
