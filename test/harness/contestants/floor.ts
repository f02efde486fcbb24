/**
 * A banner that somebody wrote by hand for one page and one question: what any library could at best cost. It knows one
 * language and one service, and neither versions of the question nor how to take anything back.
 */
import type { Banner } from './contestant.js';
import { words } from './words.js';

const { title, body, more, yes, no, necessaryLink, necessaryRest, privacyUrl, change } = words;

const style = 'background:#012a4c;color:#fff;padding:24px max(16px,50% - 480px)';
const button =
  'font:inherit;font-weight:600;min-width:128px;min-height:44px;margin-right:16px;color:#012a4c;background:#fff;border:2px solid #fff';
const link = 'style="color:inherit"';

/** The markup, hidden until it is known that nobody has answered. */
export const section = `<section id="ask" aria-labelledby="ask-title" style="${style}" hidden>
<h2 id="ask-title" style="margin:0 0 12px">${title}</h2>
<p>${body} <a ${link} href="${privacyUrl}">${more}</a></p>
<p><button id="ask-yes" style="${button}">${yes}</button><button id="ask-no" style="${button}">${no}</button></p>
<p style="margin:0"><a ${link} href="${privacyUrl}">${necessaryLink}</a> ${necessaryRest}</p>
</section>`;

/** What the markup needs to work. Starts what waits when the page has been read. */
export const script = `(() => {
const ask = document.getElementById('ask');
const stored = () => /(?:^|; )consent=(\\w+)/.exec(document.cookie)?.[1];
const run = () => { for (const old of document.querySelectorAll('script[data-consent]')) { const script = document.createElement('script'); script.src = old.dataset.src; old.replaceWith(script); } };
const answer = (value) => { document.cookie = 'consent=' + value + ';path=/;max-age=15552000;samesite=lax'; ask.hidden = true; if (value == 'yes') run(); };
document.getElementById('ask-yes').onclick = () => answer('yes');
document.getElementById('ask-no').onclick = () => answer('no');
ask.hidden = !!stored();
document.addEventListener('DOMContentLoaded', () => {
document.getElementById('ask-open').onclick = () => { ask.hidden = false; ask.scrollIntoView(); };
if (stored() == 'yes') run();
});
})();`;

export const footer = `<button id="ask-open">${change}</button>`;

export const gated = (address: string): string =>
  `<script type="text/plain" data-consent data-src="${address}"></script>`;

export const banner: Banner = {
  accept: ['#ask-yes'],
  reject: ['#ask-no'],
  settings: ['#ask-open'],
  opened: ['#ask-yes'],
  isReady: `!!document.getElementById('ask-no').onclick`,
  answer: ({ consent }) => (consent === 'yes' || consent === 'no' ? consent : undefined),
};
