import type { Asking } from './contestant.js';
import { banner, footer, gated, script, section } from './floor.js';

/** The hand-written banner in the page's own HTML. */
export const floorInline: Asking = {
  name: 'floor, in the HTML',
  slug: 'floor-inline',
  page: { first: `${section}\n<script>${script}</script>`, footer },
  files: {},
  gated,
  banner,
};
