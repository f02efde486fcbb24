import { oursTag } from '../harness/contestants/ours-tag.js';
import { matomo } from '../harness/serve.js';
import type { Subject } from './subject.js';

/** dfo-consent from one script tag, which brings Matomo. */
export const ours: Subject = {
  ...oursTag,
  name: 'dfo-consent',
  setup: 'one script tag with `data-site`, `data-matomo-url` and `data-matomo-site-id`, and its two elements',
  page: { ...oursTag.page, head: `<script src="/dfo-consent.js" ${matomo}></script>` },
  statistics: '',
  withdraw: [oursTag.banner.reject],
  interface: {
    roots: ['dfo-consent-banner', 'dfo-consent-settings'],
    accept: '[data-dfo-consent=accept]',
    reject: '[data-dfo-consent=reject]',
  },
  answerCookie: 'dfo-consent',
  outdated: (value) => value.replace(/^(1\.\w+)\.\w{3}/, '$1.abc'),
};
