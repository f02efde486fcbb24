import type {
  AnyNode,
  CallExpression,
  CatchClause,
  Function as FunctionNode,
  MemberExpression,
  NewExpression,
  Pattern,
  Program,
} from 'acorn';
import { declaredIn, namesOf as namesOfPattern, varsIn } from './declared.js';
import { stringsIn } from './strings.js';
import { childrenOf } from './walk.js';

export interface Names {
  readonly gives: ReadonlySet<string>;
  readonly takes: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

const isPage = /^(window|self|globalThis|frames|top|parent)$/;

/** Names declared around a place, from the inside out. */
interface Around {
  readonly names: ReadonlySet<string>;
  readonly parent: Around | undefined;
}

interface Open {
  readonly node: AnyNode;
  readonly around: Around;
  /** What is undefined in it ends nothing: it stands in a `try` with a `catch`. */
  readonly isGuarded: boolean;
  /** `this` is the page. */
  readonly isTop: boolean;
  /** It is called, or something of it is read: `window.name()` and `window.name.part` need that name. */
  readonly isNeeded?: boolean;
}

const isDeclared = (around: Around | undefined, name: string): boolean => {
  for (let at = around; at; at = at.parent) if (at.names.has(name)) return true;
  return false;
};

/** The names by which a script depends on others, and others on it. */
export function namesOf(program: Program | undefined, isModule: boolean): Names {
  const reader = new Reader(isModule);
  if (program) reader.read(program);
  for (const name of [...reader.guards, ...reader.gives]) reader.takes.delete(name);
  return reader;
}

class Reader implements Names {
  readonly gives = new Set<string>();
  readonly takes = new Set<string>();
  readonly attributes = new Set<string>();
  /** Names that the script asks for before it uses them. */
  readonly guards = new Set<string>();
  readonly #open: Open[] = [];

  constructor(readonly isModule: boolean) {}

  read(program: Program): void {
    const own = new Set([...varsIn(program.body), ...declaredIn(program.body)]);
    if (!this.isModule) for (const name of own) this.gives.add(name);
    const around = { names: own, parent: undefined };
    for (const node of program.body) this.#open.push({ node, around, isGuarded: false, isTop: !this.isModule });
    while (this.#open.length) this.#visit(this.#open.pop()!);
    for (const text of stringsIn(program)) this.#attributesOf(text);
  }

  #visit(open: Open): void {
    const { node, around, isGuarded } = open;
    if (node.type !== 'MemberExpression' && open.isNeeded) open = { ...open, isNeeded: false };
    switch (node.type) {
      case 'Identifier':
        if (!isDeclared(around, node.name) && !isGuarded) this.takes.add(node.name);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.#function(node, open);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#inside(node, { ...open, around: this.#with(around, node.id ? [node.id.name] : []) }, ['id']);
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#inside(node, { ...open, around: this.#with(around, declaredIn(node.body)) });
      case 'SwitchStatement': {
        const names = declaredIn(node.cases.flatMap(({ consequent }) => consequent));
        return this.#inside(node, { ...open, around: this.#with(around, names) });
      }
      case 'ForStatement':
        return this.#inside(node, { ...open, around: this.#with(around, node.init ? declaredIn([node.init]) : []) });
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#inside(node, { ...open, around: this.#with(around, declaredIn([node.left])) });
      case 'CatchClause':
        return this.#inside(node, { ...open, around: this.#with(around, namesOfCatch(node)) });
      case 'TryStatement':
        this.#add(node.block, node.handler ? { ...open, isGuarded: true } : open);
        this.#add(node.handler, open);
        return this.#add(node.finalizer, open);
      case 'UnaryExpression':
        if (node.operator === 'typeof' && node.argument.type === 'Identifier') this.guards.add(node.argument.name);
        return this.#inside(node, open);
      case 'BinaryExpression':
        if (node.operator === 'in' && this.#isPage(node.right, open) && node.left.type === 'Literal')
          this.guards.add(String(node.left.value));
        return this.#inside(node, open);
      case 'CallExpression':
      case 'NewExpression':
        this.#call(node);
        this.#add(node.callee, { ...open, isNeeded: !('optional' in node && node.optional) });
        for (const one of node.arguments) this.#add(one, open);
        return;
      case 'AssignmentExpression':
        this.#assigned(node.left, open);
        return this.#inside(node, open);
      case 'UpdateExpression':
        this.#assigned(node.argument as Pattern, open);
        return this.#inside(node, open);
      case 'VariableDeclarator':
        this.#datasetOf(node.id, node.init);
        return this.#inside(node, open);
      case 'MemberExpression':
        return this.#member(node, open);
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) this.#add(node.key, open);
        return this.#add(node.value, open);
      case 'LabeledStatement':
        return this.#add(node.body, open);
      case 'ExportNamedDeclaration':
        if (node.source) return;
        this.#add(node.declaration, open);
        for (const one of node.specifiers) this.#add(one.local, open);
        return;
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'PrivateIdentifier':
        return;
      default:
        return this.#inside(node, open);
    }
  }

  #add(node: AnyNode | null | undefined, open: Open): void {
    if (node) this.#open.push({ ...open, node });
  }

  #inside(node: AnyNode, open: Open, except: readonly string[] = []): void {
    const own = node as unknown as Readonly<Record<string, unknown>>;
    for (const child of childrenOf(node)) if (!except.some((name) => own[name] === child)) this.#add(child, open);
  }

  #with(around: Around, names: readonly string[]): Around {
    return names.length ? { names: new Set(names), parent: around } : around;
  }

  #function(node: FunctionNode, open: Open): void {
    const isArrow = node.type === 'ArrowFunctionExpression';
    const names = [
      ...(isArrow ? [] : ['arguments']),
      ...(node.id ? [node.id.name] : []),
      ...node.params.flatMap((param) => [...namesOfPattern(param)]),
      ...(node.body.type === 'BlockStatement' ? [...varsIn(node.body.body), ...declaredIn(node.body.body)] : []),
    ];
    const inner: Open = {
      ...open,
      isNeeded: false,
      around: this.#with(open.around, names),
      isTop: open.isTop && isArrow,
    };
    for (const param of node.params) this.#datasetOf(param, undefined);
    for (const param of node.params) this.#add(param, inner);
    this.#add(node.body, inner);
  }

  /** Whether `node` is the page's global object. */
  #isPage(node: AnyNode, { around, isTop }: Open): boolean {
    if (node.type === 'ThisExpression') return isTop;
    return node.type === 'Identifier' && isPage.test(node.name) && !isDeclared(around, node.name);
  }

  /** `window.name` asks whether it is there. */
  #member(node: MemberExpression, open: Open): void {
    const { object, property, computed } = node;
    const name = computed
      ? property.type === 'Literal'
        ? String(property.value)
        : undefined
      : 'name' in property
        ? property.name
        : undefined;
    if (name !== undefined && this.#isPage(object, open)) {
      if (open.isNeeded && !open.isGuarded) this.takes.add(name);
      else if (!open.isNeeded) this.guards.add(name);
    }
    if (name !== undefined && 'property' in object && 'name' in object.property && object.property.name === 'dataset')
      this.attributes.add(kebab(name));
    this.#add(object, { ...open, isNeeded: !node.optional });
    if (computed) this.#add(property, open);
  }

  /** `$(…).data('name')`. */
  #call(node: CallExpression | NewExpression): void {
    const { callee } = node;
    const [first] = node.arguments;
    if (callee.type !== 'MemberExpression' || !('name' in callee.property) || callee.property.name !== 'data') return;
    if (first?.type === 'Literal' && typeof first.value === 'string') this.attributes.add(kebab(first.value));
  }

  #assigned(pattern: Pattern, open: Open): void {
    if (pattern.type === 'MemberExpression') {
      const { object, property, computed } = pattern;
      if (object.type === 'Super' || !this.#isPage(object, open)) return;
      if (!computed && 'name' in property) this.gives.add(property.name);
      if (computed && property.type === 'Literal') this.gives.add(String(property.value));
      return;
    }
    for (const name of namesOfPattern(pattern)) if (!isDeclared(open.around, name)) this.gives.add(name);
  }

  /** `const { fooBar } = element.dataset`, also as `{ dataset: { fooBar } }`. */
  #datasetOf(pattern: Pattern, init: AnyNode | null | undefined): void {
    if (pattern.type !== 'ObjectPattern') return;
    const isDataset = init?.type === 'MemberExpression' && 'name' in init.property && init.property.name === 'dataset';
    for (const one of pattern.properties) {
      if (one.type !== 'Property' || one.computed || !('name' in one.key)) continue;
      if (isDataset) this.attributes.add(kebab(one.key.name));
      if (one.key.name !== 'dataset' || one.value.type !== 'ObjectPattern') continue;
      for (const inner of one.value.properties)
        if (inner.type === 'Property' && 'name' in inner.key) this.attributes.add(kebab(inner.key.name));
    }
  }

  /** In selectors, and as the whole of a text. */
  #attributesOf(text: string): void {
    if (/^data-[\w.:-]+$/i.test(text)) this.attributes.add(text.toLowerCase());
    for (const [, name] of text.matchAll(/\[\s*(data-[\w.:-]+)/gi)) this.attributes.add(name!.toLowerCase());
  }
}

const namesOfCatch = ({ param }: CatchClause): string[] => (param ? [...namesOfPattern(param)] : []);

/** As `dataset` and jQuery's `data` write it. */
const kebab = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
