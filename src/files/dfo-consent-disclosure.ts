/** `dfo-consent-disclosure.js`: what a page needs for a declaration. HTML, Markdown and issues are for whoever prints it. */
export { registry } from '../../registry/index.js';
export { style } from '../disclosure/style.js';
export { countingTree, declarationTree } from '../disclosure/tree.js';
export { showRows } from '../panels/show-rows.js';
