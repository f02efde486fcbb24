import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerSetCookie } from 'dfo-consent/html';
import { dayOf } from '../../src/decide/answer.js';
import { sharingOf } from '../../src/decide/sharing.js';
import { dfo } from '../../src/values/dfo.js';

const day = 86_400;
const now = Date.UTC(2026, 10, 22, 15, 0, 0);
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());
const cookieValue = (age: number, scope = '') => `1${scope}.${(dayOf(now) - age).toString(36)}..xiX`;
const { scope } = sharingOf(dfo, 'dfo.no', 'dfo.no')!;
const site = 'dfo.no';

describe('the Set-Cookie form of an answer (R26)', () => {
  test('is the visitor’s own value, as scripts store it, for as long as the answer is valid', () => {
    const value = cookieValue(30);
    const header = answerSetCookie({ site, cookie: `a=b; dfo-consent=${value}; c=d` })!;
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toBe(`dfo-consent=${value}`);
    expect(attributes).toEqual(['Path=/', `Max-Age=${150 * day - 15 * 3600}`, 'SameSite=Lax', 'Secure']);
    expect(header).not.toMatch(/HttpOnly|Domain|Expires/i);
    expect(answerSetCookie({ site, cookie: `dfo-consent=${value}`, secure: false })).not.toContain('Secure');
  });

  test('prolongs nothing: the younger the answer, the longer, and never past its 180 days', () => {
    const seconds = (age: number) =>
      Number(
        /Max-Age=(\d+)/.exec(answerSetCookie({ site, cookie: `dfo-consent=${cookieValue(age)}` }) ?? '')?.[1] ?? 0,
      );
    expect([0, 1, 179].map(seconds)).toEqual([180 * day - 15 * 3600, 179 * day - 15 * 3600, 9 * 3600]);
    for (const age of [180, 181, 1000, -2]) expect(seconds(age)).toBe(0);
  });

  test.each([
    undefined,
    '',
    'other=1',
    'dfo-consent=',
    'dfo-consent=%00',
    `xdfo-consent=${cookieValue(0)}`,
    `dfo-consent=${cookieValue(0)}; dfo-consent=${cookieValue(1)}`,
    `dfo-consent=${cookieValue(0)}x\r\nSet-Cookie: a=b`,
  ])('there is none for the request’s cookies %j', (cookie) =>
    expect(answerSetCookie({ site, cookie })).toBeUndefined(),
  );

  test('a shared answer is kept for its domain, and only where the page shares', () => {
    const cookie = `dfo-consent=${cookieValue(0, scope)}`;
    expect(answerSetCookie({ site, cookie, cookieDomain: 'dfo.no' })).toMatch(
      new RegExp(`^dfo-consent=1${scope}\\..*; Domain=dfo\\.no$`),
    );
    expect(answerSetCookie({ site, cookie })).toBeUndefined();
    expect(answerSetCookie({ site, cookie: `dfo-consent=${cookieValue(0)}`, cookieDomain: 'dfo.no' })).toBeUndefined();
    // Beside one that the page does not share, its own is its answer.
    expect(answerSetCookie({ site, cookie: `${cookie}; dfo-consent=${cookieValue(3)}` })).toContain(cookieValue(3));
  });

  test('a site or domain that cannot be is named', () => {
    expect(() => answerSetCookie({ site: 'dfo' as 'dfo.no', cookie: '' })).toThrow('unknown website "dfo"');
    expect(() => answerSetCookie({ site, cookie: '', cookieDomain: 'no' })).toThrow('"no"');
  });
});
