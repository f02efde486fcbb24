import { boxOf } from './box.js';
import { faceOf } from './face.js';

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
  const element = document.createElement('dfo-consent-embed');
  standIns.set(element, standIn);
  element.setAttribute('service', serviceId);
  const { held } = standIn;
  if (!held) return element;
  for (const [name, value] of Object.entries(faceOf(held))) if (value) element.setAttribute(name, value);
  if (boxOf(held)) element.setAttribute('fill', '');
  // A copy that a framework makes of it has lost its stand-in; with its address it can still ask for a plain frame.
  const src = held.localName === 'iframe' && (held.getAttribute('src') ?? held.getAttribute('data-src'));
  if (src) element.setAttribute('src', src);
  return element;
}
