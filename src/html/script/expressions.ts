import type {
  AnyNode,
  AssignmentExpression,
  BinaryExpression,
  CallExpression,
  Expression,
  MemberExpression,
  ObjectExpression,
  Pattern,
  SpreadElement,
  TemplateLiteral,
  UnaryExpression,
} from 'acorn';
import { Bag } from './value.js';
import { classOf, closureOf, define, initialise } from './functions.js';
import { concatenated, join } from './join.js';
import { opaque, type Machine } from './machine.js';
import { assign, bind, lookUp, nameOf } from './patterns.js';
import { elements, keysOf } from './pure.js';
import type { Scope } from './value.js';
import { judgeAddress, judgeHtml } from './judge.js';
import { asTexts } from './text-of.js';
import { hole, isMissing, nothing, plain, text, texts, truthOf, type Value } from './value.js';

export function evaluate(m: Machine, node: AnyNode, scope: Scope): Value {
  m.step();
  switch (node.type) {
    case 'Literal':
      return literal(m, node.value, node.regex);
    case 'Identifier':
      return lookUp(m, scope, node.name);
    case 'ThisExpression':
      return scope.this ?? [opaque('this', new Bag())];
    case 'TemplateLiteral':
      return template(m, node, scope);
    case 'TaggedTemplateExpression':
      return tagged(m, m.evaluate(node.tag, scope), node.quasi, scope);
    case 'ArrayExpression':
      return [m.array(argumentsOf(m, node.elements, scope))];
    case 'ObjectExpression':
      return object(m, node, scope);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
      return [closureOf(m, node, scope)];
    case 'ClassExpression':
    case 'ClassDeclaration':
      return classOf(m, node, scope);
    case 'UnaryExpression':
      return unary(m, node, scope);
    case 'UpdateExpression': {
      const before = m.evaluate(node.argument, scope);
      const after = numeric(before, plain(1), (a, b) => (node.operator === '++' ? a + b : a - b));
      bind(m, node.argument as Pattern, after, scope, false);
      return node.prefix ? after : before;
    }
    case 'BinaryExpression':
      return binary(m, node, scope);
    case 'LogicalExpression': {
      const left = m.evaluate(node.left, scope);
      return logical(m, node.operator, left, () => m.evaluate(node.right, scope));
    }
    case 'AssignmentExpression':
      return assignment(m, node, scope);
    case 'ConditionalExpression': {
      const truth = truthOf(m.evaluate(node.test, scope));
      if (truth !== undefined) return m.evaluate(truth ? node.consequent : node.alternate, scope);
      return join(...m.oneOf([node.consequent, node.alternate].map((way) => () => m.evaluate(way, scope))));
    }
    case 'SequenceExpression':
      return node.expressions.map((one) => m.evaluate(one, scope)).at(-1) ?? nothing;
    case 'MemberExpression':
      return member(m, node, scope).value;
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return m.evaluate(node.expression, scope);
    case 'CallExpression':
      return call(m, node, scope);
    case 'NewExpression':
      return m.construct(m.evaluate(node.callee, scope), argumentsOf(m, node.arguments, scope));
    case 'AwaitExpression':
      return awaited(m.evaluate(node.argument, scope));
    case 'YieldExpression': {
      const value = node.argument ? m.evaluate(node.argument, scope) : nothing;
      scope.function.yielded.push(...(node.delegate ? elements(m, value) : [value]));
      // What is sent in by `next(…)`.
      return [opaque('yield', new Bag())];
    }
    case 'ImportExpression': {
      const source = m.evaluate(node.source, scope);
      judgeAddress(m, source, (address) => `imports ${address}`, 'script');
      return [opaque('import()', new Bag())];
    }
    default:
      return [opaque(node.type, new Bag())];
  }
}

function literal(m: Machine, value: unknown, regex: { pattern: string; flags: string } | undefined): Value {
  if (typeof value === 'string') return texts(value);
  if (!regex) return plain(value as number);
  const made = m.made('RegExp', [
    ['source', texts(regex.pattern)],
    ['flags', texts(regex.flags)],
  ]);
  made.prototype = [opaque('RegExp', new Bag())];
  return [made];
}

function template(m: Machine, node: TemplateLiteral, scope: Scope): Value {
  const parts = node.quasis.flatMap(({ value }, at) => {
    const next = node.expressions[at];
    const before = [text(value.cooked ?? value.raw)];
    return next ? [before, asTexts(m, m.evaluate(next, scope))] : [before];
  });
  return concatenated(parts);
}

/** `html` of lit and its kin makes elements; others make what they like of it. */
function tagged(m: Machine, tag: Value, node: TemplateLiteral, scope: Scope): Value {
  const values = node.expressions.map((one) => m.evaluate(one, scope));
  const strings = m.array(node.quasis.map(({ value }) => texts(value.cooked ?? value.raw)));
  strings.properties.set('raw', [m.array(node.quasis.map(({ value }) => texts(value.raw)))]);
  const parts = node.quasis.flatMap(({ value }, at) => {
    const next = values[at];
    const before = [text(value.cooked ?? value.raw)];
    return next ? [before, asTexts(m, next)] : [before];
  });
  const whole = concatenated(parts);
  const known = tag.filter(({ kind }) => kind !== 'opaque');
  const others = tag.filter((one) => one.kind === 'opaque');
  if (others.some((one) => one.path === 'String.raw')) return whole;
  for (const one of others)
    if (/(^|[.(])(html|svg|htm)\)?$/.test(one.path)) judgeHtml(m, whole, (address) => `makes ${address}`, false);
  return join(known.length ? m.call(known, nothing, [[strings], ...values]) : [], others.length ? whole : []);
}

function argumentsOf(m: Machine, nodes: readonly (Expression | SpreadElement | null)[], scope: Scope): Value[] {
  return nodes.flatMap((one): Value[] => {
    if (!one) return [nothing];
    if (one.type !== 'SpreadElement') return [m.evaluate(one, scope)];
    const value = m.evaluate(one.argument, scope);
    const [only] = value;
    if (only?.kind === 'text' && !only.from.length && value.length === 1)
      return [...only.text].map((sign) => texts(sign));
    return only?.kind === 'made' && only.type !== 'array' ? [...only.properties.values()] : elements(m, value);
  });
}

function object(m: Machine, node: ObjectExpression, scope: Scope): Value {
  const made = m.made('object');
  for (const one of node.properties) {
    if (one.type === 'SpreadElement') {
      for (const source of m.evaluate(one.argument, scope)) {
        if (source.kind === 'made') for (const [name, value] of source.properties) made.properties.set(name, value);
        if (source.kind === 'made') made.other = join(made.other, source.other);
        if (source.kind === 'opaque') made.other = join(made.other, [source]);
      }
      continue;
    }
    const name = nameOf(m, one.key, one.computed, scope);
    const isFunction = one.value.type === 'FunctionExpression' || one.value.type === 'ArrowFunctionExpression';
    const value: Value = isFunction ? [closureOf(m, one.value as never, scope, made)] : m.evaluate(one.value, scope);
    if (one.kind === 'init' && name === '__proto__' && !one.computed && !one.shorthand) made.prototype = value;
    else define(m, made, name, one.kind, value);
  }
  return [made];
}

function unary(m: Machine, node: UnaryExpression, scope: Scope): Value {
  const value = m.evaluate(node.argument, scope);
  switch (node.operator) {
    case '!': {
      const truth = truthOf(value);
      return truth === undefined ? [opaque('!', new Bag())] : plain(!truth);
    }
    case 'void':
      return nothing;
    case 'typeof':
      return [opaque('typeof', new Bag())];
    case 'delete':
      return plain(true);
    default:
      return numeric(value, plain(0), (a) => (node.operator === '-' ? -a : node.operator === '~' ? ~a : a));
  }
}

function numberIn(value: Value): number | undefined {
  const [only] = value;
  if (value.length !== 1 || !only) return undefined;
  if (only.kind === 'plain' && typeof only.value !== 'bigint') return Number(only.value);
  return only.kind === 'text' && !only.from.length ? Number(only.text) : undefined;
}

function numeric(left: Value, right: Value, work: (a: number, b: number) => number): Value {
  const [a, b] = [numberIn(left), numberIn(right)];
  return a === undefined || b === undefined ? [opaque('number', new Bag())] : plain(work(a, b));
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};
const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

function binary(m: Machine, node: BinaryExpression, scope: Scope): Value {
  if (node.left.type === 'PrivateIdentifier') return [opaque('in', new Bag())];
  const left = m.evaluate(node.left, scope);
  const right = m.evaluate(node.right, scope);
  return operate(m, node.operator, left, right);
}

function operate(m: Machine, operator: string, left: Value, right: Value): Value {
  if (operator === '+') return sum(m, left, right);
  if (arithmetic[operator]) return numeric(left, right, arithmetic[operator]);
  const isUnknown: Value = [opaque('comparison', new Bag())];
  if (comparisons[operator]) {
    const [a, b] = [numberIn(left), numberIn(right)];
    return a === undefined || b === undefined ? isUnknown : plain(comparisons[operator](a, b));
  }
  if (/^[!=]==?$/.test(operator)) {
    const same = isSame(left, right, operator.length === 2);
    return same === undefined ? isUnknown : plain(same === operator.startsWith('='));
  }
  return isUnknown;
}

function isSame(left: Value, right: Value, isLoose: boolean): boolean | undefined {
  const [a, b] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || !a || !b) return undefined;
  const isConstant = (one: typeof a) =>
    one.kind === 'plain' || (one.kind === 'text' && !one.from.length && one.text !== hole);
  if (isConstant(a) && isConstant(b) && 'kind' in a) {
    const [one, other] = [a, b].map((each) =>
      each.kind === 'text' ? each.text : each.kind === 'plain' ? each.value : undefined,
    );
    // biome-ignore lint/suspicious/noDoubleEquals: the script's own
    return isLoose ? one == other : one === other;
  }
  if (
    (isConstant(a) && (b.kind === 'made' || b.kind === 'closure')) ||
    (isConstant(b) && (a.kind === 'made' || a.kind === 'closure'))
  )
    return isLoose ? undefined : false;
  return undefined;
}

function sum(m: Machine, left: Value, right: Value): Value {
  const [a, b] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && a?.kind === 'plain' && b?.kind === 'plain')
    return typeof a.value === 'bigint' || typeof b.value === 'bigint'
      ? [opaque('sum', new Bag())]
      : plain(Number(a.value) + Number(b.value));
  return concatenated([asTexts(m, left), asTexts(m, right)]);
}

function logical(m: Machine, operator: string, left: Value, right: () => Value): Value {
  const truth = operator === '??' ? isThere(left) : truthOf(left);
  const isLeft = operator === '&&' ? truth === false : truth === true;
  const isRight = truth !== undefined && !isLeft;
  if (isLeft) return left;
  if (isRight) return right();
  const other = m.inBranch(right);
  const kept = left.filter((one) => {
    const own = operator === '??' ? isThere([one]) : truthOf([one]);
    return operator === '&&' ? own !== true : own !== false;
  });
  return join(kept, other);
}

const isThere = (value: Value): boolean | undefined => {
  if (value.some(({ kind }) => kind === 'opaque') || value.some((one) => one.kind === 'text' && one.text === hole))
    return undefined;
  const missing = value.filter(isMissing).length;
  return missing === 0 ? true : missing === value.length ? false : undefined;
};

function assignment(m: Machine, node: AssignmentExpression, scope: Scope): Value {
  const { operator, left } = node;
  const isLogical = operator.length > 2 && /^(\|\||&&|\?\?)=$/.test(operator);
  if (operator === '=') {
    const value = m.evaluate(node.right, scope);
    bind(m, left, value, scope, false);
    return value;
  }
  const before = m.evaluate(left, scope);
  const value = isLogical
    ? logical(m, operator.slice(0, 2), before, () => m.evaluate(node.right, scope))
    : operate(m, operator.slice(0, -1), before, m.evaluate(node.right, scope));
  if (left.type === 'Identifier') assign(m, scope, left.name, value);
  else bind(m, left, value, scope, false);
  return value;
}

function member(m: Machine, node: MemberExpression, scope: Scope): { on: Value; value: Value } {
  if (node.object.type === 'Super') {
    const key = nameOf(m, node.property, node.computed, scope);
    return { on: scope.this ?? nothing, value: m.get(scope.base ?? [], key) };
  }
  const on = m.evaluate(node.object, scope);
  if (!node.computed) return { on, value: m.get(on, nameOf(m, node.property, false, scope)) };
  const keys = keysOf(m, m.evaluate(node.property, scope));
  return { on, value: join(...keys.map((key) => m.get(on, key))) };
}

function call(m: Machine, node: CallExpression, scope: Scope): Value {
  const { callee } = node;
  if (callee.type === 'Super') {
    const args = argumentsOf(m, node.arguments, scope);
    const self = scope.this ?? nothing;
    for (const parent of m.get(scope.base ?? [], 'constructor'))
      if (parent.kind === 'closure') initialise(m, parent, self, args);
    return self;
  }
  const inner =
    callee.type === 'ChainExpression' || callee.type === 'ParenthesizedExpression' ? callee.expression : callee;
  const { on, value } =
    inner.type === 'MemberExpression' ? member(m, inner, scope) : { on: nothing, value: m.evaluate(callee, scope) };
  return m.call(value, on, argumentsOf(m, node.arguments, scope));
}

/** A promise is what it will be. */
const awaited = (value: Value): Value =>
  value.flatMap((one) => (one.kind === 'made' && one.type === 'Promise' ? one.other : [one]));
