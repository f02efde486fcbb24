import { exceptionFor } from '../browser/exceptions.js';
import { isOthersTurn } from '../browser/turns.js';
import { engineOf, isRun, type Command, type Part } from '../run/parts.js';

/** A test, as vitest names it; once for each engine that it is made for. */
export interface ListedTest {
  readonly part: Part;
  /** Below `test/`. */
  readonly file: string;
  /** With the names of its groups before it. */
  readonly name: string;
  readonly tags: readonly string[];
}

/** Whether a command runs a test: its filter lets it, and neither `exceptions.ts` nor `turns.ts` leaves it out. */
export function runs(command: Command, test: ListedTest): boolean {
  const engine = engineOf(test.part);
  if (!isRun(command, test.part, test.tags)) return false;
  if (!engine) return true;
  if (exceptionFor(engine, test.file, test.name)) return false;
  return !(command === 'all' && isOthersTurn(engine, test.file, test.name, test.tags));
}
