import { parse, tokenizer, type Node } from 'acorn';

/** The names in a script that matter to others: what it gives to the page, and what it takes from it. */
export interface Names {
  /** Declared at the top, so that later scripts find them. */
  readonly gives: ReadonlySet<string>;
  /** Used without being declared anywhere in it, and without asking first whether they are there. */
  readonly takes: ReadonlySet<string>;
  /** Its texts: names of attributes that it looks for are in them. */
  readonly strings: readonly string[];
}

const options = { ecmaVersion: 'latest', allowHashBang: true } as const;
const nobody: Names = { gives: new Set(), takes: new Set(), strings: [] };

/** Reads a script; of one that is no JavaScript, nothing is known. */
export function namesIn(text: string, isModule: boolean): Names {
  try {
    return { ...used(text, isModule), gives: isModule ? nobody.gives : given(text) };
  } catch {
    return nobody;
  }
}

function given(text: string): Set<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => {
    const { type, name } = pattern as { type: string; name?: string };
    if (type === 'Identifier') names.add(name!);
  };
  for (const statement of parse(text, { ...options, sourceType: 'script' }).body as (Node &
    Record<string, unknown>)[]) {
    if (statement.type === 'VariableDeclaration')
      for (const { id } of statement['declarations'] as { id: unknown }[]) add(id);
    if (/^(Function|Class)Declaration$/.test(statement.type)) add(statement['id']);
  }
  return names;
}

function used(text: string, isModule: boolean): Omit<Names, 'gives'> {
  const takes = new Set<string>();
  const own = new Set<string>();
  const strings: string[] = [];
  let [before, last] = ['', ''];
  for (const token of tokenizer(text, { ...options, sourceType: isModule ? 'module' : 'script' })) {
    const { label } = token.type;
    const value = String((token as { value?: unknown }).value ?? '');
    if (label === 'string' || label === 'template') strings.push(value);
    if (label === 'name') {
      if (/^(var|let|const|function|class)$/.test(last)) own.add(value);
      // `window._paq` and `typeof Vimeo` ask whether it is there.
      else if (last === 'typeof' || (last === '.' && /^(window|self|globalThis|top)$/.test(before))) own.add(value);
      else if (last !== '.' && last !== '?.') takes.add(value);
    }
    [before, last] = [last, label === 'name' || token.type.keyword ? value || label : label];
  }
  for (const name of own) takes.delete(name);
  return { takes, strings };
}

/** A script without its comments, which load nothing; as it is where it is no JavaScript that could be read. */
export function withoutComments(text: string, isModule: boolean): string {
  // A function's own source may be its data.
  if (/\btoString\b/.test(text)) return text;
  let plain = '';
  let from = 0;
  try {
    const onComment = (_: boolean, __: string, start: number, end: number) => {
      plain += text.slice(from, start);
      from = end;
    };
    for (const _ of tokenizer(text, { ...options, sourceType: isModule ? 'module' : 'script', onComment })) void _;
  } catch {
    return text;
  }
  return plain + text.slice(from);
}
