/** Answers that are not kept as they were given. */
import { plant, unhurried, type Fault } from '../fault.js';
import { onAnswer, site } from '../site.js';

/** The answer cookie again, in the site's own way. */
const rewrite = (attributes: string) =>
  `document.cookie = document.cookie.match(/dfo-consent=[^;]*/)[0] + '; path=/; ${attributes}';`;
const remove = `document.cookie = 'dfo-consent=; path=/; max-age=0; Secure';`;
const halfYear = 15_552_000;

export const answers: readonly Fault[] = [
  plant(
    {
      name: 'answer for 400 days',
      plants: 'The site’s script keeps the answer for 400 days.',
      rules: ['answer-cookie-wrong', 'lifetime-too-long'],
    },
    (isFaulty) => site({ head: onAnswer('any', isFaulty ? rewrite('max-age=34560000; SameSite=Lax; Secure') : '') }),
  ),
  plant(
    {
      name: 'answer for other sites',
      plants: 'The site’s script keeps the answer with SameSite=None.',
      rules: ['answer-cookie-wrong'],
      subject: /SameSite/i,
    },
    (isFaulty) =>
      site({ head: onAnswer('any', isFaulty ? rewrite(`max-age=${halfYear}; SameSite=None; Secure`) : '') }),
  ),
  plant(
    {
      name: 'answer that is deleted',
      plants: 'The site’s script deletes the answer at once.',
      rules: ['answer-not-kept', 'asks-again'],
    },
    (isFaulty) => site({ head: onAnswer('any', isFaulty ? remove : '') }),
  ),
  plant(
    {
      name: 'asked again after a refusal',
      plants: 'The next page forgets a refusal, and only that.',
      rules: ['asks-again'],
    },
    (isFaulty) =>
      site({
        before: `<script>if (/dfo-consent=1\\.\\w+\\.\\.\\w/.test(document.cookie)) { ${isFaulty ? remove : ''} }</script>`,
      }),
  ),
  plant(
    {
      name: 'answer lost on Back',
      plants: 'The page forgets the answer when the visitor comes back to it.',
      rules: ['lost-on-back'],
      options: unhurried,
    },
    (isFaulty) => {
      const script = `if (performance.getEntriesByType('navigation')[0].type === 'back_forward') { ${isFaulty ? remove : ''} }
addEventListener('pageshow', ({ persisted }) => { if (persisted) { ${isFaulty ? `${remove} location.reload();` : ''} } });`;
      return site({ before: `<script>${script}</script>` });
    },
  ),
  plant(
    {
      name: 'no control to change the answer',
      plants: 'The site’s style hides the control in the footer.',
      rules: ['no-way-back'],
    },
    (isFaulty) => site({ head: `<style>dfo-consent-settings{display:${isFaulty ? 'none' : 'block'}}</style>` }),
  ),
];
