import type { DfoRegistry, Registry } from '../../registry/index.js';
import { basesIn } from './bases.js';
import { makeOwners } from './owners.js';
import { makeRewriter } from './rewrite.js';
import { setUp, type GateOptions } from './setup.js';

/** An embed in some HTML that loads as it stands. */
export interface Embed {
  /** Id of its service. */
  readonly service: string;
  /** Name of its element, lower case. */
  readonly element: string;
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** The addresses in it that belong to the service, as they are written. */
  readonly addresses: readonly string[];
  /** Whether the registry has the service as optional on the site. If not, it stays closed whatever the visitor answers. */
  readonly isDeclared: boolean;
  /** Why it waits, in words: what it would load, or what it needs that waits. */
  readonly why: string;
}

const addressInText = /(?:(?:https?|wss?):)?\\?\/\\?\/[^\s"'`<>)]+/gi;

/**
 * Lists what `gateHtml` would make inert.
 *
 * @throws RangeError as `gateHtml`
 */
export function inspectHtml<R extends Registry = DfoRegistry>(html: string, options: GateOptions<R>): Embed[] {
  const setup = setUp(options);
  const owners = makeOwners(setup);
  const embeds: Embed[] = [];
  let [line, at] = [1, 0];
  const rewriter = makeRewriter(
    setup,
    ({ service, element, offset, addresses, text, why }) => {
      // Told nearly in order: a script is told at its end, so what is inside another element may come first.
      if (offset < at) [line, at] = [1, 0];
      line += html.slice(at, offset).split(/\r\n?|\n/).length - 1;
      at = offset;
      const inText = (text.match(addressInText) ?? []).filter(
        (address) => owners.of(address.replaceAll('\\', '')) === service,
      );
      embeds.push({
        service,
        element,
        line,
        addresses: [...new Set([...addresses, ...inText])],
        isDeclared: setup.declared.has(service),
        why,
      });
    },
    basesIn(html),
  );
  rewriter.write(html);
  rewriter.end();
  return embeds.sort((one, other) => one.line - other.line);
}
