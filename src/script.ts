/** The script tag: starts itself with the tag's `data-` attributes, once for a page. */
import { bring } from './bring.js';
import { headStart } from './core/head-start.js';
import { running } from './page/running.js';
import { doc } from './page/natives.js';

const tag = doc.currentScript instanceof HTMLScriptElement ? doc.currentScript : undefined;

if (!running()) headStart(tag, bring);
