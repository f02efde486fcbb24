import type { Lifetime, StoredItem } from '../../../registry/index.js';
import type { Phase, Stored } from '../model.js';
import type { Belongings } from './belongs.js';
import { subjectOf, type Report } from './found.js';

const day = 86_400;
const seconds = { seconds: 1, minutes: 60, hours: 3600, days: day, weeks: 7 * day } as const;

/** The most that a lifetime in words can mean, in seconds; undefined where it is no length of time. */
export function secondsOf(lifetime: Lifetime): number | undefined {
  if (typeof lifetime === 'string') return undefined;
  const { n, unit } = lifetime;
  if (unit === 'years') return n * 366 * day;
  // A year is twelve months, and what is left over may be the longest of them.
  if (unit === 'months') return Math.floor(n / 12) * 366 * day + (n % 12) * 31 * day;
  return n * seconds[unit];
}

/** What a browser's clock and rounding may add. */
const tolerance = (declared: number) => (declared > 2 * day ? day : 60);

const inWords = (lifetime: number): string => {
  const [unit, size] = (
    [
      ['days', day],
      ['hours', 3600],
      ['minutes', 60],
      ['seconds', 1],
    ] as const
  ).find(([, size]) => lifetime >= 2 * size) ?? ['seconds', 1];
  return `${Math.round(lifetime / size)} ${unit}`;
};

/** A lifetime as the registry has it. */
export function inDeclaredWords(lifetime: Lifetime): string {
  if (typeof lifetime === 'object')
    return `${lifetime.n} ${lifetime.n === 1 ? lifetime.unit.slice(0, -1) : lifetime.unit}`;
  return lifetime === 'session'
    ? 'until the browser is closed'
    : lifetime === 'until-deleted'
      ? 'until somebody deletes it'
      : 'that it is not documented';
}

/** What lies there for longer than is told, or can be read by more than is told. */
export function checkLifetimes(phases: readonly Phase[], { ownerOf, isFirstParty }: Belongings, report: Report): void {
  for (const { state, stored } of phases) {
    for (const one of stored) {
      const item = ownerOf(one)?.item;
      if (!item) continue;
      const subject = subjectOf(one, item.name);
      const fault = tooLong(item, one);
      if (fault)
        report(
          'lifetime-too-long',
          subject,
          {
            message: `${one.name} lies on the device ${fault}; the registry says ${inDeclaredWords(item.lifetime)}.`,
            remedy:
              'Have the service configured so that it stores it for no longer, or declare the lifetime that it has and ask again.',
          },
          { state, stored: one },
        );
      if (item.httpOnly && one.httpOnly === false && isFirstParty(one)) {
        report(
          'not-as-declared',
          subject,
          {
            message: `${one.name} is declared as HttpOnly, and scripts can read it.`,
            remedy: 'Have the server set it with HttpOnly.',
          },
          { state, stored: one },
        );
      }
    }
  }
}

/** For how long it lies there, where that is too long. */
function tooLong({ lifetime }: StoredItem, { kind, lifetime: seen, isGone }: Stored): string | undefined {
  // Local storage knows no end: a script may take it away, and closing the browser does not.
  if (kind === 'localStorage' && lifetime === 'session' && !isGone) return 'until somebody deletes it';
  if (kind !== 'cookie' || seen === undefined) return undefined;
  const declared = lifetime === 'session' ? 0 : secondsOf(lifetime);
  return declared !== undefined && seen > declared + (declared && tolerance(declared))
    ? `for ${inWords(seen)}`
    : undefined;
}
