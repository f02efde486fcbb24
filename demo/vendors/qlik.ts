import { barChart } from './bar-chart.js';
import { randomId, setCookie } from './cookie.js';
import type { StandIn } from './stand-in.js';

/** Qlik's proxy: the first request through it opens a session. Over plain http it appends -HTTP to the cookie's name. */
export const qlik: StandIn = {
  name: 'Qlik',
  colour: '#00693c',
  cookies: (url) => [
    setCookie(
      {
        name: `X-Qlik-Session-Public${url.protocol === 'https:' ? '' : '-HTTP'}`,
        value: randomId(),
        httpOnly: true,
      },
      url,
    ),
  ],
  content: () => barChart('Expenditure (made up)', '#00693c', [55, 58, 61, 60, 72, 78], 2020),
};
