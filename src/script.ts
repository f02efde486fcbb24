/** The script tag: starts itself with the tag's `data-` attributes, once for a page. */
import { bring } from './bring.js';
import { headStart } from './core/head-start.js';
import { running } from './page/running.js';
import { doc } from './page/natives.js';

/** The tag that runs now. A module has none: then the first with our name. */
function tagOf(): HTMLScriptElement | undefined {
  const { currentScript, scripts } = doc;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  return [...scripts].find(({ src }) => /\/dfo-consent(-core)?\.js\b/.test(src));
}

if (!running()) headStart(tagOf(), bring);
