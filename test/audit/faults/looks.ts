/** What a site can do to the library's banner from outside. */
import { plant, type Fault, type FaultFacts } from '../fault.js';
import { site } from '../site.js';

/** A style of the site's own, while nobody has answered. */
const styled = (facts: FaultFacts, style: string, end = ''): Fault =>
  plant(facts, (isFaulty) => site({ head: `<style>${isFaulty ? style : ''}</style>`, end }));

const unanswered = '[data-dfo-consent-state=unanswered]';
const shroud = '<div id="shroud" style="display:none"></div>';

export const looks: readonly Fault[] = [
  styled(
    {
      name: 'page behind a shroud',
      plants: 'A shroud lies over the page until the visitor has answered.',
      rules: ['page-blocked'],
      proof: /shroud/,
    },
    `${unanswered} #shroud{display:block!important;position:fixed;inset:0;z-index:5;background:#0008}dfo-consent-banner{position:relative;z-index:6}`,
    shroud,
  ),
  styled(
    {
      name: 'page that cannot be scrolled',
      plants: 'The page cannot be scrolled until the visitor has answered.',
      rules: ['page-blocked'],
    },
    `${unanswered} body{overflow:hidden}`,
  ),
  styled(
    {
      name: 'banner that floats',
      plants: 'The site’s style fixes the banner to the bottom of the window.',
      rules: ['banner-floats'],
    },
    'dfo-consent-banner{position:fixed;inset:auto 0 0;z-index:6}',
  ),
  plant(
    {
      name: 'hidden banner',
      plants: 'The site’s style hides the banner, so nobody is asked.',
      rules: ['banner-missing'],
    },
    (isFaulty) => site({ head: `<style>${isFaulty ? 'dfo-consent-banner{display:none}' : ''}</style>`, embed: '' }),
  ),
  plant(
    {
      name: 'banner that takes the focus',
      plants: 'The site’s script moves the focus to accept.',
      rules: ['banner-takes-focus'],
    },
    (isFaulty) =>
      site({
        end: `<script>${isFaulty ? `document.querySelector('dfo-consent-banner').shadowRoot?.querySelector('[data-dfo-consent=accept]')?.focus();` : ''}</script>`,
      }),
  ),
];
