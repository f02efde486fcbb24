import type { Value } from './value.js';

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
