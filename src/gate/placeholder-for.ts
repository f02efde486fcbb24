/** What a placeholder of the gate's stands in for. */
export interface StandIn {
  /** The inert element, which comes back when it may run; none where scripts alone are waiting. */
  readonly held?: Element | undefined;
  /** It can never run here, and the page's developers have been told why. */
  readonly isClosed?: boolean | undefined;
}

export const standIns = new WeakMap<Element, StandIn>();

/** Makes the placeholder for what a service holds back. */
export function placeholderFor(serviceId: string, standIn: StandIn): HTMLElement {
  const element = document.createElement('dfo-consent-embed');
  standIns.set(element, standIn);
  element.setAttribute('service', serviceId);
  // A copy that a framework makes of it has lost its stand-in; with these it can still ask for a plain frame.
  const { held } = standIn;
  if (held?.localName === 'iframe') {
    for (const name of ['src', 'title', 'width', 'height']) {
      const value = held.getAttribute(name) ?? held.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
  }
  return element;
}
