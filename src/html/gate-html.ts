import type { DfoRegistry, Registry } from '../../registry/index.js';
import { basesIn } from './bases.js';
import { makeRewriter } from './rewrite.js';
import { setUp, type GateOptions } from './setup.js';

/** Characters that are handed on at a time: the parser then forgets what it has read. */
const step = 65_536;

/**
 * Makes every embed of the registry's services inert: with `data-service`, and with its addresses in `data-dfo-src`
 * and their kin, or as `type="text/plain"`, so that no browser loads anything of it before the library in the page starts
 * it. Everything that is no part of an embed comes out as it went in, character for character. What is inert already
 * stays as it is, so doing it twice changes nothing.
 *
 * @param html a whole page or a piece of one
 * @throws RangeError for a site, service or host that cannot be; the message says what can
 */
export function gateHtml<R extends Registry = DfoRegistry>(html: string, options: GateOptions<R>): string {
  const rewriter = makeRewriter(setUp(options), undefined, basesIn(html));
  let out = '';
  for (let at = 0; at < html.length; at += step) out += rewriter.write(html.slice(at, at + step));
  return out + rewriter.end();
}

/**
 * The same for HTML that comes in pieces: text in, text out, for Node, edge workers and build steps alike. It keeps no
 * more in memory than the script, style or embed that it is reading.
 *
 * @example
 * response.body
 *   .pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true }))
 *   .pipeThrough(gateHtmlStream({ site: 'dfo.no' }))
 *   .pipeThrough(new TextEncoderStream());
 * @throws RangeError as `gateHtml`
 */
export function gateHtmlStream<R extends Registry = DfoRegistry>(
  options: GateOptions<R>,
): TransformStream<string, string> {
  const rewriter = makeRewriter(setUp(options));
  const pass = (text: string, controller: TransformStreamDefaultController<string>) => {
    if (text) controller.enqueue(text);
  };
  return new TransformStream<string, string>({
    transform(chunk, controller) {
      for (let at = 0; at < chunk.length; at += step) pass(rewriter.write(chunk.slice(at, at + step)), controller);
    },
    flush: (controller) => pass(rewriter.end(), controller),
  });
}
