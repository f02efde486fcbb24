import { cookieName, notOthers } from '../decide/answer.js';

/**
 * The answer in a request's `Cookie` header, as a host-only cookie has it. Two of them are none: nobody can tell which is the visitor's.
 *
 * @param scope what stands for the websites that share the answer, `''` where it is the host's own
 */
export function answerIn(header = '', scope = ''): string | undefined {
  const own = new RegExp(`^${cookieName}=${notOthers(scope)}`);
  const found = header.split(/; */).filter((cookie) => own.test(cookie));
  const start = `${cookieName}=1${scope}.`;
  return found.length === 1 && found[0]!.startsWith(start) ? `1.${found[0]!.slice(start.length)}` : undefined;
}
