import type { Report } from '../model.js';

/** The report itself, for programs, `--baseline` and `--merge`. Nothing is lost. */
export const json = (report: Report): string => asJson(report);

/** JSON in which signs that terminals and editors obey or hide are told by their number. */
export const asJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/[\u007F-\u009F\p{Cf}\u2028\u2029\p{Noncharacter_Code_Point}]/gu, byNumber)}\n`;

/** A sign beyond the first 65 536 is two numbers. */
const byNumber = (sign: string): string =>
  sign
    .split('')
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
