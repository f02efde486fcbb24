import { doc } from './natives.js';

/** Moves a node to a document that nobody sees. There a script that is on its way does not run, as it would outside of the page, and an image fetches nothing. */
export const toOtherDocument = (node: Node): void => void doc.implementation.createHTMLDocument('').adoptNode(node);
