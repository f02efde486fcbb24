import Cookies from 'js-cookie';
import { cookieName as name, parse, type StoredAnswer } from '../decide/answer.js';
import type { Sharing } from '../decide/sharing.js';
import { strictest } from '../decide/strictest.js';
import { answerCookieForm, readAnswerCookie } from './read-answer.js';

/** The one cookie of ours: the page's own, or shared by the websites under one domain. */
export interface AnswerCookie {
  /** As it stands; undefined where there is none. Two readings are equal if nothing has changed. */
  read(): string | undefined;
  /** What was read, understood. Where several cookies go by the name, the strictest of what they say. */
  parse(read: string | undefined, today: number): StoredAnswer;
  /** Whether it is several, or one from before the websites shared. */
  isScattered(read: string | undefined): boolean;
  /**
   * Stores the answer for `days` days, or removes it where `value` is empty. Where another of its name lies elsewhere, or the browser
   * keeps nothing for a page in another site's frame, there is more to do: `write-answer.ts`.
   *
   * @returns whether it stands as it was written
   */
  write(value: string, days: number, more?: object): boolean;
  /** Where it lies. */
  readonly attributes: {
    readonly path: string;
    readonly sameSite: 'Lax';
    readonly secure: boolean;
    readonly domain?: string;
  };
}

/** @param sharing undefined: host-only, no Domain */
export function answerCookie(sharing: Sharing | undefined): AnswerCookie {
  const start = `1${sharing?.scope ?? ''}.`;
  const form = answerCookieForm(sharing?.scope ?? '');
  const read = () => readAnswerCookie(form);
  const valuesOf = (read: string | undefined) => read?.split(';') ?? [];
  /** From before the websites shared their answers. */
  const isLeft = (value: string) => !!sharing && value.startsWith('1.');
  const attributes = {
    path: '/',
    sameSite: 'Lax' as const,
    // On http a Secure cookie would be refused, and with it the visitor's answer.
    secure: location.protocol === 'https:',
    ...(sharing && { domain: sharing.domain }),
  };

  return {
    read,
    attributes,
    isScattered: (read) => valuesOf(read).length > 1 || valuesOf(read).some(isLeft),
    parse(read, today) {
      const values = valuesOf(read);
      // An answer for this host alone is none to a question about all of them; it can only take away.
      if (!values.some((value) => !isLeft(value))) return parse(undefined, today);
      return values
        .map((value) => parse(value.startsWith(start) ? `1.${value.slice(start.length)}` : value, today))
        .reduce(strictest);
    },
    write(value, days, more) {
      const written = value.replace('1.', start);
      try {
        Cookies.set(name, written, { ...attributes, ...more, expires: value ? days : -1 });
      } catch {
        return false; // A sandboxed document throws.
      }
      return (read() ?? '') === written;
    },
  };
}
