/** `dfo-consent`: consent for a page. Importing it does nothing; `start()` begins and `stop()` ends everything. */
export { defineRegistry } from '../registry/model.js';
export { decide } from './decide/decide.js';
export type { Decision, Reason, Signals } from './decide/decide.js';
export { format, parse, validDays } from './decide/answer.js';
export type { StoredAnswer } from './decide/answer.js';
export { pageRegistry } from './decide/page-registry.js';
export type { PageRegistry, PageService, PageSite } from './decide/page-registry.js';
export { start } from './start/start.js';
export type { Options } from './consent/options.js';
export type { Answer, Handle, Said } from './start/start.js';
