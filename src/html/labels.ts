import { partsOf } from '../address/host-pattern.js';
import { nameOf } from './known-bases.js';
import type { Setup } from './setup.js';

/** Where a text in a script begins or ends. */
const edge = /['"`}]|\$\{/g;
/** Texts of one or two letters, which may be put together to anything. */
const crumb = /(?<=['"`}])[a-z@]{1,2}(?=['"`]|\$\{)/gi;

/** What each address of a service has in it, lower case: `vimeo`, `tableau`, `@qlik`. A script that has none of them need not be followed. */
export class Labels {
  readonly #all = new Set<string>();
  /** What a label can begin with, and what must follow then. */
  readonly #pieces = new Map<string, Set<string>>();
  #longest = 0;

  constructor(labels: Iterable<string> = []) {
    for (const label of labels) this.add(label);
  }

  add(written: string): void {
    const label = written.toLowerCase();
    this.#all.add(label);
    this.#longest = Math.max(this.#longest, label.length - 1);
    for (let at = 1; at < label.length; at++) {
      const beginning = label.slice(0, at);
      this.#pieces.set(beginning, (this.#pieces.get(beginning) ?? new Set()).add(label.slice(at)));
    }
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#all.values();
  }

  /** Whether one stands in `letters`, in lower case, in one piece. */
  areIn(letters: string): boolean {
    return [...this.#all].some((label) => letters.includes(label));
  }

  /** Whether one text of a script ends as a label begins, and another begins as it goes on; or texts may be crumbs of anything. */
  areInPiecesOf(letters: string): boolean {
    if (new Set(letters.match(crumb)).size > 3) return true;
    const wanted = new Set<string>();
    const edges = [...letters.matchAll(edge)].map(({ index, 0: { length } }) => [index, index + length] as const);
    for (const [end] of edges) {
      for (let size = Math.min(this.#longest, end); size > 0; size--)
        for (const rest of this.#pieces.get(letters.slice(end - size, end)) ?? []) wanted.add(rest);
    }
    return wanted.size > 0 && edges.some(([, begin]) => [...wanted].some((rest) => letters.startsWith(rest, begin)));
  }
}

/**
 * What must be spelled somewhere in a script that loads something of a service: a part of its host that is its own, or
 * of its folder on the site's own host. Empty, which every script has, where there are other spellings.
 */
export function labelsOf({ waiting, ownHosts }: Setup): Labels {
  const labels = new Labels();
  for (const { hosts } of Object.values(waiting)) {
    for (const pattern of hosts) {
      const name = nameOf(pattern);
      if (ownHosts.includes(name)) labels.add(partsOf(pattern).path.split('/').find(Boolean) ?? '');
      else labels.add(/xn--|^[\d.]+$|\[/.test(name) ? '' : (name.split('.').at(-2) ?? name));
    }
  }
  return labels;
}
