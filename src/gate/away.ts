/**
 * What was started, for as long as anybody holds it: a page may take it out, and put it back when it may run no longer. By then the
 * browser loads it before anybody is asked, so what is away is put to sleep where it is.
 */
const started = new Set<WeakRef<Element>>();

export const rememberStarted = (element: Element): void => void started.add(new WeakRef(element));

/** What was started, stands in no page now, and may run no longer; each is told of once. */
export function endingAway(isEnding: (element: Element) => boolean): Element[] {
  const ending: Element[] = [];
  for (const reference of started) {
    const element = reference.deref();
    const ends = element && !element.isConnected && isEnding(element);
    if (ends) ending.push(element);
    if (ends || !element) started.delete(reference);
  }
  return ending;
}

/** Makes an element what it was before it was started, without putting another in its place. */
export function putToSleep(element: Element, inert: Element): void {
  emptyImages(element);
  for (const name of element.getAttributeNames()) if (!inert.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of inert.attributes)
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  element.replaceChildren(...inert.cloneNode(true).childNodes);
}

/** An image whose `<source>` goes chooses again, and fetches its own address; in WebKit also when it goes with its `<picture>`. */
export function emptyImages(element: Element): void {
  for (const image of element.querySelectorAll('img'))
    for (const name of ['srcset', 'src']) image.removeAttribute(name);
}
