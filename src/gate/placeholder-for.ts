/** The inert element that a placeholder stands in for; it comes back when it may run. */
export const heldBy = new WeakMap<Element, Element>();

/** Makes the placeholder that stands in for `held`, or only asks for a service that has scripts alone. */
export function placeholderFor(serviceId: string, held: Element | undefined): HTMLElement {
  const element = document.createElement('dfo-consent-embed');
  if (held) heldBy.set(element, held);
  element.setAttribute('service', serviceId);
  return element;
}
