import type { DfoPurposeId } from '../purposes.js';
import type { Service } from '../model.js';
import { web } from '../provenance.js';

/** Charts on statsregnskapet.no. The server's address is the site's to tell (`data-qlik-url`). */
export const qlik = {
  name: 'Qlik',
  purpose: 'visualisation',
  // Optional until DFØ argues otherwise in writing (R35).
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'visualisation',
  hostsFrom: 'qlikUrl',
  hosts: ['*.qlikcloud.com', 'cdn.jsdelivr.net/npm/@qlik/'],
  marks: { elements: ['qlik-*'] },
  webSockets: true,
  collects: ['ip', 'interaction'],
  body: {
    nn: 'Om du godtek, blir ein informasjonskapsel frå Qlik lagra for å hugse vala du gjer i grafane. Kven som driftar serveren, er ikkje oppgitt.',
    nb: 'Hvis du godtar, lagres en informasjonskapsel fra Qlik for å huske valgene du gjør i grafene. Hvem som drifter serveren, er ikke oppgitt.',
    en: 'If you accept, a cookie from Qlik is stored to remember the choices you make in the charts. Who runs the server is not stated.',
  },
  description: {
    nn: 'Grafverktøyet Qlik plasserer ein informasjonskapsel på maskina di for å hugse handlingane og vala du gjer i grafane på {site}.',
    nb: 'Grafverktøyet Qlik plasserer en informasjonskapsel på maskinen din for å huske handlingene og valgene du gjør i grafene på {site}.',
    en: 'The charting tool Qlik sets a cookie on your device to remember the actions and choices you make in the charts on {site}.',
  },
  provenance: web,
  // The statement names the tool, not who runs the server.
  recipients: [],
  outsideEea: 'not-documented',
  items: [
    {
      // On plain http the server appends -HTTP to the name.
      name: 'X-Qlik-Session-Public',
      alsoNamed: ['X-Qlik-Session-Public-HTTP'],
      kind: 'cookie',
      host: {
        nn: 'Qlik-serveren til nettstaden',
        nb: 'Qlik-serveren til nettstedet',
        en: 'The site’s Qlik server',
      },
      purpose: {
        nn: 'Hugsar handlingane og vala du gjer i grafane på sida.',
        nb: 'Husker handlingene og valgene du gjør i grafene på siden.',
        en: 'Remembers the actions and choices you make in the charts on the page.',
      },
      lifetime: 'session',
      // The statement names the tool, not who runs the server.
      recipients: [],
      provenance: {
        ...web,
        quote:
          'for å hugse handlingane og vala du gjer i grafane på sida. Ingen informasjon blir lagra, og informasjonskapselen blir sletta når du lèt att sida.',
      },
      provenanceOf: {
        host: {
          kind: 'assumed',
          why: {
            nn: 'erklæringa nemner ikkje noko vertsnamn.',
            nb: 'erklæringen nevner ikke noe vertsnavn.',
            en: 'the statement names no host.',
          },
        },
        lifetime: { kind: 'documented', source: 'Qlik Sense help: virtual proxy, session cookie' },
      },
    },
  ],
  issues: [
    {
      id: 'qlik-nothing-stored',
      text: {
        nn: 'Erklæringa seier at ingen informasjon blir lagra, og at informasjonskapselen blir sletta når du lèt att sida. Ein øktkapsel blir sletta når nettlesaren blir lukka, ikkje sida, og økta lever vidare på serveren (30 minutt som standard). At vala dine blir hugsa, er lagring.',
        nb: 'Erklæringen sier at ingen informasjon lagres, og at informasjonskapselen slettes når du lukker siden. En øktkapsel slettes når nettleseren lukkes, ikke siden, og økten lever videre på serveren (30 minutter som standard). At valgene dine huskes, er lagring.',
        en: 'The statement says that no information is stored and that the cookie is deleted when you close the page. A session cookie is deleted when the browser closes, not the page, and the session lives on at the server (30 minutes by default). Remembering your choices is storage.',
      },
    },
    {
      id: 'qlik-host',
      text: {
        nn: 'Erklæringa seier ikkje kva for ein server informasjonskapselen kjem frå, eller kven som driftar han.',
        nb: 'Erklæringen sier ikke hvilken server informasjonskapselen kommer fra, eller hvem som drifter den.',
        en: 'The statement does not say which server the cookie comes from, or who runs it.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
