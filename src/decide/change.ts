import type { StoredAnswer } from './answer.js';
import type { PageRegistry } from './page-registry.js';

export interface Change {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Taken back without an answer in its place: embeds ask again where they stand. */
  readonly forget: readonly string[];
}

/**
 * The answer after a change. What the visitor was not asked about stays as it was, and then so does the day:
 * nothing is prolonged that was not asked again.
 */
export function change(
  { services }: PageRegistry,
  before: StoredAnswer,
  { yes, no, forget }: Change,
  today: number,
): StoredAnswer {
  const fingerprintOf = (id: string) => services[id]!.fingerprint;
  const current = new Set(Object.keys(services).map(fingerprintOf));
  const nextYes = new Map(before.state === 'answered' ? before.yes : []);
  const nextNo = new Set(before.state === 'answered' ? before.no : []);
  for (const token of [...nextYes.keys(), ...nextNo].filter((token) => !current.has(token))) {
    nextYes.delete(token);
    nextNo.delete(token);
  }
  for (const token of [...yes, ...no, ...forget].map(fingerprintOf)) {
    nextYes.delete(token);
    nextNo.delete(token);
  }
  const isKept = nextYes.size + nextNo.size > 0;
  for (const id of yes) nextYes.set(fingerprintOf(id), services[id]!.days);
  for (const id of no) nextNo.add(fingerprintOf(id));
  if (!(nextYes.size + nextNo.size)) return { state: 'unanswered', why: 'none' };
  const day = isKept && before.state === 'answered' ? Math.min(before.day, today) : today;
  return { state: 'answered', day, yes: nextYes, no: nextNo };
}
