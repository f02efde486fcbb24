import { readFileSync } from 'node:fs';
import type { Asking } from './contestant.js';
import { words } from './words.js';

const { title, body, more, yes, no, necessaryLink, necessaryRest, privacyUrl, change, statistics } = words;
const dist = 'node_modules/orejime/dist';

/** Its configuration for one question about statistics. */
export const options = {
  privacyPolicyUrl: privacyUrl,
  // It comes in bokmål, not in nynorsk: what it shows is said here, and the tooltips in bokmål are left out.
  translations: {
    banner: {
      title,
      description: `${body} {privacyPolicy}\n${necessaryLink} ${necessaryRest}`,
      privacyPolicyLabel: more,
      accept: yes,
      acceptTitle: null,
      decline: no,
      declineTitle: null,
      configure: change,
      configureTitle: null,
    },
    modal: {
      title: change,
      description: `${body} {privacyPolicy}`,
      privacyPolicyLabel: more,
      close: 'Lukk',
      closeTitle: null,
      acceptAll: yes,
      declineAll: no,
      save: 'Lagre valet',
      saveTitle: null,
    },
    purpose: { enabled: yes, disabled: no },
    misc: { newWindowTitle: 'nytt vindauge', poweredBy: 'Orejime' },
  },
  purposes: [{ id: 'matomo', title: statistics, description: body, cookies: ['_pk_id'] }],
};

/** The head of the page, as its README has it for one language: the library, its style, and the configuration in the page. */
export const head = (configuration: string): string => `<script src="/peer/orejime-standard-nb.js"></script>
<link href="/peer/orejime-standard.css" rel="stylesheet">
<script>window.orejimeConfig = ${configuration};</script>`;

/** Orejime, with the theme that has a style of its own. */
export const orejime: Asking = {
  name: 'orejime',
  slug: 'orejime',
  page: {
    head: head(JSON.stringify(options)),
    footer: `<button type="button" id="orejime-open" onclick="orejime.prompt()">${change}</button>`,
  },
  files: {
    '/peer/orejime-standard-nb.js': readFileSync(`${dist}/orejime-standard-nb.js`),
    '/peer/orejime-standard.css': readFileSync(`${dist}/orejime-standard.css`),
  },
  // It wants the script left as it would be without a gate.
  gated: (address) => `<template data-purpose="matomo"><script async src="${address}"></script></template>`,
  banner: {
    accept: ['.orejime-Banner-saveButton'],
    reject: ['.orejime-Banner-declineButton'],
    settings: ['#orejime-open'],
    opened: ['.orejime-Modal-saveButton'],
    // Preact gives buttons their handlers before they are in the page.
    isReady: 'true',
    // So named by the code; its README says `orejime`.
    answer({ 'eu-consent': cookie }) {
      if (!cookie) return undefined;
      return (JSON.parse(cookie) as { matomo?: boolean }).matomo ? 'yes' : 'no';
    },
  },
};
