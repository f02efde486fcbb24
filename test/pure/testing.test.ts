/** `dfo-consent/testing`: what it refuses. That pages obey its cookie is seen in `test/browser/testing.test.ts`. */
import { expect, test } from 'vitest';
import { answerCookie } from '../../src/testing/index.js';

type Options = Parameters<typeof answerCookie>[0];

test.each([
  [{ site: 'dfo' }, 'dfo-consent: unknown site "dfo". Known: dfo.no, '],
  [{ site: 'toString' }, 'unknown site "toString"'],
  [{ answer: { youtube: 'accepted' } }, 'unknown optional service of "dfo.no" "youtube". Known: matomo, '],
  [{ answer: { matomo: 'yes' } }, 'unknown answer for "matomo" "yes". Known: accepted, refused.'],
  [{ answer: {} }, 'this answer leaves nothing to remember on "dfo.no". Leave the cookie out.'],
])('%j is told with what there is', (wrong, says) => {
  const options = { site: 'dfo.no', answer: 'accepted', ...wrong } as Options;
  expect(() => answerCookie(options)).toThrow(RangeError);
  expect(() => answerCookie(options)).toThrow(says);
});

test('it ends with the answer, 180 days later', () => {
  const { expires, secure, domain } = answerCookie({
    site: 'dfo.no',
    answer: 'refused',
    at: Date.UTC(2026, 10, 30, 9),
  });
  expect({ expires, secure, domain }).toEqual({
    expires: Date.UTC(2027, 4, 29) / 1000,
    secure: true,
    domain: 'dfo.no',
  });
});
