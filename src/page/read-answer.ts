import { cookieName } from '../decide/answer.js';

const form = new RegExp(`(?:^|; )${cookieName}=([^;]*)`);

/** The value of the answer cookie as it stands; undefined where there is none or cookies cannot be read. */
export function readAnswerCookie(): string | undefined {
  try {
    // Ours holds no character that would have to be decoded; whatever else stands there is no answer.
    return form.exec(document.cookie)?.[1];
  } catch {
    return undefined; // A sandboxed document throws.
  }
}
