/** `dfo-consent-core.js`, the tag of the HTML install: the question is printed in the page. */
import { startTag } from '../start/tag.js';

startTag();
