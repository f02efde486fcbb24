import { dayOf, parse, validDays } from '../../decide/answer.js';
import type { AnswerLook, Observation } from '../model.js';
import { visitor, type Report } from './found.js';

const day = 86_400;

/** What became of the visitors' answers. */
export function checkAnswers({ answers, banner, interface: consent, finalUrl }: Observation, report: Report): void {
  for (const look of answers) {
    const { state, cookie, isAskedAgain, isAskedAgainAfterBack, canBeChanged } = look;
    if (isAskedAgain && state !== 'one-embed') {
      report(
        'asks-again',
        `after ${state}`,
        {
          message: `The question was asked again of ${visitor[state]}, when the page was opened anew.`,
          remedy: 'Look whether the answer is stored, whether something deletes it, and whether the page reads it.',
        },
        { state },
      );
    } else if (isAskedAgainAfterBack && !isAskedAgain) {
      report(
        'lost-on-back',
        `after ${state}`,
        {
          message: `The question was asked again of ${visitor[state]}, when they came Back from another page.`,
          remedy: 'A page that is kept by the browser must look at the answer again when it is shown (pageshow).',
        },
        { state },
      );
    }
    if (state === 'accepted' && canBeChanged === false) {
      const remedy =
        consent === 'dfo-consent'
          ? 'Put <dfo-consent-settings> into the footer of every page, and hide it nowhere.'
          : 'Put a control that withdraws, or asks again, on every page, and see that --consent-selector withdraw=… names it.';
      report(
        'no-way-back',
        'after accepted',
        { message: 'Who has accepted finds no control to change the answer with.', remedy },
        { state },
      );
    }
    if (consent !== 'dfo-consent') continue;
    if (!cookie) {
      // Without a banner there is nothing to answer but embeds, and they are remembered only where the visitor wants it.
      if (banner && state !== 'one-embed')
        report(
          'answer-not-kept',
          `after ${state}`,
          {
            message: `The answer of ${visitor[state]} was not stored.`,
            remedy: 'Look who deletes or blocks the cookie dfo-consent.',
          },
          { state },
        );
      continue;
    }
    checkCookie(look, finalUrl, report);
    checkContent(look, banner !== undefined, report);
  }
  const lifetimes = answers.flatMap(({ cookie }) => (cookie?.lifetime === undefined ? [] : [cookie.lifetime]));
  if (consent === 'dfo-consent' && lifetimes.length && Math.max(...lifetimes) - Math.min(...lifetimes) > day) {
    report('answer-cookie-wrong', 'lifetimes of yes and no', {
      message: 'A yes and a no are kept for different times.',
      remedy: 'Let no script but dfo-consent write its cookie: it keeps both for 180 days.',
    });
  }
}

function checkCookie({ state, cookie }: AnswerLook, url: string, report: Report): void {
  const { lifetime, httpOnly, sameSite, secure, path, value, ...rest } = cookie!;
  const stored = { ...rest, ...(lifetime !== undefined && { lifetime }), ...(path !== undefined && { path }) };
  const faults: readonly (readonly [boolean, string, string])[] = [
    [lifetime === undefined, 'session', 'goes when the browser is closed'],
    [
      lifetime !== undefined && Math.abs(lifetime - validDays * day) > day,
      'lifetime',
      `is kept for ${Math.round((lifetime ?? 0) / day)} days and not for ${validDays}`,
    ],
    [
      isShared(value) !== cookie!.host.startsWith('.'),
      'domain',
      isShared(value)
        ? 'is said to be shared, and is for one host alone'
        : `is for all of ${cookie!.host}, and is not said to be shared`,
    ],
    [httpOnly === true, 'HttpOnly', 'cannot be read by the page'],
    [sameSite !== 'Lax', 'SameSite', `has SameSite=${sameSite ?? 'nothing'}`],
    [secure !== true && url.startsWith('https:'), 'Secure', 'is sent without encryption too'],
    [path !== '/', 'path', `is for ${path ?? 'no path'} alone`],
    [
      new TextEncoder().encode(`dfo-consent=${value}`).length >= 60 + 'dfo-consent='.length,
      'size',
      'is longer than any answer',
    ],
    [answerIn(value).state !== 'answered', 'value', 'holds no answer'],
  ];
  for (const [isFault, what, words] of faults) {
    if (!isFault) continue;
    report(
      'answer-cookie-wrong',
      what,
      {
        message: `The cookie dfo-consent of ${visitor[state]} ${words}.`,
        remedy:
          'Let nobody but dfo-consent write it, or a server with answerSetCookie of dfo-consent/html: SameSite=Lax, Secure, Path=/, 180 days.',
      },
      { state, stored },
    );
  }
}

/** Whether websites share it: then it begins with who they are. */
const isShared = (value: string) => /^1\w{3}\./.test(value);
const answerIn = (value: string) => parse(value.replace(/^1\w{3}\./, '1.'), dayOf(Date.now()));

function checkContent({ state, cookie }: AnswerLook, isAsked: boolean, report: Report): void {
  const answer = answerIn(cookie!.value);
  if (answer.state !== 'answered') return;
  const remedy = 'Look who else writes the cookie dfo-consent.';
  if ((state === 'refused' || state === 'withdrawn') && answer.yes.size) {
    report(
      'answer-contradicts',
      `after ${state}`,
      { message: `The cookie of ${visitor[state]} holds a yes.`, remedy },
      { state },
    );
  }
  if (state === 'accepted' && isAsked && !answer.yes.size) {
    report(
      'answer-contradicts',
      `after ${state}`,
      { message: `The cookie of ${visitor[state]} holds no yes.`, remedy },
      { state },
    );
  }
}
