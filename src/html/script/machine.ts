import type { AnyNode, Function as FunctionNode, ModuleDeclaration, Statement } from 'acorn';
import type { Bag } from './value.js';
import type { Vendors } from './facts.js';
import type { Scope } from './value.js';
import type { Closure, Made, Opaque, Value } from './value.js';

/** How a statement ends: by its own end, or by leaving what is around it. */
export type Ending = 'end' | 'return' | 'throw' | 'break' | 'continue';

/** Something is made of a value that could not be followed: what may be in it is judged at the end, when all is known. */
export interface Doubt {
  readonly as: 'address' | 'css' | 'code' | 'html';
  readonly value: Value;
  readonly judge: (inside: string) => void;
}

/** A variable, or a property. */
export interface Place {
  value: Value;
}

/** What is known of a function over all its calls. */
export interface Summary {
  runs: number;
  /** What it was given when it was not followed any more. */
  readonly bag: Bag;
  results: Value;
}

/** Follows a script without running it: everything is what it may be, and both ways are taken where nobody knows which. */
export interface Machine {
  readonly vendors: Vendors;
  /** The script's text, which functions give as their own. */
  readonly source: string;
  readonly globals: Scope;
  /**
   * Number of the uncertain branch that is being followed, a new one for each time that something may or may not happen.
   * What was made in the same branch is given new values; anything else may have the new value too.
   */
  readonly branch: number;
  /** What the page's elements hold: their attributes and texts, by name. */
  readonly page: Bag;
  /** What events and messages bring. */
  readonly events: Bag;
  /** What the script put into globals of others, by their names, and into their properties, by their paths. */
  readonly roots: Map<string, Bag>;
  readonly slots: Map<string, Value>;
  readonly doubts: Doubt[];
  /** The services that texts name, as far as somebody has asked. */
  readonly services: Map<string, readonly string[]>;
  /** A `break` or `continue` that may have happened. */
  mayLeave: boolean;
  /** The queues that it uses, and the arrays that it made for them. */
  readonly queues: Map<string, Set<Made>>;
  /** It makes a script element whose address cannot be followed. */
  hasUnfollowedScript: boolean;
  /** What it has written into the page, in order. */
  written: Value;

  /** Counts work. Throws where there is too much of it. */
  step(cost?: number): void;
  inBranch<T>(work: () => T): T;
  /** Follows ways of which one is taken: none sees what another does, and afterwards any of it may have been done. */
  oneOf<T>(ways: readonly (() => T)[]): T[];
  /** Gives a place in the memory of the script a new value. */
  change(place: Place, value: Value): void;
  /** The functions that the script makes. */
  readonly closures: Closure[];
  /** How often a function is being followed inside of itself, and how many calls are inside of each other. */
  readonly calls: Map<FunctionNode, number>;
  depth: number;
  readonly summaries: Map<FunctionNode, Summary>;
  /** Times that one function is followed, call by call; fewer the more has been done. */
  readonly patience: number;
  evaluate(node: AnyNode, scope: Scope): Value;
  execute(body: readonly (Statement | ModuleDeclaration)[], scope: Scope): Ending;
  call(callee: Value, self: Value, args: readonly Value[]): Value;
  construct(callee: Value, args: readonly Value[]): Value;
  get(of: Value, key: string | undefined): Value;
  set(of: Value, key: string | undefined, value: Value): void;
  callNative(callee: Opaque, self: Value, args: readonly Value[], isNew: boolean): Value;
  /** Called by others, who knows when and with what. */
  escape(value: Value, bag: Bag, self: Value): void;
  /** Text that runs as a script. */
  runText(code: string): void;
  /** Calls a method that the language has for texts, arrays, maps, promises and functions. */
  callMethod(self: Value, name: string, args: readonly Value[]): Value;
  /** Called by others, with what `bag` holds where `args` end. */
  callBy(closure: Closure, self: Value, args: readonly Value[], bag: Bag): Value;
  /** Calls a function again when everything else is done, since it may see more then. */
  later(closure: Closure, self: Value, bag: Bag, args?: () => readonly Value[]): void;
  made(type: string, properties?: Iterable<readonly [string, Value]>, tag?: string): Made;
  array(elements: readonly Value[]): Made;
  native(call: (self: Value, args: readonly Value[]) => Value): Value;
  tell(service: string | undefined, why: string): void;
}

/** Something of the page or the browser. */
export const opaque = (path: string, bag: Bag, key?: string, tag?: string): Opaque => ({
  kind: 'opaque',
  path,
  bag,
  key,
  tag,
});
