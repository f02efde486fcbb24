import { attempt } from '../page/attempt.js';
import { trusted } from '../page/trusted.js';
import type { Hold } from './holder.js';
import type { Patches } from './natives.js';
import { inertParse, mayNameHosts, partsOf } from './parse.js';
import { doc } from '../page/natives.js';

const rest = `(?:"[^"]*"|'[^']*'|[^'">])*>`;
/** Comments; start tags of elements with text in them, with that text; other start tags. */
const pieces = new RegExp(
  `<!--[^]*?-->|(<(script|style|textarea|title|xmp)\\b${rest})([^]*?(?=</\\2))?|<[a-z]${rest}`,
  'gi',
);

/**
 * Holds what `document.write` writes. It takes halves of elements, so the text itself is rewritten, tag by tag; a tag
 * that comes in two calls is not seen.
 */
export function guardWriting({ method }: Patches, hold: Hold): void {
  /** A start tag, in inert form where its element must wait. */
  function rewritten(tag: string, how: string): string {
    const twin = inertParse(doc.createElement('div'), (twin) => (twin.innerHTML = trusted().createHTML(tag)));
    if (!hold(partsOf(twin), how)) return tag;
    return twin.innerHTML.replace(/<\/[^<>]*>$/, '');
  }

  for (const how of ['write', 'writeln']) {
    method(Document.prototype, how, (run, _: Document, args: readonly unknown[]) => {
      let markup = '';
      let isChanged = false;
      attempt(() => {
        markup = args.join('');
        if (!mayNameHosts(markup)) return;
        const held = markup.replace(
          pieces,
          (piece: string, tag: string | undefined, _name: unknown, text: string | undefined) =>
            piece.startsWith('<!--') ? piece : rewritten(tag ?? piece, how) + (text ?? ''),
        );
        isChanged = held !== markup;
        markup = held;
      });
      if (!isChanged) return run();
      // What the page trusts stays trusted; what it does not is for the browser to judge.
      return run([args.every((part) => typeof part !== 'string') ? trusted().createHTML(markup) : markup]);
    });
  }
}
