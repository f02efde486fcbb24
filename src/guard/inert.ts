import type { Consent } from '../consent/model.js';
import { inSrcset } from '../address/srcset.js';
import { prefix } from '../gate/inert.js';
import { trusted } from '../page/trusted.js';
import { holderOf } from './owner.js';
import { isActive, loads } from './loads.js';
import { inertParse, partsOf } from './parse.js';
import { doc } from '../page/natives.js';

/** The first address in the value of one attribute that a service holds back, and that service. */
function heldIn(
  consent: Consent,
  name: string,
  value: string,
): readonly [service: string, address: string] | undefined {
  if (name === 'srcdoc') {
    const page = inertParse(doc.createElement('div'), (twin) => (twin.innerHTML = trusted().createHTML(value)));
    for (const part of partsOf(page)) {
      const found = heldOf(consent, part);
      if (found) return found;
    }
    return undefined;
  }
  for (const address of name.endsWith('srcset') ? inSrcset(value) : [value]) {
    const service = holderOf(consent, address);
    if (service !== undefined) return [service, address.trim()];
  }
  return undefined;
}

/** The service that must wait, and its address, if `element` had `value` as its attribute `name`. */
export const heldIf = (consent: Consent, element: Element, name: string, value: string) =>
  isActive(element) ? heldIn(consent, name, value) : undefined;

/** The service that must wait, and its address, in the attributes that `element` has. */
export function heldOf(consent: Consent, element: Element): readonly [service: string, address: string] | undefined {
  for (const name of loads[element.localName] ?? []) {
    const value = element.getAttribute(name);
    const found = value && heldIf(consent, element, name, value);
    if (found) return found;
  }
  return undefined;
}

/** The attributes that are our doing. */
const ours = new WeakMap<Element, Set<string>>();

/** Makes `element` wait for `service` in the form that the gate takes up (`data-service`, `data-dfo-src`, …). */
export function makeInert(element: Element, service: string, also: Readonly<Record<string, string>> = {}): void {
  const made = ours.get(element) ?? new Set<string>();
  ours.set(element, made);
  for (const name of loads[element.localName]!) {
    const value = also[name] ?? element.getAttribute(name);
    if (value === null) continue;
    element.removeAttribute(name);
    const waits = prefix + name;
    made.add(waits);
    element.setAttribute(waits, value);
  }
  if (element instanceof HTMLScriptElement && !made.has('type')) {
    const type = element.getAttribute('type');
    if (type) element.setAttribute('data-type', type);
    element.setAttribute('type', 'text/plain');
    for (const name of ['type', 'data-type']) made.add(name);
  }
  // Sources wait with what shows them.
  const whole = /^(img|source|track)$/.test(element.localName) ? element.closest('picture,video,audio') : null;
  const marked = whole && (whole.getAttribute('data-service') ?? service) === service ? whole : element;
  if (marked.getAttribute('data-service') !== service) marked.setAttribute('data-service', service);
}

export const isInert = (element: Element): boolean => ours.has(element);

/** Forgets that `element` waits: the page has given it another address. */
export function forget(element: Element): void {
  const type = element.getAttribute('data-type');
  for (const name of ours.get(element)?.keys() ?? []) element.removeAttribute(name);
  if (element instanceof HTMLScriptElement && type) element.setAttribute('type', type);
  element.removeAttribute('data-service');
  ours.delete(element);
}
