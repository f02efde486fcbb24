import { expect, test } from 'vitest';
import { faults } from './faults/index.js';

test('there are many faults, each with a name of its own, and none is its own twin', () => {
  expect(faults.length).toBeGreaterThanOrEqual(38);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  for (const { name, faulty, clean } of faults) expect(JSON.stringify(faulty), name).not.toBe(JSON.stringify(clean));
});

test('between them they break the rules that a browser is needed for', () => {
  expect([...new Set(faults.flatMap(({ rules }) => rules))].sort()).toEqual([
    'answer-contradicts',
    'answer-cookie-wrong',
    'answer-not-kept',
    'asks-again',
    'banner-floats',
    'banner-missing',
    'banner-nameless',
    'banner-takes-focus',
    'box-ticked',
    'choice-missing',
    'choice-unreachable',
    'choices-unequal',
    'contacted-after-refusal',
    'contacted-after-withdrawal',
    'contacted-before-consent',
    'contacted-beyond-consent',
    'control-missing',
    'dead-link',
    'declared-not-seen',
    'lifetime-too-long',
    'lost-on-back',
    'no-interface',
    'no-way-back',
    'not-as-declared',
    'not-deleted-at-withdrawal',
    'page-blocked',
    'page-failed',
    'statement-lifetime',
    'statement-misses-item',
    'stored-after-refusal',
    'stored-after-withdrawal',
    'stored-before-consent',
    'stored-beyond-consent',
    'undeclared-host',
    'undeclared-item',
    'undeclared-recipient',
    'ungated-embed',
  ]);
});
