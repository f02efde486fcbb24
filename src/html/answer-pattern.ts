import { answerForm, cookieName, notOthers } from '../decide/answer.js';
import { base62, digits } from '../decide/base62.js';

/*
 * Regular expressions for servers that can do no more; PCRE and JavaScript read them alike. They cannot count days: to forget
 * an answer that has expired is the browser's part.
 */

/** What `answerForm` allows, in a group of no number. `scope`: of the websites that share the answer, `''` where it is the host's own. */
const form = (scope: string) =>
  answerForm.source
    .replace(/^\^1|\$$/g, '')
    .replace(/\((?!\?)/g, '(?:')
    .replace(/^/, `1${scope}`);

/** A `Cookie` header with an answer, which becomes group 1, `dfo_answer`. */
export const withAnswer = (scope: string): string => `(?:^|; ?)${cookieName}=(?<dfo_answer>${form(scope)})(?:;|$)`;

/** A `Cookie` header with two answers: they are none, for nobody can tell which is the visitor's. */
export function withTwoAnswers(scope: string): string {
  const one = `${cookieName}=${notOthers(scope)}`;
  return `(?:^|; ?)${one}.*; ?${one}`;
}

/**
 * An answer that accepts one service: its fingerprint stands among the accepted ones, with the lifetimes that are told now or
 * longer ones as `decide` wants it, and nowhere else.
 */
export function acceptingPattern(
  { fingerprint, days }: { readonly fingerprint: string; readonly days: number },
  scope: string,
): string {
  const others = (length: number) => `(?:(?!${fingerprint})[^.]{${length}})*`;
  return `^1${scope}\\.[^.]*\\.${others(5)}${fingerprint}${atLeast(base62(days, 2))}${others(5)}\\.${others(3)}$`;
}

/** Two digits that are worth as much as these or more. */
function atLeast(number: string): string {
  const [high, low] = [...number].map((digit) => digits.indexOf(digit)) as [number, number];
  const equal = digits[high]! + from(low);
  return high + 1 < digits.length ? `(?:${equal}|${from(high + 1)}.)` : equal;
}

/** Any digit that is worth `least` or more. */
function from(least: number): string {
  const runs = digits.slice(least).match(/\d+|[A-Z]+|[a-z]+/g) ?? [];
  return `[${runs.map((run) => `${run[0]}-${run.at(-1)}`).join('')}]`;
}
