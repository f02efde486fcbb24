/** `dfo-consent/disclosure`: the registry rendered for people. Pure: no browser, no side effect. */
export { registry } from '../../registry/index.js';
export { declaration } from './declaration.js';
export type { Declaration, DeclaredService, Row, Section } from './declaration.js';
export { html } from './html.js';
export { markdown } from './markdown.js';
export { style } from './style.js';
export { countingTree, declarationTree, issuesTree } from './tree.js';
export type { Node } from './tree.js';
