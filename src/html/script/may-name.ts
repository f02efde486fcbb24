import type { Vendors } from './facts.js';

/** Ways to write a text so that nobody finds it: escapes, codes, and what runs texts. */
const disguise =
  /\\[0-7xu]|%[\da-f]{2}|atob|fromCharCode|fromCodePoint|charCode|unescape|decodeURI|reverse|eval|Function|replace/i;

/**
 * Whether a script can name a service at all, by its letters alone. Most scripts of a page cannot, and are not followed.
 *
 * @param strings the texts in the script, asked for only if its letters do not decide
 */
export function mayName(text: string, vendors: Vendors, strings: () => readonly string[]): boolean {
  const { labels, globals, queues } = vendors;
  if (!labels) return true;
  const letters = text.toLowerCase();
  const isThere = (names: Iterable<string>) => [...names].some((name) => letters.includes(name.toLowerCase()));
  if (isThere(labels) || isThere(globals.keys()) || isThere(queues)) return true;
  return vendors.within(text).length > 0 || disguise.test(text) || hasPieces(strings(), labels);
}

/** Whether one text ends as a label begins, and another begins as it goes on; or texts of one or two letters, which may be anything. */
function hasPieces(strings: readonly string[], labels: ReadonlySet<string>): boolean {
  const all = [...new Set(strings.map((one) => one.toLowerCase()))];
  if (all.filter((one) => /^[a-z@]{1,2}$/.test(one)).length > 3) return true;
  return [...labels].some((label) =>
    Array.from({ length: label.length - 1 }, (_, at) => at + 1).some(
      (at) => all.some((one) => one.endsWith(label.slice(0, at))) && all.some((one) => one.startsWith(label.slice(at))),
    ),
  );
}
