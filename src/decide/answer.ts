import { base62, fromBase62 } from './base62.js';

/** The cookie that holds the answer. */
export const cookieName = 'dfo-consent';

/** How long an answer is valid, yes and no alike, in days (R22, R23). */
export const validDays = 180;

/**
 * What is stored of the visitor's answer. Services stand in it by the fingerprint of their question, so that
 * an answer to yesterday's question is not taken for an answer to today's.
 */
export type StoredAnswer =
  | {
      readonly state: 'answered';
      /** Days since 1 January 1970, UTC: no finer, so that it tells no two visitors apart (R28). */
      readonly day: number;
      /** Fingerprint → the lifetimes in days, added up, that were told when consent was given (R25). */
      readonly yes: ReadonlyMap<string, number>;
      readonly no: ReadonlySet<string>;
    }
  | { readonly state: 'unanswered'; readonly why: 'none' | 'expired' | 'invalid' };

/** A day as it is counted in an answer. */
export const dayOf = (time: number): number => Math.floor(time / 86_400_000);

/** How the cookie's value looks: 1.<day, base 36>.<fingerprint + days …>.<fingerprint …>, with as many as `mostServices` in each. */
export const answerForm = /^1\.([0-9a-z]{3,4})\.((?:[0-9A-Za-z]{5}){0,60})\.((?:[0-9A-Za-z]{3}){0,60})$/;

/**
 * What a value of our own cookie does not begin with. An answer that websites share begins `1xyz.` and not `1.`: `xyz` stands for those
 * websites (`sharing.ts`), and to any other page it is no answer, neither a good nor a bad one.
 */
export const notOthers = (scope: string): string => `(?!1(?!${scope}\\.)\\w{3}\\.)`;

/** Reads the cookie's value. Whatever is not exactly an answer of ours is none (R96). */
export function parse(value: string | undefined, today: number): StoredAnswer {
  if (value === undefined) return { state: 'unanswered', why: 'none' };
  const [, dayText, yesText, noText] = answerForm.exec(value) ?? [];
  if (dayText === undefined || yesText === undefined || noText === undefined) {
    return { state: 'unanswered', why: 'invalid' };
  }
  const day = parseInt(dayText, 36);
  const yes = new Map((yesText.match(/.{5}/g) ?? []).map((token) => [token.slice(0, 3), fromBase62(token.slice(3))]));
  const no = new Set(noText.match(/.{3}/g));
  const answer: StoredAnswer = { state: 'answered', day, yes, no };
  const contradicts = [...no].some((token) => yes.has(token));
  // A clock some hours ahead of UTC is no fraud; more than a day is. And we write each answer in one way only.
  if (contradicts || day > today + 1 || format(answer) !== value) return { state: 'unanswered', why: 'invalid' };
  if (today - day > validDays) return { state: 'unanswered', why: 'expired' };
  return answer;
}

/** The cookie's value; `''` where nothing is left to remember. Sorted, so that equal answers are equal bytes. */
export function format(answer: StoredAnswer): string {
  if (answer.state !== 'answered' || !(answer.yes.size + answer.no.size)) return '';
  const yes = [...answer.yes].map(([token, days]) => token + base62(days, 2)).sort();
  return `1.${answer.day.toString(36)}.${yes.join('')}.${[...answer.no].sort().join('')}`;
}

/**
 * What an answer says about one question. A yes counts for the lifetimes that were told and for shorter ones (R25).
 *
 * @returns undefined where it says nothing about it
 */
export function saidOf(
  answer: StoredAnswer,
  { fingerprint, days }: { fingerprint: string; days: number },
): 'accepted' | 'refused' | undefined {
  if (answer.state !== 'answered') return undefined;
  if (answer.no.has(fingerprint)) return 'refused';
  return answer.yes.get(fingerprint)! >= days ? 'accepted' : undefined;
}

/** One question as a printed banner names it: fingerprint and lifetimes. */
export const questionOf = ({ fingerprint, days }: { fingerprint: string; days: number }): string =>
  fingerprint + base62(days, 2);
