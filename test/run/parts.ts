import { engines, type Engine } from '../harness/engines.js';

/** What a run is made of. Each is a project of `vitest.config.ts`, but `lint`, which is `npm run lint`. */
export const parts = ['types', 'pure', 'components', 'lint', 'server', 'package', ...engines, 'audit'] as const;
export type Part = (typeof parts)[number];

/** The three commands, the smallest first. */
export const commands = ['quick', 'test', 'all'] as const;
export type Command = (typeof commands)[number];

/** What people type for each. */
export const typed: Readonly<Record<Command, string>> = {
  quick: 'npm run test:quick',
  test: 'npm test',
  all: 'npm run test:all',
};

/** Tags that a command asks of a part's tests, and those that it leaves out; undefined for a part that it does not run. */
interface Choice {
  readonly only?: string;
  readonly without?: string;
}

function choiceOf(command: Command, part: Part): Choice | undefined {
  if (command === 'all') return {};
  if (part === 'firefox' || part === 'webkit')
    return command === 'test' ? { only: 'everywhere', without: 'matrix' } : undefined;
  const needsNoBrowser = ['types', 'pure', 'components'].includes(part);
  return command === 'test' || needsNoBrowser ? { without: 'matrix' } : undefined;
}

/** Which tests of a part a command runs, as vitest's tag filter; undefined for all, null for none. */
export function filterOf(command: Command, part: Part): string | undefined | null {
  const choice = choiceOf(command, part);
  if (!choice) return null;
  const { only, without } = choice;
  return [only, without && `!${without}`].filter(Boolean).join(' && ') || undefined;
}

/** Whether a command runs a test of a part that has these tags. */
export function isRun(command: Command, part: Part, its: readonly string[]): boolean {
  const choice = choiceOf(command, part);
  if (!choice) return false;
  const { only, without } = choice;
  return (!only || its.includes(only)) && !(without && its.includes(without));
}

/** The engine whose browser a part needs; undefined where it needs none. */
export const engineOf = (part: Part): Engine | undefined =>
  part === 'audit' ? 'chromium' : engines.find((engine) => engine === part);

/**
 * In which order parts run: groups after each other, the lanes of a group beside each other, the parts of a lane after
 * each other. What needs the processor and nothing else comes first; then Chromium; then the two engines that mostly
 * wait, and the package beside the slower of them; the audit, which opens five browsers for a page, alone.
 */
export const groups: readonly (readonly (readonly Part[])[])[] = [
  [['types', 'components', 'lint', 'server'], ['pure']],
  [['chromium']],
  [['firefox'], ['webkit', 'package']],
  [['audit']],
];
