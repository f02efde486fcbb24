import { html } from 'hono/html';
import { playedBy } from '../as-browser.js';
import { originOf } from '../hosts.js';
import { barChart } from './bar-chart.js';
import { randomId, setCookie } from './cookie.js';
import type { StandIn } from './stand-in.js';

const day = 86_400;

/** Tableau Public: the six declared cookies, one of them by way of New Relic. Statement's `negociated` is spelt as browsers see it. */
export const tableau: StandIn = {
  name: 'Tableau Public',
  colour: '#1f6f8b',
  cookies: (url) =>
    [
      { name: 'tableau_locale', value: 'nn' },
      { name: 'tableau_public_negotiated_locale', value: 'nn-no' },
      { name: '_ga', value: `GA1.2.${randomId()}`, maxAge: 730 * day, domain: '.tableau.com' },
      { name: '_gid', value: `GA1.2.${randomId()}`, maxAge: day, domain: '.tableau.com' },
      { name: '_gat', value: '1', maxAge: 60, domain: '.tableau.com' },
    ].map((cookie) => setCookie(cookie, url)),
  content: (url) => html`${barChart('Figures of the chart (made up)', '#1f6f8b', [42, 51, 47, 63, 70, 66, 81], 2019)}
<img src="${playedBy(`${originOf('newRelic', url)}/1/stand-in?ref=${url.host}`, url)}" alt="" width="1" height="1">`,
};

/** New Relic's beacon, which Tableau's frame calls. */
export const newRelicCookie = (url: URL): string =>
  setCookie({ name: 'JSESSIONID', value: randomId().slice(0, 16), domain: '.nr-data.net' }, url);
