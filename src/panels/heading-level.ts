import { doc } from '../page/natives.js';

/** Level of a placeholder's title: what the page's author wrote, else one below the heading before it (R54). */
export function headingLevelOf(element: Element): number {
  const written = Number(element.getAttribute('heading-level'));
  if (written) return written;
  let level = 2;
  for (const heading of doc.querySelectorAll('h1,h2,h3,h4,h5,h6,[role=heading]')) {
    const isBefore = heading.compareDocumentPosition(element) & heading.DOCUMENT_POSITION_FOLLOWING;
    if (!isBefore) break;
    if (heading.getClientRects().length)
      level = Number(heading.getAttribute('aria-level') ?? heading.localName[1]) || level;
  }
  return Math.min(level + 1, 6);
}
