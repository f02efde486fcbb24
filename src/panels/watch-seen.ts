import { isFramed } from '../page/framed.js';

/** How long a question in another site's frame must have been seen before a yes counts, in milliseconds. */
const moment = 500;

const since = new WeakMap<Element, number>();
const watched = new WeakSet<Element>();

/**
 * Watches whether an element is seen, where another site frames the page: that site could lay anything over it, or make it see-through.
 * https://w3c.github.io/IntersectionObserver/v2/
 */
export function watchSeen(element: Element): void {
  if (watched.has(element) || !isFramed()) return;
  watched.add(element);
  if (!isTold()) return;
  const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  new IntersectionObserver((entries) => {
    const { isVisible } = entries.at(-1) as IntersectionObserverEntry & { isVisible: boolean };
    if (!isVisible) since.delete(element);
    else if (!since.has(element)) since.set(element, performance.now());
  }, options).observe(element);
}

/** Whether the browser tells what is visible. */
const isTold = () => 'isVisible' in IntersectionObserverEntry.prototype;

/**
 * Whether a press in an element was made by somebody who saw it: always so, but where another site frames the page. There
 * `undefined` where the browser cannot tell.
 */
export function wasSeen(element: Element): boolean | undefined {
  if (!isFramed()) return true;
  if (!isTold()) return undefined;
  return performance.now() - since.get(element)! > moment;
}
