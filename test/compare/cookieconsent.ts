import { cookieconsent as contestant, options } from '../harness/contestants/cookieconsent.js';
import { namesAlone, snippetAddress, type Subject } from './subject.js';

const places = `location.pathname.startsWith('${namesAlone}') ? [{ name: /^_pk_/ }] : [undefined, 'www.dfo.no', 'dfo.no'].flatMap((domain) => ['/', '/kart'].map((path) => ({ name: /^_pk_/, path, domain })))`;

/** vanilla-cookieconsent with everything that its documentation has for taking an answer back. */
export const cookieconsent: Subject = {
  ...contestant,
  peer: 'vanilla-cookieconsent',
  setup:
    'as in «Getting started»; Matomo’s snippet is a script of the category; `autoClear` names `/^_pk_/` with every domain and path on which it was planted (in the row without places: the name alone); the service’s `onReject` tells a running Matomo `forgetConsentGiven`; `revision: 1`',
  files: {
    ...contestant.files,
    '/peer/cookieconsent-config.js': `import './cookieconsent.umd.js';
const options = ${JSON.stringify(options)};
options.revision = 1;
options.categories.analytics = {
  autoClear: { cookies: ${places} },
  services: { matomo: { label: 'Matomo', onReject: () => window._paq?.push(['forgetConsentGiven']) } },
};
CookieConsent.run(options);
`,
  },
  statistics: contestant.gated(snippetAddress),
  withdraw: [['#cc-main .pm [data-role="necessary"]']],
  interface: { roots: ['#cc-main'], accept: '.cm [data-role="all"]', reject: '.cm [data-role="necessary"]' },
  answerCookie: 'cc_cookie',
  outdated: (value) => encodeURIComponent(decodeURIComponent(value).replace('"revision":1', '"revision":0')),
  notClaimed: { route: 'leaves page views to the site' },
};
