import type { Fault, Told } from '../consent/options.js';
import type { Looks } from '../consent/model.js';
import { holdQueues } from '../core/matomo-queue.js';
import { dfo } from '../values/dfo.js';
import { isLacking } from '../page/lacking.js';
import { whenParsed } from '../page/life.js';
import { running } from '../page/running.js';
import { trusted } from '../page/trusted.js';
import { begin, type Handle } from './start.js';
import { doc, own } from '../page/natives.js';
import { tell } from '../page/tell.js';
import { tagAttributes } from './tag-attributes.js';

/** Attributes of the tag that may be misspelt: they begin like ours, and are none. */
const known = ['lang', ...tagAttributes.map((name) => `data-${name}`)];
const strangeIn = (tag: HTMLScriptElement | undefined) =>
  tag
    ?.getAttributeNames()
    .filter((name) => /^(data-)?(s[iy]t|lan|pri|cou|coo|mat|ql|hos|g[au])/.test(name) && !known.includes(name)) ?? [];

/** The tag that runs now. A module has none: then the first with our name. */
function tagOf(): HTMLScriptElement | undefined {
  const { currentScript, scripts } = doc;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  return [...scripts].find(({ src }) => /\/dfo-consent(-core)?\.js\b/.test(src));
}

/**
 * What a script tag does: starts with the tag's `data-` attributes, once for a page, and puts the handle on `window.dfoConsent`.
 *
 * @param looks undefined where they are printed in the page
 */
export function startTag(looks?: Looks): void {
  if (running()) return;
  if (isLacking()) {
    holdQueues(() => false); // The page's own scripts go on.
    return whenParsed(() => doc.querySelector('dfo-consent-banner')?.remove()); // What is printed could not be answered.
  }
  const tag = tagOf();
  const told = own(tag?.dataset);
  const faults: Fault[] = strangeIn(tag).map((name) => ['attribute', name]);
  if (!tag) faults.push(['tag']);

  // The page names its ids in text; begin() checks them and says what is wrong.
  const handle = begin({ ...told, nonce: tag?.nonce } as Told, dfo, looks, faults);
  window.dfoConsent = handle as Handle;
  tell('dfo-consent:ready');

  // In force before the page's next script runs: where the parser waits for this one, it is given the other to read next.
  if (tag && told['guard'] !== undefined) {
    const { scripts } = doc;
    const { length } = scripts;
    if (tag === doc.currentScript && !tag.async && !tag.defer) {
      const address = new URL('dfo-consent-guard.js', tag.src || doc.baseURI).href;
      doc.write(trusted().createHTML(`<script src="${address}" nonce="${tag.nonce}"></script>`));
    }
    if (scripts.length === length) void import('../files/dfo-consent-guard.js');
  }
}
