/**
 * `dfo-consent/own`: what `dfo-consent`, `/html` and `/testing` have, for a registry of your own. It must be told, and DFØ's does not come
 * along: in `dist/own` the build has put an empty one in its place.
 */
export { defineRegistry } from '../../registry/model.js';
export {
  answerSetCookie,
  bannerHtml,
  contentSecurityPolicy,
  gateHtml,
  gateHtmlStream,
  inspectHtml,
  inspectUnknown,
} from './html.js';
export { start } from './start.js';
export { answerCookie } from './testing.js';
export type { WithRegistry } from './told.js';
export { defineLanguage } from '../texts/define-language.js';
export type { InterfaceTexts } from '../texts/interface.js';
