/** The cookie's value: what is ours is read back as it was, and whatever is not exactly ours is no answer. */
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { format, parse, saidOf, validDays, type StoredAnswer } from '../../../src/decide/answer.js';
import { hostileText } from '../../fixtures/hostile.js';
import { isOurs } from '../../fixtures/is-ours.js';
import { watchPrototypes } from '../../fixtures/prototypes.js';
import { tellCases, tried } from '../../fixtures/runs.js';

vi.setConfig({ testTimeout: 600_000 });
tellCases();
const touched = watchPrototypes();
afterAll(() => expect(touched()).toEqual([]));

const today = 20_779; // 22 November 2026
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const token = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 3 });
const days = fc.oneof(fc.integer({ min: 0, max: 3843 }), fc.constantFrom(0, 61, 62, 3843));

/** Any answer that there can be, of any day on which it is valid today. */
const answer = fc
  .record({
    day: fc.integer({ min: today - validDays, max: today + 1 }),
    tokens: fc.uniqueArray(token, { minLength: 1, maxLength: 7 }),
    more: fc.uniqueArray(token, { maxLength: 7 }),
    said: fc.array(days, { minLength: 7, maxLength: 7 }),
    accepted: fc.nat(7),
  })
  .map(({ day, tokens, more, said, accepted }) => {
    const yes = new Map(tokens.slice(0, accepted).map((one, i) => [one, said[i]!]));
    const no = new Set([...tokens.slice(accepted), ...more].filter((one) => !yes.has(one)));
    return { state: 'answered', day, yes, no } as const satisfies StoredAnswer;
  });

describe('what we write', () => {
  test('is read back as the same answer (R16)', () => {
    fc.assert(
      fc.property(answer, (one) => void expect(parse(format(one), today)).toEqual(one)),
      tried(1500),
    );
  });

  test('is no answer after its days, and none before they have begun (R23, R96)', () => {
    fc.assert(
      fc.property(
        answer,
        fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom(-2, -1, validDays, validDays + 1)),
        (one, age) => {
          expect(parse(format(one), one.day + age).state).toBe(
            age >= -1 && age <= validDays ? 'answered' : 'unanswered',
          );
        },
      ),
      tried(1000),
    );
  });

  test('says yes to what it was told and to less, and never to more (R25)', () => {
    fc.assert(
      fc.property(answer, token, days, (one, other, asked) => {
        for (const fingerprint of [...one.yes.keys(), ...one.no, other]) {
          const told = one.yes.get(fingerprint);
          const expected = one.no.has(fingerprint)
            ? 'refused'
            : told !== undefined && told >= asked
              ? 'accepted'
              : undefined;
          expect(saidOf(one, { fingerprint, days: asked })).toBe(expected);
        }
      }),
      tried(1000),
    );
  });
});

/** What becomes of a value on its way: a sign changed, lost, added, doubled, swapped; cut, turned, joined; its lists filled from each other. */
const spoilt = fc
  .tuple(
    answer.map(format),
    fc.nat(60),
    fc.nat(60),
    fc.oneof(fc.constantFrom(...letters, ...'._- %;=\n\0🍪"'), hostileText),
    fc.nat(9),
  )
  .map(([value, one, other, written, how]) => {
    const [version, day, yes, no] = value.split('.') as [string, string, string, string];
    const [from, to] = [one % (value.length + 1), other % (value.length + 1)].sort((a, b) => a - b) as [number, number];
    const [before, between, after] = [value.slice(0, from), value.slice(from, to), value.slice(to)];
    return [
      before + written + value.slice(from + 1),
      before + written + value.slice(from),
      before + value.slice(from + 1),
      before + between + between + after,
      before + [...between].reverse().join('') + after,
      before + after,
      between + before + after,
      value.split('.').reverse().join('.'),
      [version, day, yes, yes.slice(0, 3) + no].join('.'),
      [version, day, `${yes}${no.slice(0, 3)}00`, no].join('.'),
    ][how]!;
  });

describe('what somebody else writes', () => {
  test('is an answer where it is exactly one of ours, and else none; reading it never throws (R96)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 4, arbitrary: spoilt },
          { weight: 1, arbitrary: hostileText },
          { weight: 1, arbitrary: fc.json() },
        ),
        (value) => {
          const read = parse(value, today);
          expect(read.state === 'answered', value).toBe(isOurs(value, today));
          if (read.state === 'answered') expect(format(read)).toBe(value);
        },
      ),
      tried(5000),
    );
  });

  test('is seldom one: so the check above has both cases', () => {
    const values = fc.sample(spoilt, { numRuns: 2000, seed: 1 });
    const ours = values.filter((value) => isOurs(value, today)).length;
    expect(ours).toBeGreaterThan(20);
    expect(ours).toBeLessThan(1000);
  });
});
