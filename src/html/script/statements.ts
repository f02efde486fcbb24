import type {
  AnyNode,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Statement,
  ModuleDeclaration,
  SwitchCase,
  SwitchStatement,
  TryStatement,
  VariableDeclaration,
} from 'acorn';
import { Bag } from './value.js';
import { declarationOf, declaredIn, varsIn } from './declared.js';
import { classOf, closureOf } from './functions.js';
import { elementsOf } from './array-methods.js';
import { join } from './join.js';
import { opaque, type Ending, type Machine } from './machine.js';
import { bind, declare, hoist } from './patterns.js';
import { Scope } from './value.js';
import { hole, nothing, text, texts, truthOf, type Value } from './value.js';

/** Times that a loop is followed whose end is known, and one whose end is not. */
const mostTurns = 512;
const turnsOfUnknown = 2;

/** Follows statements in order, after what they declare. */
export function executeAll(m: Machine, body: readonly (Statement | ModuleDeclaration)[], scope: Scope): Ending {
  hoist(m, scope, declaredIn(body), () => nothing);
  for (const node of body) {
    const one = declarationOf(node);
    if (one?.type !== 'FunctionDeclaration') continue;
    const value: Value = [closureOf(m, one, scope)];
    if (!one.id) continue;
    declare(m, scope, one.id.name, value);
    // A function in a block is seen in the whole function (Annex B.3.3).
    const outer = scope.function.names.get(one.id.name);
    if (outer && scope !== scope.function) outer.value = join(outer.value, value);
  }
  for (const node of body) {
    const ending = execute(m, node, scope);
    if (ending !== 'end') return ending;
  }
  return 'end';
}

/** The names of `var` in a function or script. */
export const hoistVars = (m: Machine, body: readonly AnyNode[], scope: Scope, initial: (name: string) => Value): void =>
  hoist(m, scope, varsIn(body), initial);

function execute(m: Machine, node: Statement | ModuleDeclaration, scope: Scope): Ending {
  m.step();
  switch (node.type) {
    case 'ExpressionStatement':
      m.evaluate(node.expression, scope);
      return 'end';
    case 'VariableDeclaration':
      declareAll(m, node, scope);
      return 'end';
    case 'BlockStatement':
      return executeAll(m, node.body, new Scope(scope, undefined, false));
    case 'ReturnStatement':
      scope.function.results.push(node.argument ? m.evaluate(node.argument, scope) : nothing);
      return 'return';
    case 'ThrowStatement':
      scope.function.thrown.push(m.evaluate(node.argument, scope));
      return 'throw';
    case 'IfStatement':
      return either(
        m,
        m.evaluate(node.test, scope),
        () => execute(m, node.consequent, scope),
        () => (node.alternate ? execute(m, node.alternate, scope) : 'end'),
      );
    case 'BreakStatement':
      return 'break';
    case 'ContinueStatement':
      return node.label ? 'break' : 'continue';
    case 'LabeledStatement': {
      const ending = execute(m, node.body, scope);
      return ending === 'break' || ending === 'continue' ? 'end' : ending;
    }
    case 'ForStatement':
      return loop(m, node, scope);
    case 'WhileStatement':
      return turns(
        m,
        () => m.evaluate(node.test, scope),
        () => execute(m, node.body, scope),
        () => {},
      );
    case 'DoWhileStatement': {
      const first = execute(m, node.body, scope);
      if (first === 'return' || first === 'throw') return first;
      return first === 'break'
        ? 'end'
        : turns(
            m,
            () => m.evaluate(node.test, scope),
            () => execute(m, node.body, scope),
            () => {},
          );
    }
    case 'ForInStatement':
    case 'ForOfStatement':
      return each(m, node, scope);
    case 'SwitchStatement':
      return choose(m, node, scope);
    case 'TryStatement':
      return attempt(m, node, scope);
    case 'WithStatement':
      return execute(m, node.body, new Scope(scope, undefined, false, m.evaluate(node.object, scope)));
    case 'ClassDeclaration':
      if (node.id) declare(m, scope, node.id.name, classOf(m, node, scope));
      return 'end';
    case 'ImportDeclaration':
      bringIn(
        m,
        node.specifiers.map(({ local }) => local.name),
        node.source.value,
        scope,
      );
      return 'end';
    case 'ExportAllDeclaration':
      bringIn(m, [], node.source.value, scope);
      return 'end';
    case 'ExportNamedDeclaration':
      if (node.source) bringIn(m, [], node.source.value, scope);
      return node.declaration ? execute(m, node.declaration, scope) : 'end';
    case 'ExportDefaultDeclaration':
      exportDefault(m, node.declaration, scope);
      return 'end';
    default:
      return 'end';
  }
}

function exportDefault(m: Machine, node: AnyNode, scope: Scope): void {
  if (node.type === 'FunctionDeclaration') return;
  const value = node.type === 'ClassDeclaration' ? classOf(m, node, scope) : m.evaluate(node, scope);
  m.escape(value, new Bag(), nothing);
}

/** `import … from 'address'`. What it brings is somebody else's. */
function bringIn(m: Machine, names: readonly string[], source: unknown, scope: Scope): void {
  const address = String(source);
  m.tell(m.vendors.of(address), `imports ${address}`);
  for (const name of names)
    declare(m, scope, name, [opaque(/^(\$|jQuery)$/.test(name) ? name : `import(${name})`, new Bag())]);
}

function declareAll(m: Machine, node: VariableDeclaration, scope: Scope): void {
  for (const { id, init } of node.declarations) {
    if (!init && node.kind === 'var') continue;
    bind(m, id, init ? m.evaluate(init, scope) : nothing, scope, node.kind !== 'var');
  }
}

/** One way or the other, or both where nobody knows. */
function either(m: Machine, test: Value, yes: () => Ending, no: () => Ending): Ending {
  const truth = truthOf(test);
  if (truth !== undefined) return truth ? yes() : no();
  const [one = 'end', other = 'end'] = m.oneOf([yes, no]);
  if (one === other) return one;
  for (const ending of [one, other]) if (ending === 'break' || ending === 'continue') m.mayLeave = true;
  if (one !== 'end' && other !== 'end')
    return [one, other].includes('break') || [one, other].includes('continue') ? 'continue' : one;
  return 'end';
}

function loop(m: Machine, node: ForStatement, around: Scope): Ending {
  const scope = new Scope(around, undefined, false);
  if (node.init?.type === 'VariableDeclaration') declareAll(m, node.init, scope);
  else if (node.init) m.evaluate(node.init, scope);
  return turns(
    m,
    () => (node.test ? m.evaluate(node.test, scope) : [{ kind: 'plain', value: true }]),
    () => {
      // Each turn has names of its own (ECMAScript, CreatePerIterationEnvironment).
      const turn = new Scope(around, undefined, false);
      for (const [name, { value, branch }] of scope.names) turn.names.set(name, { value, branch });
      const ending = execute(m, node.body, turn);
      for (const [name, { value }] of turn.names) if (scope.names.has(name)) scope.names.get(name)!.value = value;
      return ending;
    },
    () => {
      if (node.update) m.evaluate(node.update, scope);
    },
  );
}

/** Follows a loop turn by turn while it is known to go on, then twice more as something that may happen. */
function turns(m: Machine, test: () => Value, body: () => Ending, update: () => void): Ending {
  const before = m.mayLeave;
  m.mayLeave = false;
  try {
    for (let turn = 0; turn < Math.min(mostTurns, m.patience * 2) && !m.mayLeave; turn++) {
      const truth = truthOf(test());
      if (truth === false) return 'end';
      if (truth === undefined) break;
      const ending = body();
      if (ending === 'return' || ending === 'throw') return ending;
      if (ending === 'break') return 'end';
      update();
    }
    for (let turn = 0; turn < Math.min(turnsOfUnknown, 1 + m.patience); turn++)
      m.inBranch(() => {
        body();
        update();
        test();
      });
    return 'end';
  } finally {
    m.mayLeave = before;
  }
}

function each(m: Machine, node: ForInStatement | ForOfStatement, around: Scope): Ending {
  const list = m.evaluate(node.right, around);
  const items = node.type === 'ForOfStatement' ? elementsIn(m, list) : namesIn(m, list);
  const isSure = list.length === 1;
  const turn = (item: Value): Ending => {
    const scope = new Scope(around, undefined, false);
    if (node.left.type === 'VariableDeclaration') {
      const [first] = node.left.declarations;
      if (first) bind(m, first.id, item, scope, node.left.kind !== 'var');
    } else bind(m, node.left, item, scope, false);
    return execute(m, node.body, scope);
  };
  for (const { item, isOne } of items) {
    const ending = isSure && isOne && !m.mayLeave ? turn(item) : m.inBranch(() => again(m, () => turn(item)));
    if (!isSure || !isOne) continue;
    if (ending === 'return' || ending === 'throw') return ending;
    if (ending === 'break') return 'end';
  }
  return 'end';
}

/** What may come any number of times is followed twice, so that the second turn sees what the first has done. */
function again(m: Machine, turn: () => Ending): Ending {
  if (m.patience) turn();
  return m.inBranch(turn);
}

interface Item {
  readonly item: Value;
  /** False for what may come any number of times. */
  readonly isOne: boolean;
}

function elementsIn(m: Machine, list: Value): Item[] {
  return list.flatMap((one): Item[] => {
    if (one.kind === 'opaque') return [{ item: [{ ...one, path: `${one.path}[]` }], isOne: false }];
    if (one.kind === 'text' && !one.from.length && one.text.length <= 200)
      return [...one.text].map((sign) => ({ item: texts(sign), isOne: true }));
    if (one.kind === 'text') return [{ item: [text(hole, one.from)], isOne: false }];
    if (one.kind !== 'made') return [];
    if (one.type === 'Map')
      return [...one.properties].map(([name, value]) => ({
        item: [m.array([texts(name.slice(1)), value])],
        isOne: true,
      }));
    if (one.type !== 'array') return [...one.properties.values(), one.other].map((item) => ({ item, isOne: true }));
    const isKnown = one.length !== undefined && !one.other.length;
    return elementsOf(m, one).map(([at, item]) => ({ item, isOne: isKnown || at[0]?.kind === 'plain' }));
  });
}

function namesIn(m: Machine, of: Value): Item[] {
  m.step();
  return of.flatMap((one): Item[] => {
    if (one.kind === 'opaque') return [{ item: [opaque('name', one.bag, one.key)], isOne: false }];
    if (one.kind !== 'made') return [];
    const own = [...one.properties.keys()].slice(0, 100).map((name) => ({ item: texts(name), isOne: true }));
    const isMore = one.other.length || one.properties.size > 100;
    return isMore ? [...own, { item: [text(hole)], isOne: false }] : own;
  });
}

/** Every case that may be the one, and what it falls through to. */
function choose(m: Machine, node: SwitchStatement, around: Scope): Ending {
  const on = m.evaluate(node.discriminant, around);
  const scope = new Scope(around, undefined, false);
  hoist(m, scope, declaredIn(node.cases.flatMap(({ consequent }) => consequent)), () => nothing);
  const known = constantOf(on);
  const tests = node.cases.map(({ test }) => (test ? m.evaluate(test, scope) : undefined));
  const isKnown = known !== undefined && tests.every((test) => !test || constantOf(test) !== undefined);
  const at = isKnown ? tests.findIndex((test) => test && constantOf(test) === known) : -1;
  const start = at >= 0 ? at : tests.indexOf(undefined);
  const endings = isKnown
    ? [fallThrough(m, start < 0 ? [] : node.cases.slice(start), scope)]
    : m.oneOf(waysInto(node.cases).map((cases) => () => fallThrough(m, cases, scope)));
  if (endings.includes('continue')) m.mayLeave = true;
  const [only] = endings;
  const isSure = (isKnown || node.cases.some(({ test }) => !test)) && endings.every((one) => one === only);
  return isSure && (only === 'return' || only === 'throw' || only === 'continue') ? only : 'end';
}

function fallThrough(m: Machine, cases: readonly SwitchCase[], scope: Scope): Ending {
  for (const { consequent } of cases) {
    const ending = executeAll(m, consequent, scope);
    if (ending !== 'end') return ending;
  }
  return 'end';
}

/** Cases that fall through to each other are one way: what one of them does may be done before the next. */
function waysInto(cases: readonly SwitchCase[]): SwitchCase[][] {
  const ways: SwitchCase[][] = [[]];
  for (const one of cases) {
    ways.at(-1)!.push(one);
    if (/^(Break|Return|Throw|Continue)Statement$/.test(one.consequent.at(-1)?.type ?? '')) ways.push([]);
  }
  return ways.filter(({ length }) => length);
}

const constantOf = (value: Value): string | undefined => {
  const [only] = value;
  if (value.length !== 1) return undefined;
  if (only?.kind === 'plain') return `p${String(only.value)}`;
  return only?.kind === 'text' && !only.from.length ? `t${only.text}` : undefined;
};

function attempt(m: Machine, node: TryStatement, scope: Scope): Ending {
  // It may end anywhere, so what it changes may be changed or not.
  const block = () => execute(m, node.block, scope);
  const ending = node.handler ? m.inBranch(block) : block();
  let caught: Ending = 'end';
  const { handler } = node;
  if (handler)
    caught = m.inBranch(() => {
      const inner = new Scope(scope, undefined, false);
      const errors = scope.function.thrown;
      if (handler.param) bind(m, handler.param, join([opaque('error', new Bag())], ...errors.slice(-8)), inner, true);
      return execute(m, handler.body, inner);
    });
  const last = node.finalizer ? execute(m, node.finalizer, scope) : 'end';
  if (last !== 'end') return last;
  if (!handler) return ending;
  if (ending === 'throw') return caught;
  if (caught === 'break' || caught === 'continue') m.mayLeave = true;
  return ending === caught ? ending : 'end';
}
