/** Embed codes that stand in the page as they were pasted. */
import { gateHtml } from '../../../src/html/index.js';
import { plant, type Fault } from '../fault.js';
import { site } from '../site.js';
import { tableauServer } from '../vendors.js';

const video = '<iframe src="https://player.vimeo.com/video/76979871" width="640" height="360" title="Opptak"></iframe>';
const chart = `<div class="tableauPlaceholder" style="width:640px;height:360px"><object class="tableauViz"><param name="name" value="Tal/Ark"></object></div>
<script src="https://public.tableau.com/javascripts/api/viz_v1.js"></script>`;

/** What any embed does that does not wait. */
const rules = ['contacted-before-consent', 'stored-before-consent', 'ungated-embed'];
const ifGated = (code: string, isFaulty: boolean) => (isFaulty ? code : gateHtml(code, { site: 'dfo.no' }));

export const embeds: readonly Fault[] = [
  plant(
    {
      name: 'ungated video',
      plants: 'Vimeo’s frame stands in the page as it was pasted.',
      rules,
      subject: /vimeo/i,
      proof: /data-dfo-src=\\"https:\/\/player\.vimeo\.com\//,
    },
    (isFaulty) => site({ embed: ifGated(video, isFaulty) }),
  ),
  plant(
    {
      name: 'ungated chart',
      plants: 'Tableau’s script stands in the page as it was pasted.',
      rules,
      subject: /tableau/i,
      proof: /viz_v1\.js/,
    },
    (isFaulty) => site({ embed: ifGated(chart, isFaulty), more: tableauServer }),
  ),
];
