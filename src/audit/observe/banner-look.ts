import type { Locator } from 'playwright-core';
import type { BannerLook, ControlLook } from '../model.js';
import { isThere, type Controls } from './controls.js';

/** Looks at the banner that asks; undefined where none does. */
export async function lookAtBanner({ accept, reject }: Controls): Promise<BannerLook | undefined> {
  const first = (await isThere(accept)) ? accept! : (await isThere(reject)) ? reject! : undefined;
  if (!first) return undefined;
  const [acceptLook, rejectLook] = [await lookAt(accept), await lookAt(reject)];
  const other = first === accept && rejectLook ? await reject!.elementHandle() : null;
  const around = await first.evaluate(lookAround, other);
  return { ...(acceptLook && { accept: acceptLook }), ...(rejectLook && { reject: rejectLook }), ...around };
}

const lookAt = async (control: Locator | undefined): Promise<ControlLook | undefined> =>
  (await isThere(control)) ? control!.evaluate(lookAtControl) : undefined;

/** Runs in the page. */
function lookAtControl(element: Element): ControlLook {
  const properties = [
    'color',
    'background-color',
    'background-image',
    'border-top-color',
    'border-top-style',
    'border-top-width',
    'border-top-left-radius',
    'box-shadow',
    'font-family',
    'font-size',
    'font-style',
    'font-weight',
    'opacity',
    'text-decoration-line',
    'text-transform',
    'filter',
  ];
  const computed = getComputedStyle(element);
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const html = element as HTMLElement;
  return {
    name: (element.getAttribute('aria-label') ?? (html.innerText || (element as HTMLInputElement).value) ?? '').trim(),
    style: Object.fromEntries(properties.map((name) => [name, computed.getPropertyValue(name)])),
    width: Math.round(width),
    height: Math.round(height),
    isVisible:
      width > 1 &&
      height > 1 &&
      right + scrollX > 0 &&
      bottom + scrollY > 0 &&
      computed.visibility === 'visible' &&
      Number(computed.opacity) > 0.1,
    isFocusable: html.tabIndex >= 0 && !(element as HTMLButtonElement).disabled,
  };
}

/** Runs in the page: what the controls stand in, and what lies over everything else. */
function lookAround(first: Element, other: Element | null): Omit<BannerLook, 'accept' | 'reject'> {
  const parentOf = (node: Node): Node | null =>
    node instanceof ShadowRoot ? node.host : ((node as Element).assignedSlot ?? node.parentNode);
  const above: Element[] = [];
  for (let at: Node | null = first; at; at = parentOf(at)) if (at instanceof Element) above.push(at);
  const contains = (outer: Element, inner: Element) => {
    for (let at: Node | null = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };
  const isPlace = (element: Element) =>
    element.matches('section, aside, form, dialog, [role=region], [role=dialog], [role=alertdialog]');
  const isNotPage = (element: Element) => element !== document.documentElement && element !== document.body;
  const both = other ? above.find((one) => one !== first && contains(one, other)) : above[1];
  const place = above.find((one) => isPlace(one) && isNotPage(one));
  const banner = place && both && contains(place, both) ? place : (both ?? first);

  const nameOf = (element: Element) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const labels = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const text = labels.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
    return (text || element.getAttribute('aria-label') || '').trim();
  };
  const floats = above.map((one) => getComputedStyle(one).position).find((one) => one === 'fixed' || one === 'sticky');
  const ticked = [
    ...banner.querySelectorAll<HTMLInputElement>(
      'input[type=checkbox]:checked, [role=checkbox][aria-checked=true], [role=switch][aria-checked=true]',
    ),
  ];

  let focused: Element | null = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const isDeep = (element: Element | null) => element !== null && isNotPage(element) && contains(banner, element);

  /** What lies over most of the page: an element that stays where it is when the page is scrolled. */
  const covers = new Map<Element, number>();
  for (const x of [0.1, 0.5, 0.9]) {
    for (const y of [0.1, 0.5, 0.9]) {
      const hit = document.elementFromPoint(innerWidth * x, innerHeight * y);
      let over: Element | undefined;
      for (let at: Node | null = hit; at; at = parentOf(at))
        if (at instanceof Element && getComputedStyle(at).position === 'fixed') over = at;
      if (over) covers.set(over, (covers.get(over) ?? 0) + 1);
    }
  }
  const cover = [...covers].find(([, times]) => times > 5)?.[0];
  const isLocked =
    [document.documentElement, document.body].some((one) => getComputedStyle(one).overflowY === 'hidden') &&
    document.documentElement.scrollHeight > innerHeight + 1;
  const beginning = (element: Element) =>
    (element.cloneNode() as Element).outerHTML.replace(/><.*$/s, '>').slice(0, 200);
  const inTheWay = cover ? beginning(cover) : isLocked ? `${beginning(document.body)} cannot be scrolled` : undefined;
  return {
    ticked: ticked.map(
      (one) =>
        (one as HTMLInputElement).labels?.[0]?.textContent?.trim() ||
        nameOf(one) ||
        one.id ||
        one.outerHTML.slice(0, 80),
    ),
    ...(inTheWay && { inTheWay }),
    position: floats ?? 'static',
    region: place ? nameOf(place) : '',
    tookFocus: isDeep(focused),
  };
}
