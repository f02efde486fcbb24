import type { Contestant } from './contestant.js';

/** The page without any library: what the others' costs are counted from. Its script waits for nobody. */
export const nothing: Contestant = {
  name: 'nothing',
  slug: 'nothing',
  page: {},
  files: {},
  gated: (address) => `<script async src="${address}"></script>`,
};
