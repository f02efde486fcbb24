/** Changes of the page that can be taken back, and what went wrong under them. */
import type { Asked, Box } from '../facts.js';
import { layersUnder } from './colours.js';
import { isStop } from './controls.js';
import { boxOf, elementOf, inwards, isIn, isSeen, isShown, ours, outwards, says, topAt } from './tree.js';

const restyled = new Map<Document | ShadowRoot, CSSStyleSheet>();

/** Styles that hold in the page and in every shadow root, as a visitor's own would. */
export function restyle(css: string): void {
  unstyle();
  for (const root of [
    document,
    ...[...inwards(document.documentElement)].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    restyled.set(root, sheet);
  }
}

export function unstyle(): void {
  for (const [root, sheet] of restyled)
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  restyled.clear();
}

/** Brings an element into view, and gives its box there. */
export function bringIntoView(id: number): Box {
  elementOf(id).scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  return boxOf(elementOf(id));
}

/** In the middle, where what is at the edges covers it only if it covers much. */
export function centre(id: number): Box {
  elementOf(id).scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return boxOf(elementOf(id));
}

export const scrollToY = (y: number): void => scrollTo({ top: y, behavior: 'instant' });

const stopClick = (event: Event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** From now on presses do nothing, so that a button can be held down and let go. */
export const holdClicks = (): void => {
  for (const type of ['click', 'auxclick', 'dragstart']) addEventListener(type, stopClick, true);
};
export const letClicks = (): void => {
  for (const type of ['click', 'auxclick', 'dragstart']) removeEventListener(type, stopClick, true);
};

/** Turns a box on or off as far as is seen; its listeners hear nothing. */
export function toggle(id: number): void {
  const element = elementOf(id);
  if (element instanceof HTMLInputElement) element.checked = !element.checked;
  else element.setAttribute('aria-checked', String(element.getAttribute('aria-checked') !== 'true'));
}

interface Words {
  readonly element: Element;
  readonly boxes: readonly DOMRect[];
}

/** Where the words of each element are, line by line. */
const wordsOf = (elements: readonly Element[]): Words[] =>
  elements
    .filter((one) => isSeen(one) && !one.matches('script,style,option'))
    .flatMap((element) => {
      const boxes = [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      });
      return boxes.length ? [{ element, boxes }] : [];
    });

/** What ends an overflow: beyond it nothing is seen, and nothing scrolls. */
const ends = (overflow: string) => overflow === 'hidden' || overflow === 'clip';

/** Texts that are cut off, stick out of their control or of the page, or lie on one another: a sentence about each. */
export function misplaced(asked: Asked): { says: string; where: string }[] {
  const words = wordsOf(ours(asked));
  const found: { says: string; where: string }[] = [];
  for (const { element, boxes } of words) {
    const cut = [...outwards(element)].find((outer) => {
      const { overflowX, overflowY, display } = getComputedStyle(outer);
      if (outer === document.documentElement || outer === document.body || display === 'inline') return false;
      const edge = outer.getBoundingClientRect();
      return boxes.some(({ left, right, top, bottom }) => {
        const middle = (bottom - top) * 0.15;
        return (
          (ends(overflowX) && (left < edge.left - 2 || right > edge.right + 2)) ||
          (ends(overflowY) && (top + middle < edge.top || bottom - middle > edge.bottom))
        );
      });
    });
    if (cut) found.push({ says: `its text is cut off by ${says(cut)}`, where: says(element) });
    const control = [...outwards(element)].find((one) => one.matches('button,[role="button"],summary'));
    if (control) {
      const edge = control.getBoundingClientRect();
      if (
        boxes.some(
          ({ left, right, top, bottom }) =>
            left < edge.left - 2 ||
            right > edge.right + 2 ||
            top + (bottom - top) * 0.15 < edge.top ||
            bottom - (bottom - top) * 0.15 > edge.bottom,
        )
      ) {
        found.push({ says: 'its text sticks out of it', where: says(control) });
      }
    }
    const end = document.documentElement.clientWidth;
    const scrolls = [...outwards(element)].some(
      (outer) =>
        outer !== document.documentElement &&
        outer !== document.body &&
        ['auto', 'scroll'].includes(getComputedStyle(outer).overflowX),
    );
    if (!scrolls && boxes.some(({ right }) => right + scrollX > end + 2))
      found.push({ says: `its text ends beyond the page’s ${end} px`, where: says(element) });
  }
  for (const [index, one] of words.entries()) {
    for (const other of words.slice(index + 1)) {
      const lie = one.boxes.some((a) =>
        other.boxes.some((b) => {
          const [across, down] = [
            Math.min(a.right, b.right) - Math.max(a.left, b.left),
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
          ];
          return across > 2 && down > 0.3 * Math.min(a.height, b.height);
        }),
      );
      if (lie) found.push({ says: `its text lies on that of ${says(other.element)}`, where: says(one.element) });
    }
  }
  return found;
}

/** Controls of the interface that cannot be brought into view, or are not on top when they are. */
export function unreachable(asked: Asked): string[] {
  const [x, y] = [scrollX, scrollY];
  const lost = ours(asked).filter((element) => {
    if (!isStop(element)) return false;
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < Math.min(box.width, 24) || bottom - top < Math.min(box.height, 24)) return true;
    const first = element.getClientRects()[0]!;
    const at = topAt(
      Math.max(first.left + Math.min(first.width, 30) / 2, 0),
      Math.min(Math.max(first.top + first.height / 2, top), bottom - 1),
    );
    return (
      !at ||
      !(
        isIn(at, element) ||
        [...outwards(element)].includes(at) ||
        [...((element as HTMLInputElement).labels ?? [])].some((label) => isIn(at, label))
      )
    );
  });
  scrollTo({ left: x, top: y, behavior: 'instant' });
  return lost.map(says);
}

/** What of the interface moves, or would: for a visitor who asks for less of it. */
export const moving = (asked: Asked): { says: string; where: string }[] =>
  [document.documentElement, ...ours(asked)].flatMap((element) =>
    ['', '::before', '::after'].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === 'none') return [];
      const lasts = (durations: string) => durations.split(',').some((one) => parseFloat(one) > 0);
      const faults = [
        style.animationName !== 'none' &&
          lasts(style.animationDuration) &&
          `moves by the animation ${style.animationName} of ${style.animationDuration}`,
        lasts(style.transitionDuration) &&
          style.transitionProperty !== 'none' &&
          `changes over ${style.transitionDuration}`,
        !pseudo && style.scrollBehavior === 'smooth' && 'scrolls smoothly',
      ];
      return faults
        .filter((one) => typeof one === 'string')
        .map((one) => ({ says: one, where: says(element) + pseudo }));
    }),
  );

/** Where something is painted that forced colours take away, and nothing stays: bare edges, pictures behind no words. */
export const meaningInBackground = (asked: Asked): string[] =>
  ours(asked)
    .filter((element) => {
      if (!isShown(element)) return false;
      return ['', '::before', '::after'].some((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        if (pseudo && (style.content === 'none' || style.content === 'normal')) return false;
        const isEmpty = pseudo
          ? /^"\s*"$/.test(style.content)
          : !element.textContent?.trim() &&
            !element.shadowRoot &&
            !element.matches('img,svg,svg *,input,iframe,video,canvas,object,br,hr');
        const hasInk =
          style.backgroundImage !== 'none' ||
          (style.backgroundColor !== layersUnder(element.parentElement ?? element).at(-1)!.background &&
            !/, 0\)$|transparent/.test(style.backgroundColor));
        return (
          isEmpty &&
          hasInk &&
          style.forcedColorAdjust !== 'none' &&
          parseFloat(style.width) > 0 &&
          style.borderTopStyle === 'none'
        );
      });
    })
    .map(says);

/** What of the interface would be printed, and is of no use on paper. */
export const printed = (asked: Asked): string[] =>
  ours(asked)
    .filter(
      (element) =>
        element.matches('button,input,select,textarea,[role="button"],[role="checkbox"],[role="switch"]') &&
        isSeen(element),
    )
    .map(says);

/** Tables that do not print whole. */
export const cutInPrint = (asked: Asked): string[] =>
  ours(asked)
    .filter(
      (table) =>
        table.matches('table,[role="table"]') &&
        [...outwards(table)].some((outer) => {
          const { overflowX, overflowY } = getComputedStyle(outer);
          return (
            (overflowX !== 'visible' && outer.scrollWidth > outer.clientWidth + 1) ||
            (overflowY !== 'visible' && outer.scrollHeight > outer.clientHeight + 1)
          );
        }),
    )
    .map(says);

/** The page has been painted as it is now. */
export const nextFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
