import type { Possibility, Value } from './value.js';

let bags = 0;

/** What the script has put somewhere that it cannot be followed through: a library, the storage, the page's own elements. */
export class Bag {
  /** By the name under which it was put; undefined for none. */
  readonly entries = new Map<string | undefined, Possibility[]>();
  readonly #known = new Map<string | undefined, Set<unknown>>();
  readonly #id = ++bags;

  constructor(readonly parents: readonly Bag[] = []) {}

  put(key: string | undefined, value: Value): void {
    for (const one of value) {
      if (one.kind === 'plain' || one.kind === 'closure' || !this.#isNew(key, one)) continue;
      const all = this.entries.get(key);
      if (all) all.push(one);
      else this.entries.set(key, [one]);
    }
  }

  #isNew(key: string | undefined, one: Possibility): boolean {
    const known = this.#known.get(key) ?? new Set();
    this.#known.set(key, known);
    const ticket = Bag.ticketOf(one);
    if (known.has(ticket)) return false;
    known.add(ticket);
    return true;
  }

  /** What comes from the same bag by the same name is the same, however often it is asked for. */
  static ticketOf(one: Possibility): unknown {
    if (one.kind === 'opaque') return `${one.bag.#id} ${one.key}`;
    return one.kind === 'text' && !one.from.length ? `"${one.text}` : one;
  }
}
