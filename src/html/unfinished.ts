import { FlatParser } from './flat-parser.js';
import type { StartTag } from './tags.js';

/** What may come to close a tag that a piece of HTML ends in. */
const closings = ['>', '">', "'>"];

/** The tag that a piece ends in, in each way that the next piece may close it. `start` is where `tail` begins. */
export function tagsInTail(tail: string, start: number): StartTag[] {
  const tags: StartTag[] = [];
  for (const closing of closings) {
    let isFirst = true;
    const parser = new FlatParser(true, start);
    parser.listen({
      startTag: (tag) => {
        if (isFirst) tags.push(tag);
        isFirst = false;
      },
      text: () => {},
      ended: () => {},
      readTo: () => {},
    });
    parser.tokenizer.write(tail + closing, true);
  }
  return tags;
}

/** An address whose host may not be whole: nobody can say yet whose it is. */
const openHost = /(?:=|["'`(\s])(?:https?:)?[\\/]{2}[^\s"'`<>()/\\?#]*$/i;

/**
 * Refuses a piece of HTML that ends in the middle of an address, in a tag or a script.
 *
 * @throws RangeError with the offset
 */
export function refuseUnfinished(text: string, end: number): void {
  if (!openHost.test(text.slice(-300))) return;
  throw new RangeError(
    `dfo-consent: the HTML ends in the middle of an address, at offset ${end}, so nobody can say whether it must wait. Give the whole tag or script at once.`,
  );
}
