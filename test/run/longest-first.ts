import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, the longest first. A part's last file has one core to itself and leaves the others idle: begun last, the probes
 * alone kept Chromium's part of `npm run test:all` for minutes.
 */
const longest = [
  'probes-hold',
  'gate-holds',
  'embed-codes',
  'probes-bite',
  'catalogue',
  'consumer',
  'cli-gate',
  'seen',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? longest.length : at;
};

/** The longest files first, then vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
