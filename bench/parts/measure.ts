import { summarize, type Summary } from './summary.js';

/** What several rounds took. */
export interface Measured extends Summary {
  /** What each of them took. */
  readonly rounds: readonly number[];
}

/**
 * Times things against each other: all of them once in each round, so that whatever else the machine does meets them alike.
 * In milliseconds of processor time: what else the machine does is not in it.
 *
 * @param warmUp rounds that do not count
 */
export async function measure<Name extends string>(
  things: Readonly<Record<Name, () => unknown>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, Measured>> {
  const names = Object.keys(things) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const start = process.cpuUsage();
      await things[name]();
      const { user, system } = process.cpuUsage(start);
      const took = (user + system) / 1000;
      if (round >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summed(times[name])])) as Record<Name, Measured>;
}

/** The middle of the rounds, and how far they lie apart. */
export const summed = (times: readonly number[]): Measured => ({ ...summarize(times), rounds: times });
