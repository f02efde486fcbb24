/** `dfo-consent-statement.js`: what the privacy statements say beside what lies on the device, for `scope="all"`. */
export { processings } from '../../registry/processings/index.js';
export { generalTree, siteProcessingsTree } from '../disclosure/statement-tree.js';
