import { everything, isNamedIn, type Search } from './hot.js';
import { Bag } from './value.js';
import type { Machine } from './machine.js';
import type { Value } from './value.js';

/** What has been looked through, and for which name. */
export class Seen {
  readonly #known = new Map<string | undefined, Set<object>>();

  readonly #mayFind = new Map<string, boolean>();

  constructor(readonly search: Search = everything) {}

  isNew(one: object, name: string | undefined): boolean {
    if (name !== undefined && !this.#find(name)) return false;
    const all = this.#known.get(name) ?? new Set();
    this.#known.set(name, all);
    if (all.has(one)) return false;
    all.add(one);
    return true;
  }

  #find(name: string): boolean {
    const known = this.#mayFind.get(name) ?? this.search.mayFind(name);
    this.#mayFind.set(name, known);
    return known;
  }
}

interface Open {
  readonly value: Value;
  /** Only what stands under this name; undefined for everything. */
  readonly wanted: string | undefined;
}

/**
 * Every text that may be in `value`: in its properties, and in what the script put where it comes from. With `wanted`,
 * only what stands under that name. Nothing is looked through twice that is in `seen`.
 */
export function* textsIn(m: Machine, value: Value, wanted?: string, seen = new Seen()): Generator<string> {
  const open: Open[] = [{ value, wanted }];
  while (open.length) {
    const { value, wanted } = open.pop()!;
    for (const one of value) {
      m.step();
      if (one.kind === 'text') {
        yield* named(one.text, wanted);
        for (const part of one.from) openBag(m, open, seen, part.bag, part.key);
      } else if (one.kind === 'opaque') openBag(m, open, seen, one.bag, wanted ?? one.key);
      else if (one.kind === 'made' && seen.isNew(one, wanted)) {
        for (const [name, value] of seen.search.inside(one))
          open.push({ value, wanted: name === wanted ? undefined : wanted });
      }
    }
  }
}

/** The text, if it has what is wanted: it may be JSON, a query, or markup with attributes. */
function* named(text: string, name: string | undefined): Generator<string> {
  if (name === undefined) return yield text;
  const value = text.indexOf(`${name}=`);
  if (value >= 0) yield text.slice(value).split('&', 1)[0]!;
  if (isNamedIn(text, name)) yield text;
}

function openBag(m: Machine, open: Open[], seen: Seen, first: Bag, wanted: string | undefined): void {
  const bags = [seen.search.partOf({ bag: first, key: wanted })];
  while (bags.length) {
    const bag = bags.pop()!;
    if (!(bag instanceof Bag)) continue;
    m.step();
    if (!seen.isNew(bag, wanted)) continue;
    bags.push(...bag.parents);
    for (const [key, value] of seen.search.inside(bag)) {
      if (wanted === undefined || key === wanted) open.push({ value, wanted: undefined });
      else if (key !== undefined) {
        // Elements have texts by their names, and nothing further in.
        if (bag !== m.page) open.push({ value, wanted });
      } else {
        // What was put there without a name may be found under any.
        open.push({ value: value.filter(({ kind }) => kind === 'text'), wanted: undefined });
        open.push({ value: value.filter(({ kind }) => kind !== 'text'), wanted });
      }
    }
  }
}
