import { head, options, orejime as contestant } from '../harness/contestants/orejime.js';
import { namesAlone, snippetAddress, type Subject } from './subject.js';

/** Orejime with everything that its README has for taking an answer back. */
export const orejime: Subject = {
  ...contestant,
  peer: 'orejime',
  setup:
    'as in its README, with its Norwegian file and standard theme; Matomo’s snippet is in a template of the purpose; `cookies` names `/^_pk_/` with every path and domain on which it was planted (in the row without places: the name alone); a listener to its `update` tells a running Matomo `forgetConsentGiven`; without `runsOnce`, for with it a first yes starts nothing until the next page',
  page: {
    ...contestant.page,
    head: `${head(JSON.stringify(options))}
<script>
orejimeConfig.purposes[0].cookies = location.pathname.startsWith('${namesAlone}')
  ? [/^_pk_/]
  : ['/', '/kart'].flatMap((path) => [[/^_pk_/, path], [/^_pk_/, path, 'www.dfo.no'], [/^_pk_/, path, 'dfo.no']]);
document.addEventListener('DOMContentLoaded', () => {
  window.orejime?.manager.on('update', ({ matomo }) => { if (matomo === false) window._paq?.push(['forgetConsentGiven']); });
});
</script>`,
  },
  statistics: contestant.gated(snippetAddress),
  withdraw: [['.orejime-PurposeToggles-disableAll'], ['.orejime-Modal-saveButton']],
  interface: {
    roots: ['.orejime-Main'],
    accept: '.orejime-Banner-saveButton',
    reject: '.orejime-Banner-declineButton',
  },
  answerCookie: 'eu-consent',
  outdated: (value) => encodeURIComponent(decodeURIComponent(value).replace('"matomo"', '"other"')),
  notClaimed: { route: 'leaves page views to the site' },
};
