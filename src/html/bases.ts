import { read } from './read.js';
import { valuesOf, type StartTag } from './tags.js';

/**
 * Every `<base href>` of a page, as some reader sees it: what stands before it is relative to it, too. A stream cannot
 * look ahead; there a base counts from where it stands.
 */
export function basesIn(html: string): string[] {
  // Nearly no page has one, and to read it costs as much as to gate it.
  if (!/<base[\s/]/i.test(html)) return [];
  const bases: string[] = [];
  const see = (tag: StartTag) => {
    if (tag.name === 'base') bases.push(...valuesOf(tag, 'href'));
  };
  const reader = read({ startTag: see, seenByOther: see, text() {}, ended() {}, readTo() {} }, true);
  reader.write(html);
  reader.end();
  return bases;
}
