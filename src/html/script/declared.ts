import type { AnyNode, Pattern, Statement, ModuleDeclaration, VariableDeclaration } from 'acorn';

/** The names that a pattern declares. */
export function* namesOf(pattern: Pattern): Generator<string> {
  switch (pattern.type) {
    case 'Identifier':
      yield pattern.name;
      break;
    case 'ObjectPattern':
      for (const one of pattern.properties) yield* namesOf(one.type === 'Property' ? one.value : one.argument);
      break;
    case 'ArrayPattern':
      for (const one of pattern.elements) if (one) yield* namesOf(one);
      break;
    case 'RestElement':
      yield* namesOf(pattern.argument);
      break;
    case 'AssignmentPattern':
      yield* namesOf(pattern.left);
      break;
    default:
  }
}

const namesIn = (node: VariableDeclaration) => node.declarations.flatMap(({ id }) => [...namesOf(id)]);

/** The statements directly inside of a statement, where `var` looks through. */
function inside(node: Statement | ModuleDeclaration): readonly (AnyNode | null | undefined)[] {
  switch (node.type) {
    case 'BlockStatement':
      return node.body;
    case 'IfStatement':
      return [node.consequent, node.alternate];
    case 'ForStatement':
      return [node.init, node.body];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.left, node.body];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
    case 'WithStatement':
      return [node.body];
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer];
    case 'SwitchStatement':
      return node.cases.flatMap(({ consequent }) => consequent);
    case 'ExportNamedDeclaration':
      return [node.declaration];
    default:
      return [];
  }
}

/** The names that `var` declares in a function or script: also those in its blocks (ECMAScript, VarDeclaredNames). */
export function varsIn(body: readonly AnyNode[]): string[] {
  const names: string[] = [];
  const open: (AnyNode | null | undefined)[] = [...body].reverse();
  while (open.length) {
    const node = open.pop();
    if (node?.type === 'VariableDeclaration') {
      if (node.kind === 'var') names.push(...namesIn(node));
    } else if (node) open.push(...inside(node as Statement));
  }
  return names;
}

/** Declarations of a block itself; functions in blocks are seen outside too where nothing stands against it (Annex B.3.3). */
export function declaredIn(body: readonly AnyNode[]): string[] {
  return body.flatMap((node) => {
    const one = declarationOf(node);
    if (one?.type === 'VariableDeclaration') return one.kind === 'var' ? [] : namesIn(one);
    if (one?.type === 'FunctionDeclaration' || one?.type === 'ClassDeclaration') return one.id ? [one.id.name] : [];
    return node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [];
  });
}

/** What `export` exports, and any other statement itself. */
export const declarationOf = (node: AnyNode): AnyNode | undefined =>
  node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration'
    ? (node.declaration ?? undefined)
    : node;
