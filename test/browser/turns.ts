import type { Engine } from '../harness/engines.js';
import { exceptionFor } from './exceptions.js';

const others: Partial<Record<Engine, Engine>> = { firefox: 'webkit', webkit: 'firefox' };

/**
 * Whether `npm run test:all` leaves a test to another engine. Of many cases of one kind each runs in Chromium and in one of the two
 * others: pairs of case and engine, not all products, which would take half an hour more.
 *
 * @param test its full name
 */
export function isOthersTurn(engine: Engine, file: string, test: string, tags: readonly string[]): boolean {
  const other = others[engine];
  if (!other || !tags.includes('matrix') || tags.includes('everywhere')) return false;
  // What the other cannot show has no turn there.
  if (exceptionFor(other, file, test)) return false;
  const sum = [...test.replace(/installed by \w+/g, '')].reduce((sum, sign) => sum + sign.codePointAt(0)!, 0);
  return (sum % 2 === 0) === (engine === 'webkit');
}
