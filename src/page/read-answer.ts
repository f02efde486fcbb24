import { cookieName, notOthers } from '../decide/answer.js';
import { doc } from './natives.js';

/** Our cookie among those of a page: its own, or that of the websites it shares with. */
export const answerCookieForm = (scope: string): RegExp => new RegExp(`^${cookieName}=${notOthers(scope)}`);
const hostOnly = answerCookieForm('');

/**
 * The value of the answer cookie as it stands; undefined where there is none or cookies cannot be read. Several of them, as on several paths
 * or domains, stand with `;` between them, which is no answer: whoever needs to know what they say reads one by one.
 */
export function readAnswerCookie(form = hostOnly): string | undefined {
  try {
    const found = doc.cookie.split('; ').filter((cookie) => form.test(cookie));
    // Ours holds no character that would have to be decoded; whatever else stands there is no answer.
    return found[0] && found.map((cookie) => cookie.slice(cookieName.length + 1)).join(';');
  } catch {
    return undefined; // A sandboxed document throws.
  }
}
