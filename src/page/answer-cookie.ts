import Cookies from 'js-cookie';
import { cookieName as name, parse, type StoredAnswer } from '../decide/answer.js';
import type { Sharing } from '../decide/sharing.js';
import { strictest } from '../decide/strictest.js';
import { deleteCookie, domainsAbove } from './stored-items.js';
import { isFramed } from './framed.js';
import { answerCookieForm, readAnswerCookie } from './read-answer.js';

/** https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies */
const apart = { sameSite: 'None' as const, partitioned: true };

/** The one cookie of ours: the page's own, or shared by the websites under one domain. */
export interface AnswerCookie {
  /** As it stands; undefined where there is none. Two readings are equal if nothing has changed. */
  read(): string | undefined;
  /** What was read, understood. Where several cookies go by the name, the strictest of what they say. */
  parse(read: string | undefined, today: number): StoredAnswer;
  /** Whether it is several, or one from before the websites shared. `write` makes it one. */
  isScattered(read: string | undefined): boolean;
  /**
   * Stores the answer for `days` days, or removes it where `value` is empty.
   *
   * @returns whether the browser kept it
   */
  write(value: string, days: number): boolean;
}

/** @param sharing undefined: host-only, no Domain */
export function answerCookie(sharing: Sharing | undefined): AnswerCookie {
  const start = `1${sharing?.scope ?? ''}.`;
  const form = answerCookieForm(sharing?.scope ?? '');
  const read = () => readAnswerCookie(form);
  const valuesOf = (read: string | undefined) => read?.split(';') ?? [];
  /** From before the websites shared their answers. */
  const isLeft = (value: string) => !!sharing && value.startsWith('1.');
  const isScattered = (read: string | undefined) => valuesOf(read).length > 1 || valuesOf(read).some(isLeft);

  /** Away with everything that goes by the name, except an answer that other websites share. */
  function gather(): void {
    const all = domainsAbove(location.hostname);
    const shared = readAnswerCookie(/^dfo-consent=1\w{3}\./);
    const parents = sharing ? all.slice(0, all.indexOf(sharing.domain) + 1) : shared ? all.slice(0, -1) : all;
    deleteCookie(name, parents);
  }

  return {
    read,
    isScattered,
    parse(read, today) {
      const values = valuesOf(read);
      // An answer for this host alone is none to a question about all of them; it can only take away.
      if (!values.some((value) => !isLeft(value))) return parse(undefined, today);
      return values
        .map((value) => parse(value.startsWith(start) ? `1.${value.slice(start.length)}` : value, today))
        .reduce(strictest);
    },
    write(value, days) {
      const attributes = {
        path: '/',
        sameSite: 'Lax' as const,
        // On http a Secure cookie would be refused, and with it the visitor's answer.
        secure: location.protocol === 'https:',
        ...(sharing && { domain: sharing.domain }),
      };
      const written = value.replace('1.', start);
      const isThere = () => (read() ?? '') === written;
      try {
        const put = (more = {}) => value && Cookies.set(name, written, { ...attributes, ...more, expires: days });
        if (isScattered(read())) gather();
        put();
        if (!isThere() && read() !== undefined) {
          // One that lies elsewhere stands beside it.
          gather();
          put();
        }
        const isApart = attributes.secure && isFramed();
        // Another site's frame keeps only what is for its pages alone.
        if (isApart && !isThere()) put(apart);
        // Also when the new answer is not kept: the old one is none any longer.
        if (!value || !isThere()) {
          Cookies.remove(name, attributes);
          if (isApart) Cookies.remove(name, { ...attributes, ...apart });
        }
      } catch {
        return false;
      }
      return isThere();
    },
  };
}
