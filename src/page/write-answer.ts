import Cookies from 'js-cookie';
import { cookieName as name } from '../decide/answer.js';
import type { Sharing } from '../decide/sharing.js';
import { answerCookie } from './answer-cookie.js';
import { isFramed } from './framed.js';
import { readAnswerCookie } from './read-answer.js';
import { deleteCookie, domainsAbove } from './stored-items.js';

/** https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies */
const apart = { sameSite: 'None' as const, partitioned: true };

/**
 * Stores the answer also where another of its name lies elsewhere, and where another site frames the page, which keeps only what is for
 * its pages alone.
 *
 * @returns whether the browser kept it
 */
export function writeAnswer(sharing: Sharing | undefined, value: string, days: number): boolean {
  const cookie = answerCookie(sharing);

  /** Away with everything that goes by the name, except an answer that other websites share. */
  function gather(): void {
    const all = domainsAbove(location.hostname);
    const shared = readAnswerCookie(/^dfo-consent=1\w{3}\./);
    const parents = sharing ? all.slice(0, all.indexOf(sharing.domain) + 1) : shared ? all.slice(0, -1) : all;
    deleteCookie(name, parents);
  }

  try {
    const { attributes } = cookie;
    if (cookie.write(value, days)) return true;
    if (cookie.read() !== undefined) {
      gather();
      if (cookie.write(value, days)) return true;
    }
    const isApart = !!attributes.secure && isFramed();
    if (isApart && value && cookie.write(value, days, apart)) return true;
    // Also when the new answer is not kept: the old one is none any longer.
    Cookies.remove(name, attributes);
    if (isApart) Cookies.remove(name, { ...attributes, ...apart });
    return !value && cookie.read() === undefined;
  } catch {
    return false;
  }
}
