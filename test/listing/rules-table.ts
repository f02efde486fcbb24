import { engineNames, engines } from '../harness/engines.js';
import { commands, engineOf, typed, type Command } from '../run/parts.js';
import { rules, type Rule, type RuleId } from '../rules.js';
import { runs, type ListedTest } from './listed-test.js';

/** The rules that a test says it proves. */
const named = ({ name }: ListedTest): string[] =>
  [...name.matchAll(/\(([^()]+)\)/g)]
    .flatMap(([, inside]) => inside!.split(/, /))
    .filter((one) => /^[RE]\d+$/.test(one));

/** What tests name and nobody has written down. */
export const unknownRules = (tests: readonly ListedTest[]): string[] =>
  [...new Set(tests.flatMap(named))].filter((one) => !(one in rules));

const proofsOf = (id: string, tests: readonly ListedTest[], command: Command) =>
  tests.filter((test) => runs(command, test) && named(test).includes(id));

/** The Musts that `npm test` does not prove: no test names them that it runs, or in an engine in which it must. */
export const withoutTest = (tests: readonly ListedTest[]): string[] =>
  Object.entries<Rule>(rules).flatMap(([id, { level, everywhere }]) => {
    if (level !== 'must' && !everywhere) return [];
    const proofs = proofsOf(id, tests, 'test');
    if (!proofs.length) return [id];
    const lacking = everywhere ? engines.filter((engine) => !proofs.some((test) => test.part === engine)) : [];
    return lacking.map((engine) => `${id} in ${engineNames[engine]}`);
  });

/** A test's name without its rules and without the way of installing it runs on: what a reader looks for in its file. */
const plain = (name: string) =>
  name.replaceAll(/ ?\((?:[RE]\d+(?:, )?)+\)/g, '').replace(/^installed by \w+(?: > |, )/, '');

/** How many tests are shown of a rule that has many, each from another file. */
const shown = 3;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');

function testsCell(tests: readonly ListedTest[]): string {
  if (!tests.length) return '–';
  const files = new Map<string, Set<string>>();
  for (const { file, name } of tests) files.set(file, (files.get(file) ?? new Set()).add(plain(name)));
  const lines = [...files]
    .sort()
    .slice(0, shown)
    .map(([file, names]) => `\`${file}\`: ${cell([...names].sort()[0]!)}`);
  const more = [...files.values()].reduce((sum, { size }) => sum + size, 0) - lines.length;
  return [...lines, ...(more ? [`and ${more} more`] : [])].join('<br>');
}

/** Where a command proves a rule: its engines, «no browser» where none is needed, or a dash. */
function whereCell(id: string, tests: readonly ListedTest[], command: Command): string {
  const proofs = proofsOf(id, tests, command);
  if (!proofs.length) return '–';
  const its = engines.filter((engine) => proofs.some((test) => engineOf(test.part) === engine));
  return its.map((engine) => engineNames[engine]).join(', ') || 'no browser';
}

/** `docs/rules.md`. */
export function rulesPage(tests: readonly ListedTest[]): string {
  const rows = (Object.entries(rules) as [RuleId, Rule][]).map(([id, { level, says }]) => {
    const where = commands.map((command) => whereCell(id, tests, command));
    return `| ${id} | ${level} | ${cell(says)} | ${testsCell(proofsOf(id, tests, 'all'))} | ${where.join(' | ')} |`;
  });
  return `# Rules and their tests

Written by \`npm run tables\` from the names of the tests, which say in parentheses which rules they prove. The rules are in
\`test/rules.ts\`. The last three columns say which command proves a rule, and in which engines; «no browser»: what is
proven needs none. \`npm test\` fails when it does not prove a Must, when it does not prove one in all engines that must be
seen there (${Object.entries<Rule>(rules)
    .filter(([, { everywhere }]) => everywhere)
    .map(([id]) => id)
    .join(', ')}), and when this page is stale.

Of a rule with tests in many files, one test of each of the first three files is shown; those that run on several ways
of installing are counted once. What an engine cannot show is in [engines.md](engines.md) and left out here.

| rule | level | what it says | tests | ${commands.map((command) => `\`${typed[command]}\``).join(' | ')} |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
