/** The script tag: starts itself with the tag's `data-` attributes, once for a page. */
import { bring } from './bring.js';
import { headStart } from './core/head-start.js';
import { running } from './page/running.js';

// An image or form of that name would stand in the place of a script that is not there.
const tag = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

if (!running()) headStart(tag, bring);
