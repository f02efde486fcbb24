import { trusted } from '../page/trusted.js';
import { withParameters } from './address.js';

/** Attributes that hold an address, and are inert as `data-…`. */
export const addressAttributes = ['src', 'srcset', 'href', 'poster', 'data', 'action'] as const;

/** Whether this element's attribute takes only trusted script addresses under Trusted Types. */
const takesScriptAddress = (element: Element, name: string) =>
  (name === 'src' && /^(script|embed)$/i.test(element.tagName)) || (name === 'data' && element.tagName === 'OBJECT');

/** Every address that `element` and what it holds would load, as written. */
export function inertAddresses(element: Element): string[] {
  return [element, ...element.querySelectorAll('*')].flatMap((part) => {
    const written = (name: string) => part.getAttribute(`data-${name}`) ?? (part.localName === 'script' && part.getAttribute(name));
    return addressAttributes.flatMap((name) => {
      const value = written(name);
      if (!value) return [];
      // A srcset is a list of addresses, each with its size.
      return name === 'srcset' ? value.trim().split(/\s*,\s+/).map((one) => one.split(/\s/)[0]!) : [value];
    });
  });
}

/**
 * A live copy of an inert element: addresses are given back to their attributes, everything else is as it was written.
 * Scripts inside are left for the caller, in document order: a script that is inserted as a copy does not run.
 */
export function activate(
  inert: Element,
  parameters: Readonly<Record<string, string>> | undefined,
): { live: Element; scripts: HTMLScriptElement[] } {
  const live = inert.cloneNode(true) as Element;
  const scripts: HTMLScriptElement[] = [];
  for (const part of [live, ...live.querySelectorAll('*')]) {
    if (part !== live && part.hasAttribute('data-service')) continue; // It has its own service to wait for.
    if (part instanceof HTMLScriptElement) {
      scripts.push(part);
      continue;
    }
    for (const name of addressAttributes) {
      const address = part.getAttribute(`data-${name}`);
      if (address === null) continue;
      part.removeAttribute(`data-${name}`);
      const whole = part.tagName === 'IFRAME' ? withParameters(address, parameters) : address;
      part.setAttribute(name, takesScriptAddress(part, name) ? trusted().createScriptURL(whole) : whole);
    }
  }
  return { live, scripts };
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
