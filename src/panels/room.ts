import { sheetOf } from '../core/consent-element.js';
import { frame } from '../looks/styles.js';

/** Room for content that does not say its size, by kind: width and height in pixels. */
const usualSizes = { video: [640, 360], audio: [640, 190], visualisation: [800, 600], generic: [640, 360] } as const;

const rooms = new WeakMap<Element, CSSStyleSheet>();

/** The styles of an embed's room, before and after consent. */
export const roomSheets = (host: Element): CSSStyleSheet[] => [
  sheetOf(frame),
  ...(rooms.has(host) ? [rooms.get(host)!] : []),
];

/**
 * Gives `host` the room that its content will take, by its own `width` and `height`, so that nothing jumps when that
 * comes (R65).
 *
 * @param atLeast height in pixels that it has already
 */
export function reserveRoom(host: HTMLElement, kind: keyof typeof usualSizes = 'generic', atLeast = 0): void {
  const [usualWidth, usualHeight] = usualSizes[kind];
  const written = (name: string) => host.getAttribute(name)?.trim() || undefined;
  const width = written('width') ?? `${usualWidth}`;
  const isShare = width.endsWith('%');
  const height =
    parseFloat(written('height') ?? '') || (isShare ? usualHeight : (parseFloat(width) * usualHeight) / usualWidth);
  // A share of the surroundings has no ratio; then the height is what it says.
  const ratio = isShare ? 'auto' : `${parseFloat(width)}/${height}`;
  const least = Math.max(atLeast, isShare ? height : 0);
  // Not by `max-inline-size`: with that, WebKit does not let what has a ratio grow.
  // No least height is auto, not 0: then the room grows where the question needs more than the content will.
  rooms.set(
    host,
    sheetOf(
      `:host{inline-size:min(${parseFloat(width)}${isShare ? '%' : 'px'},100%);aspect-ratio:${ratio};min-block-size:${least ? `${least}px` : 'auto'}}`,
    ),
  );
  (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).adoptedStyleSheets = roomSheets(host);
}
