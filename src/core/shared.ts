import { cookieName, dayOf, format, parse, questionOf, saidOf, validDays } from '../decide/answer.js';
import { httpUrl } from '../page/http-url.js';
import { doc, free, isElement, own } from '../page/natives.js';
import { answerCookieForm, readAnswerCookie } from '../page/read-answer.js';
import { standsFree } from '../page/stands-free.js';
import { trusted } from '../page/trusted.js';
import { watchConcerns } from './concerns.js';
import { holdQueues, pageView } from './matomo-queue.js';
import { takeOutOfReach } from './out-of-reach.js';
import { matomoCalls, startMatomo } from './start-matomo.js';

/** What the other files use of the core: see `src/shared.ts`, which adds to it. */
export const shared = {
  doc,
  free,
  isElement,
  own,
  answerCookieForm,
  cookieName,
  dayOf,
  format,
  holdQueues,
  httpUrl,
  matomoCalls,
  pageView,
  parse,
  questionOf,
  readAnswerCookie,
  saidOf,
  standsFree,
  startMatomo,
  takeOutOfReach,
  trusted,
  validDays,
  watchConcerns,
};
