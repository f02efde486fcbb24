import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, format, parse, validDays, type StoredAnswer } from '../../src/decide/answer.js';
import { change, type Change } from '../../src/decide/change.js';
import { base62 } from '../../src/decide/base62.js';
import { mostServices } from '../../registry/room.js';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { dfo } from '../../src/values/dfo.js';
import { small } from '../fixtures/small-registry.js';
import { subsetsOf } from '../fixtures/subsets.js';

const today = 20_779; // 22 November 2026
const none: StoredAnswer = { state: 'unanswered', why: 'none' };

/** What is stored after a first answer to everything that a site can ask. */
const answered = (ids: readonly string[], accepted: readonly string[], day = today) =>
  change(dfo, none, { yes: accepted, no: ids.filter((id) => !accepted.includes(id)), forget: [] }, day);

const sites = Object.entries(dfo.sites).map(([id, site]) => ({ id, optional: [...site.banner, ...site.inContext] }));
const every = sites.flatMap(({ id, optional }) => subsetsOf(optional).map((accepted) => ({ id, optional, accepted })));

describe('the stored answer', () => {
  test.each(sites.filter(({ optional }) => optional.length))(
    'what is written for $id is read as the same answer, whatever was accepted (R16)',
    ({ optional }) => {
      for (const accepted of subsetsOf(optional)) {
        const answer = answered(optional, accepted);
        expect(parse(format(answer), today)).toEqual(answer);
        expect(answer).toMatchObject({ state: 'answered', day: today, yes: { size: accepted.length } });
      }
    },
  );

  test('what nobody was asked about has no value to store (R16)', () => {
    expect(format(answered([], []))).toBe('');
    expect(format(none)).toBe('');
    expect(format(answered(['matomo'], []))).not.toBe('');
  });

  test('is under 60 bytes with its name, on every site and for every set of accepted services (R28)', () => {
    expect(every.length).toBeGreaterThan(40);
    for (const { id, optional, accepted } of every) {
      expect(`dfo-consent=${format(answered(optional, accepted))}`.length, `${id}: ${accepted}`).toBeLessThan(60);
    }
  });

  test.each([
    [7, 60],
    [mostServices, 400],
  ])('of %i services is under %i bytes, whatever is accepted, until the year 2097 (R28)', (count, bytes) => {
    const last = 36 ** 3 - 1;
    const ids = Array.from({ length: count }, (_, i) => `s${i}`);
    const services = Object.fromEntries(
      ids.map((id, i) => [id, { ...dfo.services['matomo']!, fingerprint: `0${base62(i, 2)}`, days: 3843 }]),
    );
    for (const accepted of [count, Math.floor(count / 2), 0]) {
      const told = { yes: ids.slice(0, accepted), no: ids.slice(accepted), forget: [] };
      const all = change({ ...dfo, services }, none, told, last);
      expect(`dfo-consent=${format(all)}`.length).toBeLessThan(bytes);
      expect(parse(format(all), last)).toEqual(all);
    }
  });

  test('needs no escaping in a cookie', () => {
    for (const { optional, accepted } of every) expect(format(answered(optional, accepted))).toMatch(/^[\w.]*$/);
  });

  test('of two visitors who refuse on one day is the same, byte for byte (R28)', () => {
    const morning = answered(['matomo'], [], dayOf(today * 86_400_000));
    const evening = answered(['matomo'], [], dayOf((today + 1) * 86_400_000 - 1));
    expect(format(evening)).toBe(format(morning));
    expect(format(answered(['matomo'], [], dayOf((today + 1) * 86_400_000)))).not.toBe(format(morning));
  });

  test('tells no two visitors apart who said the same, in whatever order they said it (R28)', () => {
    const { banner, inContext } = dfo.sites['dfo.no']!;
    const all = [...banner, ...inContext];
    fc.assert(
      fc.property(
        fc.subarray(all, { minLength: 1 }).chain((asked) => fc.tuple(fc.constant(asked), fc.subarray(asked))),
        fc.shuffledSubarray(all, { minLength: all.length }),
        ([asked, yes], order) => {
          const sorted = answered(asked, yes);
          const oneByOne = order
            .filter((id) => asked.includes(id))
            .reduce<StoredAnswer>(
              (before, id) =>
                change(
                  dfo,
                  before,
                  { yes: yes.includes(id) ? [id] : [], no: yes.includes(id) ? [] : [id], forget: [] },
                  today,
                ),
              none,
            );
          expect(format(oneByOne)).toBe(format(sorted));
        },
      ),
    );
    expect(format(answered(all, ['matomo']))).not.toBe(format(answered(all, ['vimeo'])));
  });
});

describe('how long an answer is valid', () => {
  const yes = (day: number) => format(answered(['matomo'], ['matomo'], day));
  const no = (day: number) => format(answered(['matomo'], [], day));

  test.each([
    [0, 'answered'],
    [179, 'answered'],
    [180, 'answered'],
    [181, 'unanswered'],
    [3000, 'unanswered'],
  ])('after %i days a yes and a no are %s alike (R22, R23)', (age, state) => {
    expect(validDays).toBe(180);
    expect(parse(yes(today - age), today).state).toBe(state);
    expect(parse(no(today - age), today).state).toBe(state);
  });

  test('an answer that is too old says so (R23)', () => {
    expect(parse(yes(today - 181), today)).toEqual({ state: 'unanswered', why: 'expired' });
    expect(parse(no(today - 181), today)).toEqual({ state: 'unanswered', why: 'expired' });
  });

  test('an answer from a day to come is none, beyond what time zones explain (R96)', () => {
    expect(parse(yes(today + 1), today).state).toBe('answered');
    expect(parse(yes(today + 2), today)).toEqual({ state: 'unanswered', why: 'invalid' });
    expect(parse(no(today + 200), today)).toEqual({ state: 'unanswered', why: 'invalid' });
  });
});

describe('a changed answer', () => {
  const pages = pageRegistry(small);
  const { counter, film } = pages.services;
  const asked = (change: Partial<Change>): Change => ({ yes: [], no: [], forget: [], ...change });
  const begin = change(pages, none, asked({ yes: ['counter'] }), today - 100);

  test('keeps what was not asked, and its day, so that nothing is prolonged unasked (R22, R24)', () => {
    expect(change(pages, begin, asked({ yes: ['film'] }), today)).toEqual({
      state: 'answered',
      day: today - 100,
      yes: new Map([
        [counter!.fingerprint, counter!.days],
        [film!.fingerprint, film!.days],
      ]),
      no: new Set(),
    });
  });

  test('has today’s day when everything in it was answered anew (R22)', () => {
    const again = change(pages, begin, asked({ no: ['counter'], yes: ['film'] }), today);
    expect(again).toMatchObject({ day: today, no: new Set([counter!.fingerprint]), yes: { size: 1 } });
  });

  test('has today’s day when what is left of the earlier one was taken back (R22)', () => {
    expect(change(pages, begin, asked({ forget: ['counter'], no: ['film'] }), today)).toMatchObject({ day: today });
  });

  test('holds no answer to a question that is no longer asked (R25)', () => {
    const other = { state: 'answered', day: today - 3, yes: new Map([['zzz', 9]]), no: new Set(['yyy']) } as const;
    const after = change(pages, other, asked({ no: ['film'] }), today);
    expect(after).toEqual({ state: 'answered', day: today, yes: new Map(), no: new Set([film!.fingerprint]) });
  });

  test('is none when the last of it is taken back, and then there is nothing to store (R16)', () => {
    const after = change(pages, begin, asked({ forget: ['counter'] }), today);
    expect(after.state).toBe('unanswered');
    expect(format(after)).toBe('');
  });

  test('says yes or no to a service, never both (R7)', () => {
    const refused = change(pages, begin, asked({ no: ['counter'] }), today);
    expect(refused).toMatchObject({ yes: { size: 0 }, no: { size: 1 } });
    expect(change(pages, refused, asked({ yes: ['counter'] }), today)).toEqual({ ...begin, day: today });
  });

  test('leaves the earlier one as it was', () => {
    const copy = format(begin);
    change(pages, begin, asked({ no: ['counter', 'film'] }), today);
    expect(format(begin)).toBe(copy);
  });

  test('never grows older than the visitor’s clock: a day to come becomes today (R96)', () => {
    const ahead = change(pages, none, asked({ yes: ['counter'] }), today + 1);
    expect(change(pages, ahead, asked({ yes: ['film'] }), today)).toMatchObject({ day: today });
  });
});
