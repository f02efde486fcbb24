import Cookies from 'js-cookie';
import { cookieName as name } from '../decide/answer.js';

const attributes = () => ({
  path: '/',
  sameSite: 'Lax' as const,
  // On http a Secure cookie would be refused, and with it the visitor's answer.
  secure: location.protocol === 'https:',
});

/** The value of the answer cookie; undefined where there is none or cookies cannot be read. */
export function readAnswerCookie(): string | undefined {
  try {
    return Cookies.get(name);
  } catch {
    return undefined; // A sandboxed document throws.
  }
}

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
