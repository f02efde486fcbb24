import type { Load, Reading, Rule, Wrapper } from './walk.js';

/** `css` as one reading of it splits it. */
export function splitReading(css: string, { loads, rules }: Reading, isHeld: (load: Load) => boolean) {
  const held = rules.filter((rule) => rule.loads.some(isHeld));
  const isImport = ({ at, wrapper }: Rule) => at === 'import' && !wrapper;
  const edits = [
    ...held.filter(isImport).map(({ start, end }) => ({ start, end, instead: '' })),
    ...loads.filter(isHeld).map(({ start, end, form }) => ({ start, end, instead: nothing[form] })),
  ];
  return {
    live: edited(css, edits),
    before: importsOf(css, rules, isImport, new Set(held)),
    after: heldRules(
      css,
      rules,
      held.filter((rule) => !isImport(rule)),
    ),
  };
}

/** What loads nothing, and leaves a declaration valid. */
const nothing = { function: 'url("data:,")', text: '"data:,"' } as const;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** `css` with each edit but those within another one. */
function edited(css: string, edits: readonly Edit[]): string {
  let out = '';
  let done = 0;
  for (const { start, end, instead } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    out += css.slice(done, start) + instead;
    done = end;
  }
  return out + css.slice(done);
}

/** The held imports. The first `@layer` to name a layer gives it its place, so those before an import come along. */
function importsOf(css: string, rules: readonly Rule[], isImport: (rule: Rule) => boolean, held: ReadonlySet<Rule>) {
  let before = '';
  let layers = '';
  for (const rule of rules) {
    const text = css.slice(rule.start, rule.end);
    if (isImport(rule) && held.has(rule)) {
      before += layers + text;
      layers = '';
    } else if (rule.at === 'layer' && !rule.loads.length) layers += text;
  }
  return before;
}

/** The held rules as a sheet: within the wrappers that they share, and with the prefixes that their selectors may use. */
function heldRules(css: string, rules: readonly Rule[], held: readonly Rule[]): string {
  if (!held.length) return '';
  let after = rules
    .filter(({ at, wrapper }) => at === 'namespace' && !wrapper)
    .map(({ start, end }) => css.slice(start, end))
    .join('');
  let open: Wrapper | undefined;
  function goTo(wrapper: Wrapper | undefined): void {
    const opening: Wrapper[] = [];
    let common = wrapper;
    while (common !== open) {
      if (open && open.depth >= (common?.depth ?? 0)) {
        after += '}';
        open = open.outer;
      } else {
        opening.push(common!);
        common = common!.outer;
      }
    }
    for (const { start, end } of opening.reverse()) after += css.slice(start, end);
    open = wrapper;
  }
  for (const { start, end, wrapper } of held) {
    goTo(wrapper);
    after += css.slice(start, end);
  }
  // A rule that the end closes would swallow what closes its wrappers; the end closes them too.
  if (held.at(-1)!.end < css.length) goTo(undefined);
  return after;
}
