import Cookies from 'js-cookie';
import { cookieName as name } from '../decide/answer.js';
import { readAnswerCookie } from './read-answer.js';

const attributes = () => ({
  path: '/',
  sameSite: 'Lax' as const,
  // On http a Secure cookie would be refused, and with it the visitor's answer.
  secure: location.protocol === 'https:',
});

/**
 * Stores the answer for `days` days, or removes it where `value` is empty. Host-only: no Domain.
 *
 * @returns whether the browser kept it
 */
export function writeAnswerCookie(value: string, days: number): boolean {
  try {
    if (value) Cookies.set(name, value, { ...attributes(), expires: days });
    else Cookies.remove(name, attributes());
  } catch {
    return false;
  }
  return (readAnswerCookie() ?? '') === value;
}
