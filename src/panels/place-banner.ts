import { doc } from '../page/natives.js';

/**
 * Sees to it that the banner stands across the page, above the rest, whatever lays out the body, and is seen whole: a body that puts its
 * parts side by side gets room above them, and a header that is fixed, for which only the content makes room, lies above the banner.
 * Few pages are so, and only those get this.
 */
export function placeBanner(banner: HTMLElement, signal: AbortSignal): void {
  const place = () => {
    const { body } = doc;
    const { style, offsetHeight: height } = banner;
    if (scrollY && height) return; // Then a header covers whatever is there.
    style.position = style.inset = style.marginBlockStart = body.style.paddingBlockStart = '';
    if (!height || signal.aborted) return;
    const { display, flexDirection, paddingBlockStart } = getComputedStyle(body);
    const isBeside = /flex|grid/.test(display) && /row/.test(flexDirection) && banner.parentNode === body;
    if (isBeside) Object.assign(style, { position: 'absolute', inset: '0 0 auto' });
    const { top } = banner.getBoundingClientRect();
    let under = 0;
    for (const one of doc.elementsFromPoint(innerWidth / 2, top + 1)) {
      if (one === banner) break;
      for (let at: Element | null = one; at; at = at.parentElement) {
        const { bottom } = at.getBoundingClientRect();
        if (getComputedStyle(at).position === 'fixed' && bottom < innerHeight / 2)
          under = Math.max(under, bottom - top);
      }
    }
    if (under) style.marginBlockStart = `${under}px`;
    if (isBeside) body.style.paddingBlockStart = `calc(${paddingBlockStart} + ${banner.offsetHeight + under}px)`;
  };
  const sizes = new ResizeObserver(place);
  for (const one of [banner, doc.body]) sizes.observe(one);
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    place();
  });
}
