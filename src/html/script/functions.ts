import type {
  AnyNode,
  ArrowFunctionExpression,
  Class,
  Function as FunctionNode,
  MethodDefinition,
  PropertyDefinition,
  StaticBlock,
} from 'acorn';
import { Bag } from './value.js';
import { varsIn } from './declared.js';
import { join } from './join.js';
import { opaque, type Machine, type Summary } from './machine.js';
import { bind, declare, hoist, nameOf } from './patterns.js';
import { Scope } from './value.js';
import { nothing, type Closure, type Made, type Value } from './value.js';

/** Calls inside of each other that are followed, and of one function inside of itself. */
const deepest = 32;
const deepestOfOne = 10;

/** A function of the script. */
export function closureOf(
  m: Machine,
  node: FunctionNode | ArrowFunctionExpression,
  scope: Scope,
  home?: Made,
): Closure {
  const closure = makeClosure(m, node, scope, home);
  closure.statics.properties.set('prototype', [m.made('object', [['constructor', [closure]]])]);
  return closure;
}

function makeClosure(m: Machine, node: FunctionNode | undefined, scope: Scope, home: Made | undefined): Closure {
  const closure: Closure = {
    kind: 'closure',
    node,
    scope,
    ofClass: undefined,
    own: undefined,
    statics: m.made('function'),
    home,
    hasRun: false,
  };
  m.closures.push(closure);
  return closure;
}

export function callClosure(m: Machine, closure: Closure, self: Value, args: readonly Value[], isLast = false): Value {
  m.step();
  if (closure.own) return callOwn(m, closure.own, self, args);
  const { node } = closure;
  if (!node) return nothing;
  const summary = summaryOf(m, node);
  if (summary.runs >= m.patience && !isLast) return summarised(m, closure, summary, self, args);
  const depth = m.calls.get(node) ?? 0;
  if (m.depth > deepest || depth > deepestOfOne) return summarised(m, closure, summary, self, args);
  summary.runs++;
  closure.hasRun = true;
  m.calls.set(node, depth + 1);
  m.depth++;
  try {
    const result = run(m, closure, node, self, args);
    summary.results = join(summary.results, result);
    return result;
  } catch (error) {
    // The machine's own calls are too deep. At the end there is more room.
    if (!(error instanceof RangeError) || m.depth < 3) throw error;
    return summarised(m, closure, summary, self, args);
  } finally {
    m.depth--;
    m.calls.set(node, depth);
  }
}

function callOwn(m: Machine, own: NonNullable<Closure['own']>, self: Value, args: readonly Value[]): Value {
  if (m.depth > deepest) return [opaque('deep call', new Bag())];
  m.depth++;
  try {
    return own(self, args);
  } finally {
    m.depth--;
  }
}

function summaryOf(m: Machine, node: FunctionNode): Summary {
  const known = m.summaries.get(node);
  if (known) return known;
  const made: Summary = { runs: 0, bag: new Bag(), results: [] };
  m.summaries.set(node, made);
  return made;
}

/** Called too often to follow each time: everything that it is given may come together, and it is followed once more, at the end. */
function summarised(
  m: Machine,
  closure: Closure,
  { bag, results }: Summary,
  self: Value,
  args: readonly Value[],
): Value {
  for (const arg of args) {
    bag.put(undefined, arg);
    m.escape(arg, bag, nothing);
  }
  closure.hasRun = true;
  m.later(closure, self, bag);
  return join(results, [opaque('call', bag)]);
}

function run(m: Machine, closure: Closure, node: FunctionNode, self: Value, args: readonly Value[]): Value {
  const isArrow = node.type === 'ArrowFunctionExpression';
  const scope = new Scope(closure.scope, isArrow ? undefined : self, true);
  if (closure.home) scope.home = closure.home.prototype;
  // A function expression knows its own name.
  if (node.type === 'FunctionExpression' && node.id) declare(m, scope, node.id.name, [closure]);
  if (!isArrow) declare(m, scope, 'arguments', [m.array(args)]);
  node.params.forEach((param, at) => {
    if (param.type === 'RestElement') bind(m, param.argument, [m.array(args.slice(at))], scope, true);
    else bind(m, param, args[at] ?? nothing, scope, true);
  });
  if (node.body.type !== 'BlockStatement') return m.evaluate(node.body, scope);
  hoist(m, scope, varsIn(node.body.body), () => nothing);
  const ending = m.execute(node.body.body, scope);
  if (node.generator) {
    // Whoever goes through it gets all that it yields, in order if that is known.
    const all = m.array(scope.yielded);
    all.other = join(...scope.yielded, ...scope.results);
    all.length = undefined;
    return [all];
  }
  const { results } = scope;
  return ending === 'return' && results.length === 1
    ? results[0]!
    : join(...results, ...(ending === 'end' ? [nothing] : []));
}

/** `new F(…)`. */
export function construct(m: Machine, closure: Closure, args: readonly Value[]): Value {
  const instance = instanceOf(m, closure);
  const own = initialise(m, closure, [instance], args);
  const objects = own.filter(({ kind }) => kind !== 'plain' && kind !== 'text');
  return objects.length ? join([instance], objects) : [instance];
}

function instanceOf(m: Machine, closure: Closure): Made {
  const isElement = closure.ofClass ? isOfElement(closure, 0) : false;
  const instance = isElement ? m.made('element', [], 'custom-element') : m.made('object');
  instance.prototype = closure.statics.properties.get('prototype') ?? [];
  for (const one of instance.prototype)
    if (one.kind === 'made' && one.instances.length < 8) one.instances.push(instance);
  return instance;
}

function isOfElement(closure: Closure, depth: number): boolean {
  return Boolean(
    depth < 10 &&
      closure.ofClass?.parent.some((one) =>
        one.kind === 'closure' ? isOfElement(one, depth + 1) : one.kind === 'opaque' && /Element$/.test(one.path),
      ),
  );
}

/** Runs a constructor, after the fields of its class. */
export function initialise(m: Machine, closure: Closure, self: Value, args: readonly Value[]): Value {
  const { ofClass } = closure;
  if (!ofClass) return callClosure(m, closure, self, args);
  closure.hasRun = true;
  if (!closure.node)
    for (const parent of ofClass.parent) if (parent.kind === 'closure') initialise(m, parent, self, args);
  const fields = new Scope(closure.scope, self, true);
  fields.home = closure.home?.prototype;
  for (const field of ofClass.fields) {
    const value = field.value ? m.evaluate(field.value, fields) : nothing;
    m.set(self, nameOf(m, field.key, field.computed, fields), value);
  }
  return closure.node ? callClosure(m, closure, self, args) : nothing;
}

/** A class, with its methods on its prototype. */
export function classOf(m: Machine, node: Class, around: Scope): Value {
  const scope = new Scope(around, undefined, false);
  const parent: Value = node.superClass ? m.evaluate(node.superClass, scope) : [];
  const prototype = m.made('object');
  prototype.prototype = m.get(parent, 'prototype').filter(({ kind }) => kind === 'made');
  const isField = (one: MethodDefinition | PropertyDefinition | StaticBlock): one is PropertyDefinition =>
    one.type === 'PropertyDefinition' && !one.static;
  const ownConstructor = node.body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'constructor') as
    | MethodDefinition
    | undefined;
  const closure: Closure = {
    ...makeClosure(m, ownConstructor?.value, scope, prototype),
    ofClass: { parent, fields: node.body.body.filter(isField) },
  };
  m.closures.push(closure);
  closure.statics.prototype = parent;
  closure.statics.properties.set('prototype', [prototype]);
  prototype.properties.set('constructor', [closure]);
  if (node.id) declare(m, scope, node.id.name, [closure]);
  for (const one of node.body.body) member(m, one, closure, prototype, scope);
  return [closure];
}

function member(m: Machine, node: AnyNode, closure: Closure, prototype: Made, scope: Scope): void {
  const own = new Scope(scope, [closure], true);
  if (node.type === 'StaticBlock') m.execute(node.body, own);
  if (node.type === 'PropertyDefinition' && node.static)
    m.set([closure], nameOf(m, node.key, node.computed, scope), node.value ? m.evaluate(node.value, own) : nothing);
  if (node.type !== 'MethodDefinition' || node.kind === 'constructor') return;
  const on = node.static ? closure.statics : prototype;
  define(m, on, nameOf(m, node.key, node.computed, scope), node.kind, [closureOf(m, node.value, scope, on)]);
}

/** A method, getter or setter of an object or class. */
export function define(m: Machine, on: Made, name: string | undefined, kind: string, value: Value): void {
  if (name === undefined) on.other = join(on.other, value);
  else if (kind === 'get') on.getters.set(name, value);
  else if (kind === 'set') on.setters.set(name, value);
  else on.properties.set(name, value);
  m.step();
}
