/** `npm run tables`: the tables of the docs that are about the tests, made anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createVitest } from 'vitest/node';
import { exceptionsTable } from '../browser/exceptions.js';
import { defectsTable, probesTable } from '../probes/document.js';
import { auditRulesTable } from './audit-rules-table.js';
import { testsOf } from './of-modules.js';
import { rulesPage } from './rules-table.js';

/** Puts tables in the places of those that begin with the same line, one after the other. */
function replaceTables(file: string, tables: readonly string[]): void {
  const text = readFileSync(file, 'utf8');
  const isOurs = (block: string) => tables.some((table) => table.split('\n')[0] === block.split('\n')[0]);
  const next = tables.values();
  writeFileSync(
    file,
    text
      .split('\n\n')
      .map((block) => (isOurs(block) ? next.next().value! + (block.endsWith('\n') ? '\n' : '') : block))
      .join('\n\n'),
  );
}

// Every test there is, whichever engines are here: all test files are imported, none is run.
const vitest = await createVitest('test', { config: 'test/listing/vitest.config.ts', watch: false, run: true });
const { testModules, unhandledErrors } = await vitest.collect();
if (unhandledErrors.length) throw unhandledErrors[0];
writeFileSync('docs/rules.md', rulesPage(testsOf(testModules)));
replaceTables('docs/engines.md', [exceptionsTable()]);
replaceTables('docs/probes.md', [probesTable(), defectsTable(true), defectsTable(false)]);
replaceTables('docs/audit.md', [auditRulesTable()]);
await vitest.close();
process.exit();
