import type { DfoRegistry, Registry } from '../../registry/index.js';
import { basesIn } from './bases.js';
import { makeRewriter } from './rewrite.js';
import { setUp, type GateOptions } from './setup.js';

/** Characters that are handed on at a time: the parser then forgets what it has read. */
const step = 65_536;

/** For the registry that is told: `index.ts` says the rest. */
export function gateHtml<R extends Registry = DfoRegistry>(html: string, options: GateOptions<R>): string {
  const rewriter = makeRewriter(setUp(options), undefined, basesIn(html));
  let out = '';
  for (let at = 0; at < html.length; at += step) out += rewriter.write(html.slice(at, at + step));
  return out + rewriter.end();
}

/** For the registry that is told: `index.ts` says the rest. */
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
