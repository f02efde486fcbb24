/** The numbers in docs/gate.md are those of the corpora. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markup } from '../../fixtures/markup.js';
import { scripts } from '../../fixtures/scripts/index.js';
import { ownStyles, vendorStyles } from '../../fixtures/styles.js';

test('docs/gate.md tells how many pieces each corpus has, and they are enough to say something', () => {
  const docs = readFileSync('docs/gate.md', 'utf8');
  const styles = [...ownStyles, ...vendorStyles];
  const toLeave = scripts.filter(({ loads }) => !loads.length).length;
  expect(docs).toContain(`| ${scripts.length}, ${toLeave} of them to leave alone |`);
  expect(docs).toContain(`| ${styles.length}, ${ownStyles.length} of them to leave alone |`);
  expect(docs).toContain(
    `| ${markup.length}, ${markup.filter(({ held }) => !held.length).length} of them to leave alone |`,
  );
  expect(scripts.length).toBeGreaterThanOrEqual(120);
  expect(styles.length).toBeGreaterThanOrEqual(60);
  expect(markup.length).toBeGreaterThanOrEqual(80);
});
