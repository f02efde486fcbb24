import type { Provenance } from './model.js';

/** «Personvern» on dfo.no, last changed on 12 April 2024. */
export const web = { kind: 'declared', statement: 'web', date: '2024-04-12' } as const satisfies Provenance;

/** «Personvernerklæring for DFØ-appen», last changed on 27 January 2022. */
export const app = { kind: 'declared', statement: 'app', date: '2022-01-27' } as const satisfies Provenance;

/** Matomo's tracker and its FAQ on the cookies that it sets. */
export const matomoSource = {
  kind: 'documented',
  source: 'matomo-org/matomo js/piwik.js (5.2) and Matomo FAQ 146',
} as const satisfies Provenance;

/** Matomo's reference of what a page can tell its tracker. The library tells it how long the answer is valid still (`core/start-matomo.ts`). */
export const matomoApi = {
  kind: 'documented',
  source: 'developer.matomo.org, JavaScript Tracking Client: setVisitorCookieTimeout',
} as const satisfies Provenance;

/** Vimeo's own list of the cookies of its player. */
export const vimeoHelp = {
  kind: 'documented',
  source: 'help.vimeo.com article 26080940921361',
  date: '2024-07-30',
} as const satisfies Provenance;
