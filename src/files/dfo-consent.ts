/** `dfo-consent.js`, the plain tag: the core, and the question as HTML. */
import { dfoQuestions } from '../values/dfo-questions.js';
import { startTag } from '../start/tag.js';
import { askBy } from '../looks/ask-by-html.js';
import { common } from '../looks/common.js';

startTag({ ...common, ask: askBy(dfoQuestions) });
