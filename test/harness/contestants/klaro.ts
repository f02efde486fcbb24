import { readFileSync } from 'node:fs';
import type { Asking } from './contestant.js';
import { words } from './words.js';

const { title, body, more, yes, no, necessaryLink, necessaryRest, privacyUrl, change, statistics } = words;

/** Its configuration for one question about statistics. */
export const options = {
  version: 1,
  lang: 'nn',
  acceptAll: true,
  htmlTexts: true,
  showNoticeTitle: true,
  styling: { theme: ['light', 'top', 'wide'] },
  translations: {
    nn: {
      privacyPolicyUrl: privacyUrl,
      consentNotice: {
        title,
        description: `${body} ${necessaryLink} ${necessaryRest}`,
        learnMore: more,
      },
      consentModal: { title: change, description: body },
      privacyPolicy: { name: more, text: '{privacyPolicy}' },
      purposes: { statistics },
      purposeItem: { service: 'teneste', services: 'tenester' },
      service: { disableAll: { title: statistics, description: body }, purpose: statistics, purposes: statistics },
      ok: yes,
      decline: no,
      save: 'Lagre valet',
      acceptSelected: 'Lagre valet',
      acceptAll: yes,
      close: 'Lukk',
      poweredBy: 'Klaro',
    },
  },
  services: [{ name: 'matomo', title: 'Matomo', description: body, purposes: ['statistics'], cookies: ['_pk_id'] }],
};

/** klaro, as its README has it: the configuration and the library with its style inside, both deferred. */
export const klaro: Asking = {
  name: 'klaro',
  slug: 'klaro',
  page: {
    head: '<script defer type="text/javascript" src="/peer/klaro-config.js"></script>\n<script defer type="text/javascript" src="/peer/klaro.js"></script>',
    footer: `<button type="button" id="klaro-open" onclick="return klaro.show();">${change}</button>`,
  },
  files: {
    '/peer/klaro-config.js': `var klaroConfig = ${JSON.stringify(options)};\n`,
    '/peer/klaro.js': readFileSync('node_modules/klaro/dist/klaro.js'),
  },
  gated: (address) =>
    `<script type="text/plain" data-type="application/javascript" data-name="matomo" data-src="${address}"></script>`,
  banner: {
    accept: ['.klaro .cookie-notice .cm-btn-success'],
    reject: ['.klaro .cookie-notice .cn-decline'],
    settings: ['#klaro-open'],
    opened: ['.klaro .cookie-modal .cm-btn-accept'],
    // React listens at the root before it renders.
    isReady: 'true',
    answer({ klaro: cookie }) {
      if (!cookie) return undefined;
      return (JSON.parse(cookie) as { matomo?: boolean }).matomo ? 'yes' : 'no';
    },
  },
};
