/** The page as it is seen: with the open shadow roots in it, and in their slots what is put there. */
import { computeAccessibleName } from 'dom-accessibility-api';
import type { Asked, Box, Known } from '../facts.js';

const known: Element[] = [];
const numbers = new WeakMap<Element, number>();

/** The number that an element keeps while the page is open. */
export function numberOf(element: Element): number {
  const number = numbers.get(element);
  if (number !== undefined) return number;
  numbers.set(element, known.length);
  return known.push(element) - 1;
}

export const elementOf = (id: number): HTMLElement => known[id] as HTMLElement;

export function childrenOf(element: Element): readonly Element[] {
  if (element.shadowRoot) return [...element.shadowRoot.children];
  if (element instanceof HTMLSlotElement && element.assignedElements().length) return element.assignedElements();
  return [...element.children];
}

/** The parent that an element is painted in. */
export const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** An element and all that it is in, from the inside out. */
export function* outwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = parentOf(at)) yield at;
}

/** An element and all that is in it, in the order of the tree. */
export function* inwards(element: Element): Generator<Element> {
  yield element;
  for (const child of childrenOf(element)) yield* inwards(child);
}

export const isIn = (element: Element, outer: Element): boolean => [...outwards(element)].includes(outer);

export const rootsOf = ({ roots }: Asked): HTMLElement[] => {
  const found = roots.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]);
  return found.filter((one) => !found.some((other) => other !== one && isIn(one, other)));
};

/** Everything of the interface. */
export const ours = (asked: Asked): HTMLElement[] =>
  rootsOf(asked).flatMap((root) => [...inwards(root)] as HTMLElement[]);

export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && boxesOf(element).length > 0;

const boxesOf = (element: Element): DOMRect[] =>
  [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);

/** For screen readers only: there, and a pixel large. */
export const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return isShown(element) && width > 1 && height > 1;
};

export const boxOf = (element: Element): Box => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
};

export const perimeterOf = (element: Element): number =>
  boxesOf(element).reduce((sum, { width, height }) => sum + 2 * (width + height), 0);

/** What of a text is read, in one line. */
export const inOneLine = (text: string): string =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function says(element: Element): string {
  const name = inOneLine(nameOf(element) || (element as HTMLElement).innerText || '').slice(0, 40);
  const host = (element.getRootNode() as Partial<ShadowRoot>).host?.localName;
  const id = element.id && !name ? `#${element.id}` : '';
  return `${element.localName}${id}${name ? ` «${name}»` : ''}${host ? ` in ${host}` : ''}`;
}

export const knownAs = (element: Element): Known => ({ id: numberOf(element), says: says(element) });

export const nameOf = (element: Element): string => inOneLine(computeAccessibleName(element));

export const activeNow = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

export function topAt(x: number, y: number): Element | null {
  let top = document.elementFromPoint(x, y);
  for (let inner = top; inner?.shadowRoot; top = inner) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === top) break;
  }
  return top;
}

/** Movements are over at once: what is looked at is where they lead to. */
export function settle(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}
