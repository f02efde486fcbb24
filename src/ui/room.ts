import { sheetOf } from './consent-element.js';
import { frame } from './styles.js';

/** Room for content that does not say its size, by kind: width and height in pixels. */
const usualSizes = { video: [640, 360], audio: [640, 190], visualisation: [800, 600], generic: [640, 360] } as const;

const rooms = new WeakMap<Element, CSSStyleSheet>();

/** The styles of an embed's room, before and after consent. */
export const roomSheets = (host: Element): CSSStyleSheet[] => [sheetOf(frame), ...(rooms.has(host) ? [rooms.get(host)!] : [])];

/**
 * Gives `host` the room that its content will take, so that nothing jumps when that comes (R65).
 *
 * @param of the element whose `width` and `height` attributes tell the size
 * @param atLeast height in pixels that it has already
 */
export function reserveRoom(host: HTMLElement, of: Element, kind: keyof typeof usualSizes = 'generic', atLeast = 0): void {
  const [usualWidth, usualHeight] = usualSizes[kind];
  const written = (name: string) => /^\s*([\d.]+)(?:px)?(%?)\s*$/.exec(of.getAttribute(name) ?? '') ?? [];
  const [, width = usualWidth, percent = ''] = written('width');
  const [, height = percent ? usualHeight : (+width * usualHeight) / usualWidth, isPart] = written('height');
  // A share of the surroundings has no ratio; then the height is what it says.
  const ratio = percent || isPart ? 'auto' : `${width}/${height}`;
  const least = Math.max(atLeast, percent && !isPart ? +height : 0);
  const room = new CSSStyleSheet();
  room.replaceSync(`:host{inline-size:${width}${percent || 'px'};aspect-ratio:${ratio};min-block-size:${least}px}`);
  rooms.set(host, room);
  (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).adoptedStyleSheets = roomSheets(host);
}
