import { trusted } from '../page/trusted.js';
import { inertAddresses, isInertScript } from './inert.js';
import { doc } from '../page/natives.js';

/** Elements without a face: they wait without a placeholder. */
export const isFaceless = ({ localName }: Element): boolean =>
  /^(script|link|style|meta|noscript|template|source|track|param|body|head|html)$/.test(localName);

/** What the page itself does not show: it may later. Of what stands in no page only its attributes tell. */
export const isHidden = (element: Element): boolean =>
  element instanceof HTMLElement &&
  /^(iframe|img|video|embed)$/.test(element.localName) &&
  (element.isConnected
    ? getComputedStyle(element).display === 'none'
    : element.hasAttribute('hidden') || element.style.display === 'none');

/** What shows nothing now: an image or a frame of a pixel or two, which counts visits, or one that is hidden. */
export function isUnseen(element: Element): boolean {
  if (isHidden(element)) return true;
  if (!(element instanceof HTMLImageElement || element instanceof HTMLIFrameElement)) return false;
  const isTiny = (name: 'width' | 'height') =>
    parseFloat(element.getAttribute(name) ?? (element.style[name] || '')) <= 2;
  return element.style.visibility === 'hidden' || (isTiny('width') && isTiny('height'));
}

/** What an inert element tells of itself, for the placeholder that stands in for it. */
export interface Face {
  readonly title?: string | undefined;
  /** As `width` and `height` attributes have it: `640`, `640px`; width also `96%`. */
  readonly width?: string | undefined;
  readonly height?: string | undefined;
}

const media = 'iframe,img,video,audio,object,embed';

export function faceOf(held: Element): Face {
  const parts = [held, ...held.querySelectorAll(media)];
  const isAlone = held.parentElement?.childElementCount === 1 && held.parentElement !== doc.body;
  const boxes = isAlone ? [...parts, held.parentElement!] : parts;
  const script = scriptsOf(held);
  const size = (name: 'width' | 'height', isSize: RegExp) =>
    first(parts, (part) => matching(part.getAttribute(name), isSize)) ??
    first(boxes, (part) => matching(part instanceof HTMLElement ? part.style[name] : null, isSize)) ??
    matching(new RegExp(`\\.style\\.${name}\\s*=\\s*["']([^"']+)`).exec(script)?.[1], isSize);
  return {
    title: first(parts, titleOf)?.trim(),
    width: size('width', /^\s*\d+(\.\d+)?\s*(px|%)?\s*$/),
    // A share of a height that nobody knows is no height.
    height: size('height', /^\s*\d+(\.\d+)?\s*(px)?\s*$/),
  };
}

const matching = (value: string | null | undefined, pattern: RegExp) =>
  value && pattern.test(value) ? value.trim() : undefined;

function first<T>(parts: readonly Element[], find: (part: Element) => T | null | undefined): T | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found) return found;
  }
  return undefined;
}

const titleOf = (part: Element): string | null | undefined =>
  part.getAttribute('title') ||
  part.getAttribute('aria-label') ||
  part.getAttribute('data-title') ||
  part.getAttribute('alt') ||
  first([...part.querySelectorAll('noscript')], altIn) ||
  (part.localName === 'object' ? part.querySelector('param[name=name]')?.getAttribute('value') : undefined);

/** Where its content is to be found by a link; undefined where it does not tell. */
export function addressOf(held: Element): string | undefined {
  const parameter = (name: string) => held.querySelector(`param[name=${name}]`)?.getAttribute('value');
  const host = parameter('host_url')?.replace(/%3A/gi, ':').replace(/%2F/gi, '/');
  const name = parameter('path') ?? (parameter('name') && `views/${parameter('name')}`);
  // Tableau's share code names its view in parameters.
  return host && name ? host + name : inertAddresses(held)[0];
}

/** The words of a picture for those without scripts; where scripts run, a `<noscript>` holds text. */
function altIn(noscript: Element): string | null | undefined {
  const template = doc.createElement('template');
  template.innerHTML = trusted().createHTML(noscript.textContent ?? '');
  return template.content.querySelector('img[alt]')?.getAttribute('alt');
}

/** Text of the scripts that belong to an element: inside it, or the next of its service's after it. */
function scriptsOf(held: Element): string {
  const scripts: Element[] = [...held.querySelectorAll('script')];
  for (let next = held.nextElementSibling; next && isInertScript(next); next = next.nextElementSibling)
    scripts.push(next);
  return scripts.map((script) => script.textContent).join('\n');
}
