import { klaro as contestant, options } from '../harness/contestants/klaro.js';
import { namesAlone, snippetAddress, type Subject } from './subject.js';

/** klaro with everything that its annotated configuration has for taking an answer back. */
export const klaro: Subject = {
  ...contestant,
  peer: 'klaro',
  setup:
    'as in its README; Matomo’s snippet is a script of the service; `cookies` names `/^_pk_/` with every path and domain on which it was planted (in the row without places: the name alone); the service’s `callback` tells a running Matomo `forgetConsentGiven`; `onlyOnce`, as its example for Matomo',
  files: {
    ...contestant.files,
    '/peer/klaro-config.js': `var klaroConfig = ${JSON.stringify(options)};
Object.assign(klaroConfig.services[0], {
  onlyOnce: true,
  cookies: location.pathname.startsWith('${namesAlone}')
    ? [/^_pk_/]
    : ['/', '/kart'].flatMap((path) => [[/^_pk_/, path], [/^_pk_/, path, 'www.dfo.no'], [/^_pk_/, path, 'dfo.no']]),
  callback: (consent) => { if (!consent) window._paq?.push(['forgetConsentGiven']); },
});
`,
  },
  statistics: contestant.gated(snippetAddress),
  // It shows «decline» in its settings to those alone who have not answered.
  withdraw: [['#purpose-item-statistics'], ['.klaro .cookie-modal .cm-btn-accept']],
  interface: { roots: ['.klaro'], accept: '.cookie-notice .cm-btn-success', reject: '.cookie-notice .cn-decline' },
  answerCookie: 'klaro',
  outdated: (value) => encodeURIComponent(decodeURIComponent(value).replace('"matomo"', '"other"')),
  notClaimed: { route: 'leaves page views to the site' },
};
