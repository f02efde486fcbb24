import type { Asking } from './contestant.js';
import { banner, footer, gated, script, section } from './floor.js';

/**
 * The same banner from one script in the head. An element of its own, so that the banner stands where the parser meets it
 * and pushes nothing down later.
 */
const file = `customElements.define('ask-first', class extends HTMLElement { connectedCallback() {
this.innerHTML = ${JSON.stringify(section)};
${script}
} });`;

/** The hand-written banner from one script tag. */
export const floorTag: Asking = {
  name: 'floor, script tag',
  slug: 'floor-tag',
  page: { head: '<script src="/floor.js"></script>', first: '<ask-first></ask-first>', footer },
  files: { '/floor.js': file },
  gated,
  banner,
};
