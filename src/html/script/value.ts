import type { ArrowFunctionExpression, Function as FunctionNode, PropertyDefinition } from 'acorn';
import type { Bag } from './bag.js';
import type { Scope } from './scope.js';

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
