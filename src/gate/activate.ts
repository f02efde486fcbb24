import { trusted } from '../page/trusted.js';
import { withParameters } from './address.js';

/** Attributes that hold an address, and are inert as `data-…`. */
export const addressAttributes = ['src', 'srcset', 'href', 'poster', 'data'] as const;

/** A script that waits. */
export const isInertScript = (element: Element): element is HTMLScriptElement =>
  element instanceof HTMLScriptElement && /^text\/plain$/i.test(element.type);

/** Whether this element's attribute takes only trusted script addresses under Trusted Types. */
const takesScriptAddress = ({ localName }: Element, name: string) =>
  (name === 'src' && /^(script|embed)$/.test(localName)) || (name === 'data' && localName === 'object');

/** The parts of an element that wait for its service; what has a `data-service` of its own waits for that one. */
const ownParts = (root: Element): Element[] => [
  root,
  ...[...root.querySelectorAll('*')].filter((part) => part.closest('[data-service]') === root),
];

/**
 * The addresses in a `srcset`, read as browsers read it (HTML, «parsing a srcset attribute»): an address ends at white
 * space, or at commas that it ends in; descriptors end at a comma outside parentheses.
 */
function inSrcset(value: string): string[] {
  const addresses: string[] = [];
  for (let rest = value; (rest = rest.replace(/^[\s,]+/, '')); ) {
    const [address = ''] = /^\S+/.exec(rest) ?? [];
    addresses.push(address.replace(/,+$/, ''));
    rest = rest.slice(address.length);
    if (!address.endsWith(',')) rest = rest.replace(/^(?:\([^)]*\)?|[^,(])*/, '');
  }
  return addresses;
}

/** Every address that an inert element would load, as written. */
export function inertAddresses(element: Element): string[] {
  return ownParts(element).flatMap((part) =>
    addressAttributes.flatMap((name) => {
      const value = part.getAttribute(`data-${name}`) ?? (isInertScript(part) ? part.getAttribute(name) : null);
      if (!value) return [];
      return name === 'srcset' ? inSrcset(value) : [value];
    }),
  );
}

/**
 * A live copy of an inert element: addresses are given back to their attributes, everything else is as it was written.
 * Scripts that wait inside are left for the caller, in document order: a script that is inserted as a copy does not run.
 */
export function activate(
  inert: Element,
  parameters: Readonly<Record<string, string>> | undefined,
): { live: Element; scripts: HTMLScriptElement[] } {
  const live = inert.cloneNode(true) as Element;
  const scripts: HTMLScriptElement[] = [];
  for (const part of ownParts(live)) {
    if (isInertScript(part)) {
      scripts.push(part);
      continue;
    }
    for (const name of addressAttributes) {
      const address = part.getAttribute(`data-${name}`);
      if (address === null) continue;
      part.removeAttribute(`data-${name}`);
      const whole = part.localName === 'iframe' ? withParameters(address, parameters) : address;
      part.setAttribute(name, takesScriptAddress(part, name) ? trusted().createScriptURL(whole) : whole);
    }
  }
  return { live, scripts };
}

/** An inert copy of an element that is live already: what `activate` would make it from. */
export function deactivate(live: Element): Element {
  const inert = live.cloneNode(true) as Element;
  for (const part of ownParts(inert)) {
    for (const name of addressAttributes) {
      const address = part.getAttribute(name);
      if (address === null) continue;
      part.removeAttribute(name);
      part.setAttribute(`data-${name}`, address);
    }
  }
  if (inert instanceof HTMLScriptElement) {
    if (inert.type) inert.dataset['type'] = inert.type;
    inert.type = 'text/plain';
  }
  return inert;
}

/** A script that runs when it is inserted, made of an inert one: its type, address, text, nonce and other attributes. */
export function liveScript(inert: HTMLScriptElement): HTMLScriptElement {
  const script = document.createElement('script');
  for (const { name, value } of inert.attributes) {
    if (['type', 'src', 'data-type', 'data-src', 'nonce'].includes(name)) continue;
    script.setAttribute(name, name.startsWith('on') ? trusted().createScript(value) : value);
  }
  script.type = inert.dataset['type'] ?? '';
  // The browser hides the nonce from the attribute, not from the property.
  script.nonce = inert.nonce;
  // An inserted script is async by default; in the page it was not.
  script.async = inert.hasAttribute('async');
  const address = inert.dataset['src'] ?? inert.getAttribute('src');
  if (address) script.src = trusted().createScriptURL(address);
  else script.text = trusted().createScript(inert.text);
  return script;
}
