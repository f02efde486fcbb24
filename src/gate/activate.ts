import { standIn } from '../address/stand-in.js';
import { withParameters } from '../address/with-parameters.js';
import { trusted } from '../page/trusted.js';
import type { LaterService } from '../decide/later-registry.js';
import { doc } from '../page/natives.js';
import {
  addressAttributes,
  addressesIn,
  inertAttributes,
  isForPage,
  isInertScript,
  ownParts,
  prefix,
} from './inert.js';

const xlink = 'http://www.w3.org/1999/xlink';

/** Sets an attribute as the page's author wrote it; some the browser takes from a policy only (Trusted Types). */
function set(element: Element, name: string, value: string): void {
  const { localName } = element;
  if (name.startsWith('on')) element.setAttribute(name, trusted().createScript(value));
  else if ((name === 'src' && /^(script|embed)$/.test(localName)) || (name === 'data' && localName === 'object')) {
    element.setAttribute(name, trusted().createScriptURL(value));
  } else if (name === 'xlink:href') element.setAttributeNS(xlink, name, value);
  else element.setAttribute(name, value);
}

/** What every embed of a service gets, whatever is written. */
type Always = Pick<LaterService, 'parameters' | 'attributes'>;

/** Gives a waiting attribute its name and value, whatever the element. */
function wake(part: Element, always?: Always): void {
  for (const { written, name, value } of inertAttributes(part)) {
    part.removeAttribute(written);
    const put = (as: string) =>
      set(part, as, part.localName === 'iframe' && as === 'src' ? withParameters(value, always?.parameters) : value);
    put(name);
    // The page's own script has started it while it waited.
    const started = name.replace(/^data-/, '');
    if (started !== name && part.getAttribute(started) === standIn) put(started);
  }
  for (const [name, value] of Object.entries(always?.attributes ?? {})) {
    const beginning = name.replace(/[^-]*$/, '');
    if (part.getAttributeNames().some((one) => one.startsWith(beginning))) part.setAttribute(name, value);
  }
}

interface Activated {
  readonly live: Element;
  /** The inert form, for a withdrawal. */
  readonly kept: Element;
  readonly scripts: HTMLScriptElement[];
}

/**
 * The live form of an inert element: what waits gets its own name back, everything else is as it was written. Scripts that
 * wait inside are left for the caller, in document order: a script that is inserted as a copy does not run.
 */
export function activate(inert: Element, always: Always | undefined): Activated {
  const copy = inert.cloneNode(true) as Element;
  // What the page's own script is to start stays the element that the script may hold.
  const [live, kept] = isForPage(inert) ? [inert, copy] : [copy, inert];
  const scripts: HTMLScriptElement[] = [];
  for (const part of ownParts(live)) {
    if (isInertScript(part)) {
      scripts.push(part);
      continue;
    }
    wake(part, always);
    if (part instanceof HTMLStyleElement) {
      part.setAttribute('type', part.getAttribute('data-type') ?? '');
      part.removeAttribute('data-type');
    }
  }
  return { live, kept, scripts };
}

/** Whether a script stands for a style: browsers look for imports in every `<style>`, inert or not, and in no script. */
export const isStyle = (script: Element): boolean => script.getAttribute('data-type') === 'text/css';

/** The style that waited as a script. */
export function liveStyle(inert: HTMLScriptElement): HTMLStyleElement {
  const style = doc.createElement('style');
  for (const { name, value } of inert.attributes) {
    if (!['type', 'data-type', 'nonce'].includes(name)) style.setAttribute(name, value);
  }
  wake(style);
  style.nonce = inert.nonce;
  style.textContent = inert.text;
  return style;
}

/** Lets attributes of an element take effect where it stands. Returns what takes them back. */
export function wakeInPlace(element: Element): () => void {
  const waiting = inertAttributes(element);
  wake(element);
  return () => {
    for (const { written, name, value } of waiting) {
      if (/^data-/.test(name)) element.setAttribute(name, standIn);
      else element.removeAttribute(name);
      element.setAttribute(written, value);
    }
  };
}

/** What chose its source before that had an address chooses again. */
export function reload(live: Element): void {
  const media = live.closest<HTMLMediaElement>('video,audio');
  for (const one of media ? [media] : live.querySelectorAll<HTMLMediaElement>('video,audio')) {
    if (one.querySelector('source')) one.load();
  }
}

/** An inert copy of an element that is live already: what `activate` would make it from. */
export function deactivate(live: Element): Element {
  const inert = live.cloneNode(true) as Element;
  for (const part of ownParts(inert)) putAway(part, addressAttributes, () => true);
  return inert;
}

/** Lets attributes of an element wait, and the element itself if it is a script, where it stands: those with an address that `waits`. */
export function putAway(part: Element, names: readonly string[], waits: (address: string) => boolean): void {
  for (const name of names) {
    const value = part.getAttribute(name);
    if (value === null || isLink(part, name) || !addressesIn({ name, value }).some(waits)) continue;
    part.removeAttribute(name);
    part.setAttribute(prefix + name, value);
  }
  if (!(part instanceof HTMLScriptElement) || isOff(part)) return;
  if (part.type) part.dataset['type'] = part.type;
  part.type = 'text/plain';
}

/** Leads somewhere and loads nothing. */
const isLink = ({ localName }: Element, name: string) => name === 'href' && /^(a|area)$/.test(localName);

/** Browsers neither run nor obey it. */
const isOff = ({ type }: HTMLScriptElement) => /^(text\/plain|application\/(ld\+)?json)$/i.test(type);

/** The script that a style waits as. */
export function waitingStyle(style: HTMLStyleElement): Element {
  const script = style.ownerDocument.createElement('script');
  for (const { name, value } of style.attributes) script.setAttribute(name, value);
  script.type = 'text/plain';
  script.dataset['type'] = 'text/css';
  script.append(style.textContent!);
  return script;
}

/** A script that runs when it is inserted, made of one that does not: its type, address, text, nonce and other attributes. */
export function liveScript(from: HTMLScriptElement): HTMLScriptElement {
  const script = doc.createElement('script');
  for (const { name, value } of from.attributes) {
    if (!['type', 'data-type', 'nonce'].includes(name)) set(script, name, value);
  }
  script.type = 'text/plain'; // What waits wakes from that alone.
  wake(script);
  script.type = from.getAttribute('data-type') ?? from.type.replace(/^text\/plain$/i, '');
  // The browser hides the nonce from the attribute, not from the property.
  script.nonce = from.nonce;
  // An inserted script is async by default; in the page it was not.
  script.async = from.hasAttribute('async');
  if (!script.hasAttribute('src')) script.text = trusted().createScript(from.text);
  return script;
}
