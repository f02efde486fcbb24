import { readFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/**
 * Holds the imports against `.dependency-cruiser.mjs`. Circles that were there before the rule stand in `known-circles.json`, an import
 * each: with a new one, or with one of them that is gone, lint fails. dependency-cruiser's own baseline keeps whole circles, and one more
 * import somewhere makes another circle of each; nor does it tell what is gone.
 */
const places = ['src', 'registry', 'demo', 'bench', 'test', 'rollup.config.ts', 'vitest.config.ts'];
const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
const { output } = await cruise(places, options, undefined, { tsConfig: extractTSConfig('./tsconfig.json') });
const { modules, summary } = output as ICruiseResult;
const comments = new Map(options.ruleSet?.forbidden?.map(({ name, comment }) => [name, comment]));

const list = 'test/lint/known-circles.json';
const known = new Set(
  Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string[]>).flatMap(([from, all]) =>
    all.map((to) => `${from} → ${to}`),
  ),
);
const faults = summary.violations
  // Of each circle there is one import only here.
  .filter(({ rule }) => rule.name !== 'circle')
  .map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}\n  ${comments.get(rule.name)}`);
const circles = new Map<string, string>();
for (const { source, dependencies } of modules) {
  for (const { circular, cycle = [], resolved } of dependencies) {
    if (circular) circles.set(`${source} → ${resolved}`, [source, ...cycle.map(({ name }) => name)].join(' → '));
  }
}
for (const [pair, way] of circles) {
  if (!known.has(pair)) faults.push(`circle: ${pair}, by ${way}\n  ${comments.get('circle')}`);
}
for (const pair of known) {
  if (!circles.has(pair)) faults.push(`${list}: remove ${pair}, which is in no circle any more.`);
}

for (const fault of faults) console.error(fault);
if (faults.length) process.exitCode = 1;
