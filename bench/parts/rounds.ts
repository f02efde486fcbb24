/** What was measured of each contestant: name of the contestant → name of the measure → one value for each round. */
export type Values = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** How many rounds: 15, or what the variable `ROUNDS` says. */
export const rounds = Number(process.env['ROUNDS'] ?? 15);

/**
 * Measures things against each other: all of them once in each round, and each round begins with another, so that whatever
 * else the machine does meets them alike.
 *
 * @param measure what it measures of one thing, by name
 * @param count how many rounds
 */
export async function interleaved<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  measure: (thing: Thing) => Promise<Readonly<Record<string, number>>>,
  count = rounds,
): Promise<Values> {
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`ROUNDS must be a whole number from 1: ${process.env['ROUNDS']}`);
  const values: Record<string, Record<string, number[]>> = Object.fromEntries(things.map(({ name }) => [name, {}]));
  for (let round = 0; round < count; round++) {
    const start = round % things.length;
    for (const thing of [...things.slice(start), ...things.slice(0, start)]) {
      let measured: Readonly<Record<string, number>>;
      try {
        measured = await measure(thing);
      } catch (error) {
        throw new Error(`${thing.name}, round ${round + 1}: it could not be measured.`, { cause: error });
      }
      const own = values[thing.name]!;
      for (const [name, value] of Object.entries(measured)) own[name] = [...(own[name] ?? []), value];
    }
    process.stderr.write(`round ${round + 1} of ${count}\n`);
  }
  return values;
}

/** A measure of a contestant. */
export function valuesOf(values: Values, contestant: string, measure: string): readonly number[] {
  const found = values[contestant]?.[measure];
  if (!found) throw new Error(`${contestant}: ${measure} was not measured.`);
  return found;
}

/** How much more it is than the same measure of another contestant, in the same round. */
export function above(values: Values, contestant: string, other: string, measure: string): number[] {
  const base = valuesOf(values, other, measure);
  return valuesOf(values, contestant, measure).map((value, round) => value - base[round]!);
}
