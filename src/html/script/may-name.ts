import type { Vendors } from './facts.js';

/** Ways to write a text so that nobody finds it: codes, and what runs texts. */
const disguise =
  /\\[0-7xu]|%[\da-f]{2}|atob|fromCharCode|fromCodePoint|charCode|unescape|decodeURI|reverse|eval|Function|replace/i;

/** A backslash that changes nothing (`vi\meo`), and one at a line's end. */
const idle = /\\(?:\r\n?|[\n\u2028\u2029]|(?=[^0-7xubfnrtv]))/g;

/** Whether a script can name a service at all, by its letters alone. Most scripts of a page cannot, and are not followed. */
export function mayName(text: string, vendors: Vendors): boolean {
  const { labels, globals, queues } = vendors;
  if (!labels) return true;
  const letters = text.replace(idle, '').toLowerCase();
  const isThere = (names: Iterable<string>) => [...names].some((name) => letters.includes(name.toLowerCase()));
  if (labels.areIn(letters) || isThere(globals.keys()) || isThere(queues)) return true;
  return vendors.within(text).length > 0 || disguise.test(text) || labels.areInPiecesOf(letters);
}
