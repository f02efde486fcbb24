import { doc } from './natives.js';

/** Whether a banner stands across the page, with nothing of the page over it. One that is scrolled away has been seen. */
export const standsFree = (banner: HTMLElement): boolean =>
  scrollY > 0 ||
  (banner.offsetWidth > doc.body.offsetWidth * 0.8 && doc.elementFromPoint(innerWidth / 2, 24) === banner);
