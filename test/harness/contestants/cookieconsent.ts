import { readFileSync } from 'node:fs';
import type { Asking } from './contestant.js';
import { words } from './words.js';

const { title, body, more, yes, no, necessaryLink, necessaryRest, privacyUrl, change, statistics } = words;
const dist = 'node_modules/vanilla-cookieconsent/dist';

/** Its configuration for one question about statistics. */
export const options = {
  // It takes a browser that is driven by a program for a bot, and would show it nothing.
  hideFromBots: false,
  guiOptions: {
    consentModal: { layout: 'bar', position: 'bottom', equalWeightButtons: true },
    preferencesModal: { layout: 'box', equalWeightButtons: true },
  },
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
  language: {
    default: 'nn',
    translations: {
      nn: {
        consentModal: {
          title,
          description: `${body} <a href="${privacyUrl}">${more}</a>`,
          acceptAllBtn: yes,
          acceptNecessaryBtn: no,
          footer: `<a href="${privacyUrl}">${necessaryLink}</a> ${necessaryRest}`,
        },
        preferencesModal: {
          title: change,
          acceptAllBtn: yes,
          acceptNecessaryBtn: no,
          savePreferencesBtn: 'Lagre valet',
          closeIconLabel: 'Lukk',
          sections: [
            { title: necessaryLink, description: necessaryRest, linkedCategory: 'necessary' },
            { title: statistics, description: body, linkedCategory: 'analytics' },
          ],
        },
      },
    },
  },
};

/** vanilla-cookieconsent, as «Getting started» has it for plain HTML: a style sheet, and a module that imports the library. */
export const cookieconsent: Asking = {
  name: 'cookieconsent',
  slug: 'cookieconsent',
  page: {
    head: '<link rel="stylesheet" href="/peer/cookieconsent.css">',
    footer: `<button type="button" data-cc="show-preferencesModal">${change}</button>`,
    last: '<script type="module" src="/peer/cookieconsent-config.js"></script>',
  },
  files: {
    '/peer/cookieconsent.css': readFileSync(`${dist}/cookieconsent.css`),
    '/peer/cookieconsent.umd.js': readFileSync(`${dist}/cookieconsent.umd.js`),
    '/peer/cookieconsent-config.js': `import './cookieconsent.umd.js';\nCookieConsent.run(${JSON.stringify(options)});\n`,
  },
  gated: (address) => `<script type="text/plain" data-category="analytics" data-src="${address}"></script>`,
  banner: {
    accept: ['#cc-main .cm [data-role="all"]'],
    reject: ['#cc-main .cm [data-role="necessary"]'],
    settings: ['[data-cc="show-preferencesModal"]'],
    opened: ['#cc-main .pm [data-role="save"]'],
    // It gives its buttons their handlers as it makes them.
    isReady: 'true',
    answer({ cc_cookie: cookie }) {
      if (!cookie) return undefined;
      return (JSON.parse(cookie) as { categories: string[] }).categories.includes('analytics') ? 'yes' : 'no';
    },
  },
};
