import { describe, expect, test } from 'vitest';
import { hostile } from '../../harness/hostile-html.js';
import { gateHtml, type GateOptions } from '../../../src/html/index.js';
import { makeRewriter } from '../../../src/html/rewrite.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';
import { nestings, singleThings } from '../../fixtures/nestings.js';

const options: GateOptions = { registry, site: 'dfo.no' };
const setup = setUp(options);

/** What a cost that grows with the square would not keep: at the larger size it would be minutes. */
const ceiling = { timeout: 20_000 };
const small = 100_000;
const large = 1_000_000;
const piece = 4096;
/** How much of a stream may be kept that is no script, style or embed. */
const keptAtMost = 200_000;

/** Each paragraph opens again what crosses it, up to a limit of ours: linear, and slow. */
const bySquare = 'formatting tags that cross paragraphs';
/** Of the bench’s pages those that are one script, one tag and the like. */
const single = new Set([
  'attributes of one tag',
  'the same attribute again and again',
  'one comment',
  'one unclosed script',
  'one unclosed script of open brackets',
  'one noscript',
  'one srcset',
  'one address of dots',
  'one handler of host names',
]);

type Make = (n: number) => string;
const benched = Object.entries(hostile).filter(([name]) => name !== bySquare);
const flowing: [string, Make][] = [...Object.entries(nestings), ...benched.filter(([name]) => !single.has(name))];
const held: [string, Make][] = [...Object.entries(singleThings), ...benched.filter(([name]) => single.has(name))];

/** As many parts as make `size` characters, an even number of them. */
function sized(make: Make, size: number): string {
  const sample = 1000;
  return make(2 * Math.ceil(((size / make(sample).length) * sample) / 2));
}

/** The output, and how much was kept of the input at the most. */
function streamed(html: string): { out: string; kept: number } {
  const rewriter = makeRewriter(setup);
  let [out, kept] = ['', 0];
  for (let at = 0; at < html.length; at += piece) {
    out += rewriter.write(html.slice(at, at + piece));
    kept = Math.max(kept, Math.min(at + piece, html.length) - out.length);
  }
  return { out: out + rewriter.end(), kept };
}

for (const { name, size, tags } of [
  { name: 'a tenth of a megabyte', size: small, tags: [] },
  { name: 'a megabyte', size: large, tags: ['matrix'] as const },
]) {
  describe(`${name} as a stream gives back as it goes, in its own time`, { tags: [...tags] }, () => {
    test.each(flowing)('%s', ceiling, (_, make) => {
      const html = sized(make, size);
      const { out, kept } = streamed(html);
      expect(out.length).toBeGreaterThanOrEqual(html.length);
      expect(kept).toBeLessThan(Math.min(keptAtMost, 0.8 * size));
    });
  });

  describe(`${name} that is one thing takes no more than its time`, { tags: [...tags] }, () => {
    test.each(held)('%s', ceiling, (_, make) => {
      const html = sized(make, size);
      expect(html.length).toBeGreaterThan(size / 2);
      orRefusal(() => streamed(html).out);
    });
  });
}

describe('the whole is as quick as a stream, and the same', { tags: ['matrix'] }, () => {
  test.each([...flowing, ...held])('%s', { timeout: 40_000 }, (_, make) => {
    const html = sized(make, small);
    // Not `toBe`, which would show where a megabyte differs.
    expect(orRefusal(() => streamed(html).out) === orRefusal(() => gateHtml(html, options))).toBe(true);
    orRefusal(() => gateHtml(sized(make, large), options));
  });
});

test('formatting that crosses paragraphs has a limit', ceiling, () => {
  const html = hostile[bySquare]!(8000); // Without the limit it took 80 s of processor time.
  expect(streamed(html).out).toBe(html);
});

/** Some end in the middle of an address, which is refused in words. */
function orRefusal(make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('dfo-consent: ')) return error.message;
    throw error;
  }
}
