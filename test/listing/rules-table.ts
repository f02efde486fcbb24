import { engineNames, engines, type Engine } from '../harness/engines.js';
import { rules, type Rule, type RuleId } from '../rules.js';
import { runs, type ListedTest } from './listing.js';

/** The rules that a test says it proves. */
const named = ({ name }: ListedTest): string[] =>
  [...name.matchAll(/\(([^()]+)\)/g)]
    .flatMap(([, inside]) => inside!.split(/, /))
    .filter((one) => /^[RE]\d+$/.test(one));

/** What tests name and nobody has written down. */
export const unknownRules = (tests: readonly ListedTest[]): string[] =>
  [...new Set(tests.flatMap(named))].filter((one) => !(one in rules));

const proofsOf = (id: string, tests: readonly ListedTest[]) =>
  tests.filter((test) => runs(test) && named(test).includes(id));

/** The Musts that no test names, or only tests that are left out everywhere. */
export const withoutTest = (tests: readonly ListedTest[]): string[] =>
  Object.entries<Rule>(rules).flatMap(([id, { level }]) =>
    level === 'must' && !proofsOf(id, tests).length ? [id] : [],
  );

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

function enginesCell(tests: readonly ListedTest[]): string {
  if (!tests.length) return '–';
  const its: readonly Engine[] = engines.filter((engine) => tests.some((test) => test.engine === engine));
  return its.map((engine) => engineNames[engine]).join(', ') || 'no browser';
}

/** `docs/rules.md`. */
export function rulesPage(tests: readonly ListedTest[]): string {
  const rows = (Object.entries(rules) as [RuleId, Rule][]).map(([id, { level, says }]) => {
    const proofs = proofsOf(id, tests);
    return `| ${id} | ${level} | ${cell(says)} | ${testsCell(proofs)} | ${enginesCell(proofs)} |`;
  });
  return `# Rules and their tests

Written by \`npm run tables\` from the names of the tests, which say in parentheses which rules they prove. The rules are in
\`test/rules.ts\`. A Must without a test fails the tests, and so does this page when it is stale. Of a rule with tests in many files, one test
of each of the first three files is shown; those that run on several ways of installing are counted once. «no browser»: what is proven needs none. What an engine
cannot show is in [engines.md](engines.md) and left out here.

| rule | level | what it says | tests | engines |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
