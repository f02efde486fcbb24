/** The tables of docs/probes.md. */
import { defects } from './planted/defects.js';
import { probes } from './probes.js';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

export const probesTable = (): string =>
  table(
    ['probe', 'rules', 'what it looks at, and when it reports'],
    probes.map(({ id, rules, about }) => [code([id]), rules.join(', '), about]),
  );

/** What is planted, who finds it, and whether axe-core alone would have. */
export const defectsTable = (areOfThe13: boolean): string =>
  table(
    ['planted', 'rule', 'reported by', 'axe-core alone'],
    defects
      .filter(({ isOfThe13 = false }) => isOfThe13 === areOfThe13)
      .map(({ name, rule, probes: by, because }) => [
        name,
        rule,
        code(by) + (because ? `: ${because}` : ''),
        by.includes('axe') ? 'yes' : '–',
      ]),
  );

/** How many of the 13 axe-core reports. */
export const byAxe = (): number =>
  defects.filter(({ isOfThe13, probes: by }) => isOfThe13 && by.includes('axe')).length;
