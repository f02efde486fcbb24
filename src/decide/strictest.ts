import type { StoredAnswer } from './answer.js';

/**
 * What is left of two answers of the same visitor: refused what either refuses, accepted what both accept, with the shorter of the
 * lifetimes, and as old as the older. One that is no answer leaves none.
 */
export function strictest(one: StoredAnswer, other: StoredAnswer): StoredAnswer {
  if (one.state === 'unanswered') return one;
  if (other.state === 'unanswered') return other;
  const no = new Set([...one.no, ...other.no]);
  const yes = new Map<string, number>();
  for (const [token, days] of one.yes) {
    if (other.yes.has(token) && !no.has(token)) yes.set(token, Math.min(days, other.yes.get(token)!));
  }
  return { state: 'answered', day: Math.min(one.day, other.day), yes, no };
}
