/** `dfo-consent-disclosure.js`: the words of the declaration, for the element. */
import { registry } from '../../registry/index.js';
import { shownTrees, type Asked } from '../disclosure/shown-trees.js';

export { style } from '../disclosure/style.js';
export { showRows } from '../panels/show-rows.js';

/** What the element shows. What the statement says beside the device is fetched only where it is asked for. */
export const treesFor = (asked: Asked) => shownTrees(asked, registry, () => import('./dfo-consent-statement.js'));
