import { summed } from './measure.js';

/** How a cost grows with the number of items. Costs are milliseconds. */
export interface Growth {
  /** What comes whatever the number: what the line through the two smallest sizes has at zero. */
  readonly fixed: number;
  /** Milliseconds for one item more, between each size and the next. */
  readonly perItem: readonly number[];
}

/**
 * Tells the fixed cost from that of an item, which a division by the number would mix: with ten items the fixed cost is most
 * of it. Where the cost of an item is level, all of `perItem` are alike.
 *
 * @param rounds by size, the smallest first: what each round took, in milliseconds
 */
export function growthOf(rounds: ReadonlyMap<number, readonly number[]>): Growth {
  const points = [...rounds].map(([size, times]) => ({ size, time: summed(times).median }));
  const perItem = points.slice(1).map(({ size, time }, i) => (time - points[i]!.time) / (size - points[i]!.size));
  const [first] = points;
  return { fixed: first!.time - first!.size * perItem[0]!, perItem };
}
