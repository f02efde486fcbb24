import type { Expression, Pattern, PrivateIdentifier } from 'acorn';
import { join } from './join.js';
import type { Machine } from './machine.js';
import { globalOf, markQueue } from './objects.js';
import { keysOf } from './pure.js';
import { navigate } from './sinks.js';
import type { Scope } from './value.js';
import { isMissing, keyOf, type Value } from './value.js';

/** The name of a property in a pattern, an object or a member expression; undefined where nobody knows it. */
export function nameOf(
  m: Machine,
  key: Expression | PrivateIdentifier,
  computed: boolean,
  scope: Scope,
): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (!computed && key.type === 'Literal') return String(key.value);
  const value = m.evaluate(key, scope);
  const all = keysOf(m, value);
  return all.length === 1 ? all[0] : keyOf(value);
}

/** Declares a name here, with its value. */
export const declare = (m: Machine, scope: Scope, name: string, value: Value): void => {
  scope.names.set(name, { value, branch: m.branch });
};

/** Gives the parts of `value` to what a pattern names: new names of `scope` if it declares them. */
export function bind(m: Machine, pattern: Pattern, value: Value, scope: Scope, declares: boolean): void {
  m.step();
  switch (pattern.type) {
    case 'Identifier':
      if (declares) declare(m, scope, pattern.name, value);
      else assign(m, scope, pattern.name, value);
      break;
    case 'MemberExpression':
      m.set(m.evaluate(pattern.object, scope), nameOf(m, pattern.property, pattern.computed, scope), value);
      break;
    case 'AssignmentPattern': {
      const given = value.filter((one) => !(one.kind === 'plain' && one.value === undefined));
      const isGiven = given.length === value.length && given.every(({ kind }) => kind !== 'opaque') && value.length > 0;
      bind(m, pattern.left, isGiven ? value : join(given, m.evaluate(pattern.right, scope)), scope, declares);
      break;
    }
    case 'ObjectPattern':
      for (const one of pattern.properties) {
        if (one.type === 'RestElement') bind(m, one.argument, value, scope, declares);
        else bind(m, one.value, m.get(value, nameOf(m, one.key, one.computed, scope)), scope, declares);
      }
      break;
    case 'ArrayPattern':
      pattern.elements.forEach((one, at) => {
        if (one?.type === 'RestElement')
          bind(m, one.argument, m.callMethod(value, 'slice', [[{ kind: 'plain', value: at }]]), scope, declares);
        else if (one) bind(m, one, m.get(value, String(at)), scope, declares);
      });
      break;
    default:
  }
}

/** What a name stands for. */
export function lookUp(m: Machine, scope: Scope, name: string): Value {
  let found: Value = [];
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.object)
      found = join(
        found,
        m.get(at.object, name).filter((one) => !isMissing(one)),
      );
    const binding = at.names.get(name);
    if (binding) return found.length ? join(found, binding.value) : binding.value;
  }
  return join(found, m.get([{ kind: 'opaque', path: 'window', bag: m.page, key: undefined, tag: undefined }], name));
}

/** `name = value`. */
export function assign(m: Machine, scope: Scope, name: string, value: Value): void {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.object) m.set(at.object, name, value);
    const binding = at.names.get(name);
    if (!binding) continue;
    if (at === m.globals) markQueue(m, name, value);
    m.change(binding, binding.branch === m.branch ? value : join(binding.value, value));
    return;
  }
  if (name === 'location') return navigate(m, value);
  markQueue(m, name, value);
  const before: Value = m.branch === 0 ? [] : [globalOf(m, name)];
  m.globals.names.set(name, { value: join(before, value), branch: 0 });
}

/** Makes room for the names that a block or function declares, before it begins. */
export function hoist(m: Machine, scope: Scope, names: readonly string[], initial: (name: string) => Value): void {
  for (const name of names) if (!scope.names.has(name)) declare(m, scope, name, initial(name));
}
