import { doc, free } from '../page/natives.js';

/** Banners that were looked at and cannot be seen. */
const unseen = new WeakSet<Element>();

/** Whether a banner stands where the page itself puts one: right in the body, or first in its content or in what wraps it.
 * Elsewhere in content an editor has. */
function isInPlace(element: Element): boolean {
  for (let at = element; ; at = at.parentElement!) {
    const { parentElement } = at;
    if (!parentElement || parentElement === doc.body) return !!parentElement;
    const first = [...free(parentElement).children].find(
      (one) => !/^(script|style|link|template|noscript)$/.test(one.localName),
    );
    if (!/^(div|main)$/.test(parentElement.localName) || first !== at) return false;
  }
}

/** Banners that the library has placed: what the page's own styles make of them is the page's doing. */
export const placed = new WeakSet<Element>();

/** Banners that have stood in their place: wherever they stand now, the page's own script has put them there. */
const known = new WeakSet<Element>();

/** The banners that may ask. The first does, for two would be two questions. */
export const askingBanners = (): Element[] =>
  [...doc.querySelectorAll('dfo-consent-banner')].filter(
    (one) => !unseen.has(one) && (known.has(one) || (isInPlace(one) && known.add(one))),
  );

/** Whether an element, as it stands, can be seen and read. */
function canBeSeen(element: Element): boolean {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  let opacity = 1;
  // The page itself may be on its way into view.
  for (let at = element; at !== doc.body && at.parentElement; at = at.parentElement) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (style.visibility !== 'visible' || style.clipPath !== 'none' || at.hasAttribute('inert')) return false;
    if (at !== element && style.overflow === 'visible') continue;
    const box = at.getBoundingClientRect();
    [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
    [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
  }
  // At least a button and its question, on the page and not beside it.
  return opacity > 0.9 && right - Math.max(left, -scrollX) >= 160 && bottom - Math.max(top, -scrollY) >= 60;
}

/** Looks whether a banner that asks can be seen; if not, it asks no more. Returns whether it can. */
export function checkSeen(element: Element): boolean {
  const isSeen = placed.has(element) || canBeSeen(element);
  if (!isSeen) unseen.add(element);
  return isSeen;
}
