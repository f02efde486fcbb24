import { asks, type Contestant } from './contestant.js';
import { cookieconsent } from './cookieconsent.js';
import { floorInline } from './floor-inline.js';
import { floorTag } from './floor-tag.js';
import { klaro } from './klaro.js';
import { nothing } from './nothing.js';
import { orejime } from './orejime.js';
import { oursHtml } from './ours-html.js';
import { oursNpm } from './ours-npm.js';
import { oursTag } from './ours-tag.js';

/** Everything that is measured, the page without a library first. */
export const contestants: readonly Contestant[] = [
  nothing,
  floorInline,
  floorTag,
  cookieconsent,
  klaro,
  orejime,
  oursHtml,
  oursTag,
  oursNpm,
];

export const asking = contestants.filter(asks);
