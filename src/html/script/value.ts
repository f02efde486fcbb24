import type { ArrowFunctionExpression, Function as FunctionNode, PropertyDefinition } from 'acorn';

/** Stands in a text for a part that is not known. From the private use area, so no host or tag has it. */
export const hole = '\uE000';
/** More possibilities than this are not told apart. */
export const mostPossibilities = 24;
/** Longer texts are not built. */
export const longestText = 100_000;

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** What stands behind its holes. */
  readonly from: readonly Opaque[];
}

export interface Plain {
  readonly kind: 'plain';
  readonly value: number | boolean | bigint | null | undefined;
}

/** An object, array, element or instance that the script makes. */
export interface Made {
  readonly kind: 'made';
  /** `array`, `element`, `class`, or the name of the constructor, such as `Map`; `object` for plain ones. */
  readonly type: string;
  /** Name of the element; '' if nobody knows. */
  readonly tag: string | undefined;
  readonly properties: Map<string, Value>;
  readonly getters: Map<string, Value>;
  readonly setters: Map<string, Value>;
  /** What stands under names that nobody knows. */
  other: Value;
  prototype: Value;
  /** Of arrays; undefined if it cannot be told. */
  length: number | undefined;
  /** Of a prototype: what was made with it. */
  readonly instances: Made[];
  /** The uncertain branch in which it was made: see `Machine.branch`. */
  readonly branch: number;
}

export interface Closure {
  readonly kind: 'closure';
  /** Undefined for classes without a constructor, and for functions of the machine's own. */
  readonly node: FunctionNode | ArrowFunctionExpression | undefined;
  readonly scope: Scope;
  readonly ofClass: { readonly parent: Value; readonly fields: readonly PropertyDefinition[] } | undefined;
  /** What a promise or `bind` made: runs in the machine. */
  readonly own: ((self: Value, args: readonly Value[]) => Value) | undefined;
  readonly statics: Made;
  /** The object that it is a method of. */
  home: Made | undefined;
  hasRun: boolean;
}

/** What the script gets from elsewhere: the page, the browser, other scripts. */
export interface Opaque {
  readonly kind: 'opaque';
  /** How it was reached: `document.querySelector()`, `app.config`. */
  readonly path: string;
  /** What the script itself has put where this comes from. */
  readonly bag: Bag;
  /** The last name on the way to it. */
  readonly key: string | undefined;
  /** Name of the element; undefined if nobody knows. */
  readonly tag: string | undefined;
}

export type Possibility = Text | Plain | Made | Closure | Opaque;
/** Everything that an expression may be. */
export type Value = readonly Possibility[];

export const text = (text: string, from: readonly Opaque[] = []): Text => ({ kind: 'text', text, from });
export const plain = (value: Plain['value']): Value => [{ kind: 'plain', value }];
export const nothing: Value = plain(undefined);
export const texts = (...all: string[]): Value => all.map((one) => text(one));

/** The one text without holes that `value` is. */
export function textOf(value: Value | undefined): string | undefined {
  const [only] = value ?? [];
  return value?.length === 1 && only?.kind === 'text' && !only.from.length ? only.text : undefined;
}

/** The name of the property that `value` stands for. */
export function keyOf(value: Value): string | undefined {
  const [only] = value;
  if (value.length === 1 && only?.kind === 'plain') return String(only.value);
  return textOf(value);
}

/** Whether `value` counts as true; undefined if that cannot be told. */
export function truthOf(value: Value): boolean | undefined {
  let all: boolean | undefined;
  for (const one of value) {
    const truth = truth1(one);
    if (truth === undefined || (all !== undefined && all !== truth)) return undefined;
    all = truth;
  }
  return all;
}

function truth1(one: Possibility): boolean | undefined {
  if (one.kind === 'opaque') return undefined;
  if (one.kind === 'plain') return Boolean(one.value);
  if (one.kind === 'text') return one.text === hole ? undefined : one.text !== '';
  return true;
}

export const isMissing = (one: Possibility): boolean => one.kind === 'plain' && one.value == null;

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

export interface Binding {
  value: Value;
  /** The uncertain branch in which it was made: only there does a new value take the place of the old one. */
  readonly branch: number;
}

/** Names and what they stand for, from the inside out. */
export class Scope {
  readonly names = new Map<string, Binding>();

  constructor(
    readonly parent: Scope | undefined,
    /** Undefined in blocks and arrow functions, which have that of the scope around them. */
    readonly self: Value | undefined,
    /** Where `var` goes. */
    readonly isFunction: boolean,
    /** The object of a `with`. */
    readonly object?: Value,
  ) {}

  /** What `return` gives. */
  readonly results: Value[] = [];
  readonly yielded: Value[] = [];
  /** What is thrown in it. */
  readonly thrown: Value[] = [];
  /** The class that `super` in it goes up from. */
  home: Value | undefined;

  get function(): Scope {
    return this.isFunction || !this.parent ? this : this.parent.function;
  }

  get this(): Value | undefined {
    return this.self ?? this.parent?.this;
  }

  get base(): Value | undefined {
    return this.home ?? this.parent?.base;
  }
}
