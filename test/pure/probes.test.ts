/** docs/probes.md tells what the probes do, and each of them has a defect that it must find. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byAxe, defectsTable, probesTable } from '../probes/document.js';
import { defects } from '../probes/planted/defects.js';
import { probes } from '../probes/probes.js';

const document = readFileSync('docs/probes.md', 'utf8');

test.each([
  ['of the probes', probesTable()],
  ['of the 13 defects', defectsTable(true)],
  ['of the other defects', defectsTable(false)],
])('docs/probes.md has the table %s', (_, table) => {
  expect(document).toContain(table);
});

test('docs/probes.md tells how many of the 13 axe-core reports', () => {
  expect(document).toContain(`report ${byAxe()};`);
});

test('the 13 are 13, and each probe has a defect that it reports', () => {
  expect(defects.filter(({ isOfThe13 }) => isOfThe13)).toHaveLength(13);
  expect(probes.map(({ id }) => id).filter((id) => !defects.some(({ probes: by }) => by.includes(id)))).toEqual([]);
});

test('every probe has a name of its own', () => {
  expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length);
});
