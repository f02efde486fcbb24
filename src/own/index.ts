/**
 * `dfo-consent/own`: what `dfo-consent`, `/html` and `/testing` have, for a registry of your own. It must be told, and DFØ's does not come
 * along: where `start`, `bannerHtml` and `answerCookie` would have it, the build puts an empty one.
 */
export { bannerHtml } from './banner.js';
export { defineRegistry } from '../../registry/model.js';
export {
  answerSetCookie,
  contentSecurityPolicy,
  gateHtml,
  gateHtmlStream,
  inspectHtml,
  inspectUnknown,
} from './html.js';
export { start } from './start.js';
export { answerCookie } from './testing.js';
export type { WithRegistry } from './with-registry.js';
export { defineLanguage } from '../texts/define-language.js';
export type { InterfaceTexts } from '../texts/interface.js';
