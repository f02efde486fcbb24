import { doc } from '../page/natives.js';

/** Resolves when the style sheets that the page has named have come: before that nobody knows where a box stands. */
export function styled(): Promise<unknown> | undefined {
  if (doc.readyState === 'complete') return undefined;
  const coming = [...doc.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet][href]')].filter(
    ({ sheet, disabled, media }) => !sheet && !disabled && (!media || matchMedia(media).matches),
  );
  if (!coming.length) return undefined;
  const ends = (target: EventTarget, types: string[]) =>
    new Promise((done) => types.forEach((type) => target.addEventListener(type, done, { once: true })));
  return Promise.race([ends(window, ['load']), Promise.all(coming.map((link) => ends(link, ['load', 'error'])))]);
}
