import type { Asking } from './contestant.js';
import { banner, built, footer, gated } from './ours.js';

/** dfo-consent from one script tag. */
export const oursTag: Asking = {
  name: 'ours, script tag',
  slug: 'ours-tag',
  page: {
    head: '<script src="/dfo-consent.js" data-site="dfo.no"></script>',
    first: '<dfo-consent-banner></dfo-consent-banner>',
    footer,
  },
  files: built('dfo-consent.js', 'dfo-consent-gate.js'),
  gated,
  banner,
};
