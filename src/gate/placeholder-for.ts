import { boxOf } from './box.js';
import { faceOf } from './face.js';
import { inertAddresses, isForPage } from './inert.js';
import { doc } from '../page/natives.js';

/** What a placeholder of the gate's stands in for. */
export interface StandIn {
  /** The inert element, which comes back when it may run; none where scripts alone are waiting. */
  readonly held?: Element | undefined;
  /** It can never run here, and the page's developers have been told why. */
  readonly isClosed?: boolean | undefined;
}

export const standIns = new WeakMap<Element, StandIn>();

/** Makes the placeholder for what a service holds back, with the title and the size of that. */
export function placeholderFor(serviceId: string, standIn: StandIn): HTMLElement {
  const element = doc.createElement('dfo-consent-embed');
  standIns.set(element, standIn);
  element.setAttribute('service', serviceId);
  const { held } = standIn;
  if (!held) return element;
  for (const [name, value] of Object.entries(faceOf(held))) if (value) element.setAttribute(name, value);
  if (boxOf(held)) element.setAttribute('fill', '');
  // A copy that a framework makes of it has lost its stand-in; with its address it can still ask for a plain frame.
  const [src] = held.localName === 'iframe' && !isForPage(held) ? inertAddresses(held) : [];
  if (src) element.setAttribute('src', src);
  return element;
}

/**
 * Lets a placeholder take the place of an element. What the page's own script starts stays in the page, inside the placeholder and
 * unseen: the script finds it there, and goes on.
 */
export function replaceBy(element: Element, placeholder: HTMLElement): void {
  element.replaceWith(placeholder);
  const held = standIns.get(placeholder)?.held;
  if (held && isForPage(held)) placeholder.append(held);
}

/** Whether a placeholder asks for an element that stands in it. A copy that the page has made of a placeholder asks like that. */
export function isHeldIn(element: Element): boolean {
  const { parentElement } = element;
  if (parentElement?.localName !== 'dfo-consent-embed') return false;
  if (!standIns.has(parentElement)) standIns.set(parentElement, { held: element });
  return standIns.get(parentElement)!.held === element;
}
