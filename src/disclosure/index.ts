/** `dfo-consent/disclosure`: the registry rendered for people. Pure: no browser, no side effect. */
export { registry } from '../../registry/index.js';
export { declaration } from './declaration.js';
export type { Declaration, DeclaredService, Row, Section } from './declaration.js';
export { html } from './html.js';
export { markdown } from './markdown.js';
export { style } from './style.js';
export { countingTree, declarationTree, issuesTree } from './tree.js';
export type { Node } from './node.js';
export { processings } from '../../registry/processings/index.js';
export { siteStatement, statement } from './statement.js';
export type { SiteStatement, StatementWords, ToldFact, ToldProcessing } from './statement.js';
export { generalTree, siteProcessingsTree, statementIssuesTree, statementTree } from './statement-tree.js';
