import { cookieName } from '../decide/answer.js';

/**
 * What an answer cookie of ours looks like in `document.cookie`. An answer that websites share begins `1xyz.` and not `1.`: `xyz` stands
 * for those websites (`decide/sharing.ts`), and to any other page it is no answer, neither a good nor a bad one.
 */
export const answerCookieForm = (scope: string): RegExp => new RegExp(`^${cookieName}=(?!1(?!${scope}\\.)\\w{3}\\.)`);
const hostOnly = answerCookieForm('');

/**
 * The value of the answer cookie as it stands; undefined where there is none or cookies cannot be read. Several of them, as on several paths
 * or domains, stand with `;` between them, which is no answer: whoever needs to know what they say reads one by one.
 */
export function readAnswerCookie(form = hostOnly): string | undefined {
  try {
    const found = document.cookie.split('; ').filter((cookie) => form.test(cookie));
    // Ours holds no character that would have to be decoded; whatever else stands there is no answer.
    return found[0] && found.map((cookie) => cookie.slice(cookieName.length + 1)).join(';');
  } catch {
    return undefined; // A sandboxed document throws.
  }
}
