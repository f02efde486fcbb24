/** What many measurings say together, in the unit they were made in. */
export interface Summary {
  readonly median: number;
  /** From the first to the third quarter of them. */
  readonly spread: readonly [number, number];
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)]!;
  return { median: at(0.5), spread: [at(0.25), at(0.75)] };
}

/** «869 (850–902)» */
export function inWords(values: readonly number[], digits = 0): string {
  const { median, spread } = summarize(values);
  const [from, to] = spread.map((value) => written(value, digits));
  return `${written(median, digits)} (${from}–${to})`;
}

/** A number with that many decimals, and without a minus before nothing. */
export const written = (value: number, digits = 0): string => value.toFixed(digits).replace(/^-(?=[0.]+$)/, '');
