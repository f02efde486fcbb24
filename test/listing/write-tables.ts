/** `npm run tables`: the tables of the docs that are about the tests, made anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { exceptionsTable } from '../browser/exceptions.js';
import { defectsTable, probesTable } from '../probes/document.js';
import { auditRulesTable } from './audit-rules-table.js';
import { listTests } from './listing.js';
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

writeFileSync('docs/rules.md', rulesPage(listTests()));
replaceTables('docs/engines.md', [exceptionsTable()]);
replaceTables('docs/probes.md', [probesTable(), defectsTable(true), defectsTable(false)]);
replaceTables('docs/audit.md', [auditRulesTable()]);
