/** `dfo-consent.js`, the plain tag: the core, and the question as HTML. */
import { dfoQuestions } from '../dfo-questions.js';
import { startTag } from '../tag.js';
import { askBy } from '../ui/ask-html.js';
import { common } from '../ui/common-looks.js';

startTag({ ...common, ask: askBy(dfoQuestions) });
