/** `dfo-consent-disclosure.js`: the words of the declaration, for the element. */
export { registry } from '../../registry/index.js';
export { style } from '../disclosure/style.js';
export { countingTree, declarationTree, restMissingTree } from '../disclosure/tree.js';

/** Fetches what the statement says beside what lies on the device: few pages show it. */
export const fetchStatement = () => import('./dfo-consent-statement.js');
