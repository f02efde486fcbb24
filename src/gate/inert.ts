import { inCss, isLikeStyle } from '../address/css.js';
import { inSrcset } from '../address/srcset.js';
import { httpUrl } from '../page/http-url.js';
import { free } from '../page/natives.js';

/**
 * How markup that waits is written (README, «Embeds»): which attributes are held back, under which names. `data-src` written by hand
 * becomes `data-dfo-src` as soon as the library sees it (`core/out-of-reach.ts`).
 */

/** Attributes that hold an address, and are inert as `data-…`. */
export const addressAttributes = ['src', 'srcset', 'href', 'poster', 'data'] as const;

/** Before the name of any other attribute that waits, and of an address where `data-…` is the page's own. */
export const prefix = 'data-dfo-';

/** What begins like an inert attribute and is none: a note to the gate. */
const notes = new Set(['data-dfo-reload', 'data-dfo-quiet', 'data-dfo-also', 'data-dfo-onload-service']);

export const isAddressAttribute = (name: string): boolean => (addressAttributes as readonly string[]).includes(name);

/** A form is the page's own, and answers with its fields where it is asked for something. */
export const marked = '[data-service]:not(form)';

/** A script that waits. */
export const isInertScript = (element: Element): element is HTMLScriptElement =>
  element instanceof HTMLScriptElement && /^text\/plain$/i.test(element.type);

/** The parts of an element that wait for its service; what has a `data-service` of its own waits for that one. */
export const ownParts = (root: Element): Element[] => [
  root,
  ...[...root.querySelectorAll('*:not(form)')].filter((part) => part.closest(marked) === root),
];

/** Somebody's script may make something of it as soon as it is in a document, address or none. */
export const isCustom = (part: Element): boolean => free(part).localName.includes('-') || free(part).hasAttribute('is');

/** An attribute that waits. */
export interface InertAttribute {
  /** The name that it is written with. */
  readonly written: string;
  /** The name that it gets. */
  readonly name: string;
  readonly value: string;
}

/** Other attributes that a yes may bring back. */
const others = /^(xlink:href|imagesrcset|background|ping|type|data-.+)$/;

/**
 * Whether a yes brings an attribute back. Where strangers write, `data-…` is often let through as harmless: so nothing that
 * is a script (a handler, a frame's own page, a form's target) can be made of it.
 */
const mayWake = ({ localName }: Element, name: string) =>
  isAddressAttribute(name) ||
  others.test(name) ||
  isLikeStyle(name) ||
  (localName.includes('-') && !name.startsWith('on'));

/** Whether an address waits for an attribute, as it is or for a lazy loader to set it. */
export const waitsFor = (part: Element, name: string): boolean =>
  part.hasAttribute(prefix + name) || isLazy(part, name);

/** Whether its address waits for a lazy loader to set it. */
export const isLazy = (part: Element, name: string): boolean => part.hasAttribute(`${prefix}data-${name}`);

/** Whether a yes gives an element its address back for the page's own script to set, and nothing starts it else. */
export const isForPage = (element: Element): boolean =>
  addressAttributes.some((name) => isLazy(element, name) && !element.hasAttribute(prefix + name));

/** A link is followed by a person, not by the browser: on an element that a library makes a post of, too. */
export const isLink = ({ localName }: Element, name: string): boolean =>
  name === 'href' && /^(a|area)$/.test(localName);

/** The attributes of a live part that may wait. */
export const liveNames = (part: Element): string[] =>
  part
    .getAttributeNames()
    .filter((name) => !name.startsWith(prefix) && name !== 'type' && mayWake(part, name) && !isLink(part, name));
/**
 * A script wakes only from `text/plain`, in the queue, where its nonce is looked at: whatever else its type and its kind are (SVG's), a yes
 * gives it nothing. Nor does the page's base change, which would lead the page's own scripts elsewhere.
 */
const isNeverWoken = (part: Element) => /^(script|base)$/.test(part.localName) && !isInertScript(part);

/** The attributes of one part that wait. */
export function inertAttributes(part: Element): InertAttribute[] {
  if (isNeverWoken(part)) return [];
  const found: InertAttribute[] = [];
  for (const { name: written, value } of part.attributes) {
    if (written.startsWith(prefix)) {
      const name = written.slice(prefix.length);
      if (!notes.has(written) && mayWake(part, name)) found.push({ written, name, value });
      continue;
    }
    const name = addressAttributes.find((one) => written === `data-${one}`);
    // Where another waits for the name, `data-src` is the page's own: a lazy loader's, for example.
    if (name && !waitsFor(part, name)) found.push({ written, name, value });
  }
  return found;
}

/** The addresses in one attribute. Of those that need not hold one, only what is an address on another host. */
export function addressesIn({ name, value }: Pick<InertAttribute, 'name' | 'value'>): string[] {
  if (!value) return [];
  if (/srcset$/.test(name)) return inSrcset(value);
  if (isAddressAttribute(name) || /^(xlink:href|background)$/.test(name)) return [value];
  if (name === 'ping') return value.split(/\s+/);
  const words = isLikeStyle(name) ? inCss(value) : [value];
  // What browsers make an address of, however it is written: `https:\\host`, `https:/\thost`.
  return words.filter((word) => (httpUrl(word)?.host ?? location.host) !== location.host);
}

/** Every address that an inert element would load, as written. */
export function inertAddresses(element: Element): string[] {
  return ownParts(element).flatMap((part) => {
    const src = isInertScript(part) && part.getAttribute('src');
    return [...(src ? [src] : []), ...inertAttributes(part).flatMap(addressesIn)];
  });
}

/** Every address that an element loads or leads to as it stands. */
export const liveAddresses = (element: Element): string[] =>
  addressAttributes.flatMap((name) => addressesIn({ name, value: element.getAttribute(name) ?? '' }));
