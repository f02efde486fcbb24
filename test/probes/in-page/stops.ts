import type { Asked, Box, Halt, Stop } from '../facts.js';
import { isStop } from './controls.js';
import { lookOf } from './colours.js';
import {
  activeNow,
  boxOf,
  elementOf,
  inwards,
  isIn,
  knownAs,
  numberOf,
  outwards,
  perimeterOf,
  rootsOf,
  says,
  settle,
  topAt,
} from './tree.js';

/** Every stop of the page, in the order of the tree. Of a group of radio buttons the Tab key meets one. */
export function stopsOf(asked: Asked): Stop[] {
  const roots = rootsOf(asked);
  const groups = new Set<string>();
  return [...inwards(document.body)]
    .filter((element) => {
      if (!isStop(element)) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || !element.name) return true;
      const isFirst = !groups.has(element.name);
      groups.add(element.name);
      return isFirst;
    })
    .map((element) => {
      const box = boxOf(element);
      return {
        ...knownAs(element),
        isOurs: roots.some((root) => isIn(element, root)),
        isFrame: element.localName === 'iframe',
        box: { ...box, x: box.x + scrollX, y: box.y + scrollY },
        tabIndex: (element as HTMLElement).tabIndex,
      };
    });
}

let before: { x: number; y: number; active: Element | null; tabIndex: string | null } | undefined;

/** The next Tab leads to the page's first stop. */
export function goToStart(): void {
  const html = document.documentElement;
  before ??= { x: scrollX, y: scrollY, active: activeNow(), tabIndex: html.getAttribute('tabindex') };
  html.tabIndex = -1;
  html.focus({ preventScroll: true });
  scrollTo({ left: 0, top: 0, behavior: 'instant' });
}

/** The focus is on an element as if the keyboard had brought it there. */
export const focusOn = (id: number): void =>
  elementOf(id).focus({ focusVisible: true, preventScroll: true } as FocusOptions);

export const blur = (id: number): void => elementOf(id).blur();

/** As it was before `goToStart`. */
export function goBack(): void {
  if (!before) return;
  const { x, y, active, tabIndex } = before;
  (activeNow() as HTMLElement | null)?.blur();
  if (active && active !== document.body && active !== document.documentElement)
    (active as HTMLElement).focus({ preventScroll: true });
  if (tabIndex === null) document.documentElement.removeAttribute('tabindex');
  scrollTo({ left: x, top: y, behavior: 'instant' });
  before = undefined;
}

/** The stop that has the focus now; -1 outside of the page's content. */
export function stopNow(): number {
  const active = activeNow();
  return !active || active === document.body || active === document.documentElement ? -1 : numberOf(active);
}

const fivePoints = ({ x, y, width, height }: Box) => {
  const [left, right] = [Math.max(x, 0), Math.min(x + width, innerWidth)];
  const [top, bottom] = [Math.max(y, 0), Math.min(y + height, innerHeight)];
  const inset = Math.min(3, (right - left) / 4, (bottom - top) / 4);
  return [
    [(left + right) / 2, (top + bottom) / 2],
    [left + inset, top + inset],
    [right - inset, top + inset],
    [left + inset, bottom - inset],
    [right - inset, bottom - inset],
  ] as const;
};

/** What is seen of the element with the focus. */
export function haltNow(asked: Asked): Halt | undefined {
  settle();
  const active = activeNow();
  if (!active || active === document.body || active === document.documentElement) return undefined;
  const box = boxOf(active);
  const labels = [...((active as HTMLInputElement).labels ?? [])];
  const covers = fivePoints(box).map(([x, y]) => {
    const top = topAt(x, y);
    // Outside of what is seen nothing lies on top of it, but it is not seen either.
    if (!top) return active.ownerDocument.documentElement;
    const belongs =
      isIn(top, active) || [...outwards(active)].includes(top) || labels.some((label) => isIn(top, label));
    return belongs ? undefined : top;
  });
  const by = covers.find((one) => one);
  const roots = rootsOf(asked);
  return {
    ...knownAs(active),
    covered: covers.filter((one) => one).length,
    by: by ? says(by) : '',
    byOurs: !!by && roots.some((root) => isIn(by, root)),
    box,
    scrollY,
    perimeter: Math.min(perimeterOf(active), 2 * (box.width + box.height)),
    look: lookOf(numberOf(active), asked),
  };
}
