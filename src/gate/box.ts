import { sheetOf } from '../ui/consent-element.js';
import { doc } from '../page/natives.js';
import { write } from '../page/write.js';

/**
 * Boxes that keep a ratio by their padding, with the frame laid over it: vendors' share codes, and many sites' style sheets.
 * What asks in such a box must be able to grow, for its words may need more room than the frame.
 */

export interface Box {
  readonly width: number;
  readonly height: number;
}

const boxes = new WeakMap<Element, Box | undefined>();

/**
 * Looks at where elements lie while they stand in the page, once. All are looked at before the first is replaced: each look
 * after a change would cost the page a layout of its own. Returns whether one of them lies over a box.
 */
export function measure(elements: readonly Element[]): boolean {
  for (const element of elements) {
    if (boxes.has(element) || !(element instanceof HTMLElement) || element.parentElement === doc.body) continue;
    const isLaidOver =
      getComputedStyle(element).position === 'absolute' && element.offsetParent === element.parentElement;
    boxes.set(
      element,
      isLaidOver ? { width: element.offsetWidth || 16, height: element.offsetHeight || 9 } : undefined,
    );
  }
  return elements.some(boxOf);
}

/** What takes the place of another lies where that lay. */
export const setBox = (element: Element, from: Element): void => void boxes.set(element, boxes.get(from));

/** The box that an element fills, if it is laid over one. */
export const boxOf = (element: Element): Box | undefined => boxes.get(element);

const filled = 'dfo-consent-embed[fill]';
const around = `*:has(>${filled})`;

/** While the question stands in such a box, the box is as high as the question: it has no padding and cuts nothing off. */
const boxSheet = `${around}{padding-block:0!important;block-size:auto!important;max-block-size:none!important;overflow:visible!important;aspect-ratio:auto!important}
${around}::before,${around}::after{content:none!important}`;

let isAdopted = false;

/** Gives the page that rule, until `signal`. Most pages have no such box, and the rule has its price in those with many embeds. */
export function adoptBoxes(signal: AbortSignal): void {
  if (isAdopted) return;
  isAdopted = true;
  const sheet = sheetOf(boxSheet);
  write('adoptedStyleSheets', [...doc.adoptedStyleSheets, sheet]);
  signal.addEventListener('abort', () => {
    isAdopted = false;
    write(
      'adoptedStyleSheets',
      doc.adoptedStyleSheets.filter((one) => one !== sheet),
    );
  });
}
