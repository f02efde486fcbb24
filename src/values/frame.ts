import { frameHtml } from '../looks/questions.js';

// The build evaluates this module and ships its value: see `constantsOf` in src/built/bundles.ts.
/** What stands around every question, as HTML. */
export const frame = frameHtml;
