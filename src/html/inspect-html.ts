import type { DfoRegistry, Registry } from '../../registry/index.js';
import { inSrcset } from '../address/srcset.js';
import { basesIn } from './bases.js';
import { makeOwners } from './owners.js';
import { makeRewriter } from './rewrite.js';
import { unknownId } from '../address/host-pattern.js';
import { setUp, type GateOptions } from './setup.js';

/** An embed in some HTML that loads as it stands. */
export interface Embed {
  /** Id of its service; `unknown` where the registry does not describe the host. */
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

/** For the registry that is told: `index.ts` says the rest. */
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
        (address) => owners.ofLoaded(address.replaceAll('\\', '')) === service,
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

/** What some HTML loads from a host that the registry does not describe. */
export interface Unknown extends Pick<Embed, 'element' | 'line' | 'addresses' | 'why'> {
  /** The hosts, in punycode; none where they are spelt so that only a browser reads them, as in `data:` by base64. */
  readonly hosts: readonly string[];
}

/** For the registry that is told: `index.ts` says the rest. */
export const inspectUnknown = <R extends Registry = DfoRegistry>(html: string, options: GateOptions<R>): Unknown[] =>
  unknownAmong(inspectHtml(html, { ...options, unknown: 'hold' }), html, options);

/** The same of embeds that `inspectHtml` has found in the HTML with `unknown: 'hold'`. */
export function unknownAmong<R extends Registry>(
  embeds: readonly Embed[],
  html: string,
  options: GateOptions<R>,
): Unknown[] {
  const own = setUp(options).ownHosts[0] ?? 'site.invalid';
  const page = `https://${own}/`;
  const [base = page] = basesIn(html).flatMap((href) => (URL.canParse(href, page) ? new URL(href, page).href : []));
  // An address, several of them, or a text with some in it: `0; url=…`, `data:text/html,…`.
  const hostsIn = (written: string) => {
    const inside = written.replace(/%[\da-f]{2}/gi, (one) => String.fromCharCode(parseInt(one.slice(1), 16)));
    const found = [...inSrcset(written), ...(inside.match(addressInText) ?? [])];
    return found.flatMap((one) => (URL.canParse(one, base) ? new URL(one, base).host : []));
  };
  return embeds
    .filter(({ service }) => service === unknownId)
    .map(({ element, line, addresses, why }) => {
      const hosts = addresses.flatMap(hostsIn).filter((host) => host !== '' && host !== own);
      return { element, line, addresses, why, hosts: [...new Set(hosts)] };
    });
}
