import { printTable } from './table.js';
import { summarize, written } from './summary.js';

/** What the project has promised itself. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly atMost: number;
  readonly digits?: number;
}

/** How many times as much, between medians. */
export const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  summarize(ours).median / summarize(theirs).median;

export const median = (values: readonly number[]): number => summarize(values).median;

export function printTargets(targets: readonly Target[]): void {
  printTable(
    'What was promised, and what was measured: medians, and ratios between medians',
    ['promise', 'at most', 'measured', ''],
    targets.map(({ what, measured, atMost, digits = 2 }) => [
      what,
      written(atMost, digits),
      written(measured, digits),
      measured <= atMost ? 'met' : 'not met',
    ]),
  );
}
