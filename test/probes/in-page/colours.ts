import type { Asked, Layer, Look, Sight, TextFact } from '../facts.js';
import { inOneLine, isIn, isSeen, knownAs, numberOf, ours, outwards, elementOf, settle } from './tree.js';

/** What an element's text is painted on. The page's own canvas is first. */
export function layersUnder(element: Element): Layer[] {
  const isDark =
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches;
  const canvas = { background: isDark ? '#121212' : '#fff', opacity: 1 };
  const boxes = [...outwards(element)].map((one) => {
    const { backgroundColor, opacity } = getComputedStyle(one);
    return { background: backgroundColor, opacity: Number(opacity) };
  });
  return [canvas, ...boxes.reverse()];
}

export const languageOf = (element: Element): string => {
  for (const one of outwards(element)) {
    const language = one.getAttribute('lang');
    if (language !== null) return language;
  }
  return '';
};

const isDisabled = (element: Element) =>
  [...outwards(element)].some((one) => one.matches(':disabled,[aria-disabled="true"]'));

/** The runs of text below these elements that are seen, each with the element that it stands in. */
export function textsIn(elements: readonly Element[]): TextFact[] {
  return elements.flatMap((element) => {
    const text = inOneLine(
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.nodeValue)
        .join(' '),
    );
    if (!/[\p{L}\p{N}]/u.test(text) || element.matches('script,style,noscript,template,option') || !isSeen(element))
      return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    return {
      ...knownAs(element),
      text,
      language: languageOf(element),
      colour: color,
      layers: layersUnder(element),
      size: parseFloat(fontSize),
      weight: Number(fontWeight),
      isName: [...outwards(element)].some((one) => one.getAttribute('translate') === 'no'),
      isDisabled: isDisabled(element),
    };
  });
}

/** What makes a control look as it does. Lengths of its box are compared elsewhere. */
const properties = [
  'background-color',
  'background-image',
  'color',
  'opacity',
  'cursor',
  'box-shadow',
  'text-shadow',
  'text-transform',
  'text-decoration-line',
  'text-decoration-color',
  'text-decoration-thickness',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'letter-spacing',
  'line-height',
  'text-align',
  'filter',
  'transform',
  'border-radius',
  'outline-style',
  'outline-width',
  'outline-color',
  'outline-offset',
  'order',
  'position',
  'animation-name',
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
    `padding-${side}`,
    `margin-${side}`,
  ]),
];

export function lookOf(id: number, asked: Asked): Look {
  settle();
  const element = elementOf(id);
  const style = getComputedStyle(element);
  const words = ours(asked).filter(
    (one) => isIn(one, element) || [...((element as HTMLInputElement).labels ?? [])].some((label) => isIn(one, label)),
  );
  return {
    style: Object.fromEntries(properties.map((name) => [name, style.getPropertyValue(name)])),
    texts: textsIn(words),
  };
}

/** How these controls look now, and what of the interface is seen. */
export function sightsOf(ids: readonly number[], asked: Asked): Sight[] {
  const seen = ours(asked).filter(isSeen).map(numberOf);
  return ids.map((id) => ({ look: lookOf(id, asked), seen }));
}
