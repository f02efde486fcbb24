import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { matomoApi, matomoSource, web } from '../provenance.js';

const dfo = {
  name: 'DFØ',
  role: 'controller',
  provenance: { ...web, quote: 'blir lagra lokalt på våre eigne serverar' },
} as const satisfies Recipient;

/** Web statistics on DFØ's own server. Host and site id are the site's to tell (`data-matomo-url`). */
export const matomo = {
  name: 'Matomo',
  purpose: 'statistics',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: [],
  loader: 'matomo',
  marks: { globals: ['Matomo', 'Piwik', 'piwik_log'], queues: ['_paq', '_mtm'] },
  description: {
    nn: 'For å analysere informasjonen bruker vi analyseverktøyet Matomo for {site}. Informasjonen som blir samla inn, blir lagra lokalt på våre eigne serverar. Berre rapportar med avidentifiserte data kan bli delte med samarbeidspartnarane våre.',
    nb: 'For å analysere informasjonen bruker vi analyseverktøyet Matomo for {site}. Informasjonen som samles inn, lagres lokalt på våre egne servere. Bare rapporter med avidentifiserte data kan deles med samarbeidspartnerne våre.',
    en: 'To analyse the information we use the analytics tool Matomo for {site}. The information collected is stored locally on our own servers. Only reports with de-identified data may be shared with our partners.',
  },
  provenance: web,
  recipients: [dfo],
  outsideEea: {
    value: false,
    provenance: {
      kind: 'assumed',
      why: {
        nn: 'erklæringa seier at dataa ligg på DFØ sine eigne serverar, ikkje kvar dei står.',
        nb: 'erklæringen sier at dataene ligger på DFØs egne servere, ikke hvor de står.',
        en: 'the statement says that the data is on DFØ’s own servers, not where they are.',
      },
    },
  },
  items: [
    {
      name: '_pk_id',
      match: 'prefix',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Skil éin nettlesar frå ein annan, slik at vi kan telje besøk og besøkande. Går ut seinast når svaret ditt går ut. Matomo sjølv ville ha brukt 13 månader.',
        nb: 'Skiller én nettleser fra en annen, slik at vi kan telle besøk og besøkende. Utløper senest når svaret ditt utløper. Matomo selv ville ha brukt 13 måneder.',
        en: 'Distinguishes one browser from another so that we can count visits and visitors. Expires with your answer at the latest. Matomo itself would have used 13 months.',
      },
      // The library gives Matomo what is left of the answer's 180 days (`core/start-matomo.ts`).
      lifetime: { n: 180, unit: 'days', atMost: true },
      recipients: [dfo],
      provenance: { ...web, quote: 'Dette gjer vi for å kunne samle inn nettstatistikk.' },
      provenanceOf: { purpose: matomoSource, lifetime: matomoApi },
    },
    {
      name: '_pk_ses',
      match: 'prefix',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Held styr på kva som høyrer til same besøk.',
        nb: 'Holder styr på hva som hører til samme besøk.',
        en: 'Keeps track of what belongs to the same visit.',
      },
      lifetime: { n: 30, unit: 'minutes' },
      recipients: [dfo],
      provenance: { ...web, quote: 'Dette gjer vi for å kunne samle inn nettstatistikk.' },
      provenanceOf: { purpose: matomoSource, lifetime: matomoSource },
    },
  ],
  // _pk_ref, _pk_cvar, _pk_hsr and _pk_testcookie come with referrers, custom variables, heatmaps and
  // setCookieDomain; mtm_* are Matomo's own consent records. Whatever an earlier set-up left goes too.
  alsoClears: ['_pk_', 'mtm_'],
  issues: [
    {
      id: 'matomo-legal-basis',
      text: {
        nn: 'Erklæringa viser til rettkomen interesse (artikkel 6 nr. 1 bokstav f) for nettstatistikk. Ekomlova § 3-15 krev samtykke for lagring på eininga, og artikkel 6 nr. 1 andre ledd stengjer for at offentlege styresmakter bruker bokstav f for oppgåvene sine.',
        nb: 'Erklæringen viser til berettiget interesse (artikkel 6 nr. 1 bokstav f) for nettstatistikk. Ekomloven § 3-15 krever samtykke for lagring på enheten, og artikkel 6 nr. 1 andre ledd stenger for at offentlige myndigheter bruker bokstav f for oppgavene sine.',
        en: 'The statement relies on legitimate interests (Article 6(1)(f)) for web statistics. Section 3-15 of the Electronic Communications Act requires consent for storage on the device, and the second subparagraph of Article 6(1) bars public authorities from using (f) in the performance of their tasks.',
      },
    },
    {
      id: 'matomo-lifetimes',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge _pk_id og _pk_ses blir lagra. _pk_id går ut seinast med svaret, etter 180 dagar, når dfo-consent lastar Matomo; lastar nettstaden Matomo sjølv, gjeld standardverdien på 13 månader. Levetida til _pk_ses er standardverdien. Begge må stadfestast mot oppsettet til DFØ.',
        nb: 'Erklæringen sier ikke hvor lenge _pk_id og _pk_ses lagres. _pk_id utløper senest med svaret, etter 180 dager, når dfo-consent laster Matomo; laster nettstedet Matomo selv, gjelder standardverdien på 13 måneder. Levetiden til _pk_ses er standardverdien. Begge må bekreftes mot oppsettet til DFØ.',
        en: 'The statement does not say how long _pk_id and _pk_ses are stored. _pk_id expires with the answer, after 180 days at the latest, when dfo-consent loads Matomo; where the website loads Matomo itself, Matomo’s default of 13 months applies. The lifetime of _pk_ses is the default. Both must be confirmed against DFØ’s configuration.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
