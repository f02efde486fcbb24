import { doc } from '../page/natives.js';
import { write } from '../page/write.js';
import { addressAttributes, isCustom } from './inert.js';

/** How an element lies in the page: what asks in its place takes as much room, and what it will take after a yes is known. */
export interface Look {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * It is laid over a box that keeps a ratio, by its padding or else: vendors' share codes, and many sites' style sheets. What asks in
   * such a box must be able to grow, for its words may need more room than the frame.
   */
  readonly isOver: boolean;
  /** Declarations that give another element its place, where its size is its own and not its content's. */
  readonly place: string;
}

const looks = new WeakMap<Element, Look>();

/** What has a size before it has content. A frame without any, 300 × 150, has none of its page's. */
const isSized = (element: HTMLElement, width: number, height: number) =>
  /^(iframe|video|embed)$/.test(element.localName) &&
  !(/^30[04]$/.test(`${width}`) && /^15[04]$/.test(`${height}`) && !element.hasAttribute('height'));

function lookOf(element: HTMLElement): Look | undefined {
  if (!element.getClientRects().length) return undefined;
  const style = getComputedStyle(element);
  const { offsetWidth: width, offsetHeight: height, parentElement } = element;
  const isOver = style.position === 'absolute' && element.offsetParent === parentElement && parentElement !== doc.body;
  let place = '';
  if (!isOver && isSized(element, width, height)) {
    const isInline = style.display.startsWith('inline');
    const [start, end] = [style.marginInlineStart, style.marginInlineEnd];
    place = `${isInline ? `display:inline-grid!important;contain:layout;vertical-align:${style.verticalAlign};` : ''}float:${style.float};order:${style.order};grid-area:${style.gridArea};align-self:${style.alignSelf};margin-block:${style.marginBlockStart} ${style.marginBlockEnd};margin-inline:${start === end && parseFloat(start) > 0 ? 'auto' : `${start} ${end}`};`;
  }
  return { width: width || 16, height: height || 9, isOver, place };
}

/**
 * Looks at how elements lie while they stand in the page, once. All are looked at before the first is replaced: each look
 * after a change would cost the page a layout of its own. Returns whether one of them lies over a box.
 */
export function measure(elements: readonly Element[]): boolean {
  for (const element of elements) {
    const look = element instanceof HTMLElement && !looks.has(element) && lookOf(element);
    if (look) looks.set(element, look);
  }
  return elements.some(isOver);
}

/** What takes the place of another lies where that lay. */
export function setBox(element: Element, from: Element): void {
  const look = looks.get(from);
  if (look) looks.set(element, look);
}

/** How an element lay when it was seen last; undefined until it has been. */
export const seenAs = (element: Element): Look | undefined => looks.get(element);

export const isOver = (element: Element): boolean => !!looks.get(element)?.isOver;

/** An element like `held` that loads and runs nothing, to see how that would lie where `held` stood. */
function likenessOf(held: Element): HTMLElement {
  const likeness = held.cloneNode() as HTMLElement;
  for (const name of likeness.getAttributeNames())
    if (/^(on|data-|srcdoc$|name$|hidden$)/.test(name) || (addressAttributes as readonly string[]).includes(name))
      likeness.removeAttribute(name);
  return likeness;
}

/**
 * Looks again at how what waits in placeholders would lie in the page, for pages change: with the width of the window, or when they show
 * what was hidden. Until it returns, likenesses stand in the placeholders' places.
 */
export function measureAgain(waiting: readonly (readonly [placeholder: HTMLElement, held: Element])[]): void {
  const stands = waiting
    .filter(([, held]) => held instanceof HTMLElement && !isCustom(held))
    .map(([placeholder, held]) => {
      const likeness = likenessOf(held);
      placeholder.hidden = true;
      placeholder.removeAttribute('fill');
      placeholder.before(likeness);
      return { placeholder, held, likeness };
    });
  for (const { held, likeness } of stands) {
    const look = lookOf(likeness);
    if (look) looks.set(held, look);
  }
  for (const { placeholder, held, likeness } of stands) {
    likeness.remove();
    placeholder.hidden = false;
    placeholder.toggleAttribute('fill', isOver(held));
  }
}

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
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(boxSheet);
  write('adoptedStyleSheets', [...doc.adoptedStyleSheets, sheet]);
  signal.addEventListener('abort', () => {
    isAdopted = false;
    write(
      'adoptedStyleSheets',
      doc.adoptedStyleSheets.filter((one) => one !== sheet),
    );
  });
}
