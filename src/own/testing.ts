import type { Registry } from '../../registry/model.js';
import { answerCookie as cookieOf, type AnswerCookie, type AnswerCookieOptions } from '../testing/index.js';
import { toldRegistry } from '../decide/told-registry.js';
import type { WithRegistry } from './with-registry.js';

/** As in `dfo-consent/testing`. @throws RangeError where no registry is told, too */
export function answerCookie<R extends Registry>(options: WithRegistry<AnswerCookieOptions<R>, R>): AnswerCookie {
  toldRegistry(options);
  return cookieOf<R>(options);
}
