import { html } from 'hono/html';
import { randomId, setCookie } from './cookie.js';
import type { StandIn } from './stand-in.js';

/** Vimeo's player. With `dnt=1` its own cookies stay away; Cloudflare's two are set all the same. */
export const vimeo: StandIn = {
  name: 'Vimeo',
  colour: '#17506b',
  cookies: (url) => [
    setCookie({ name: '__cf_bm', value: randomId(), maxAge: 1800, domain: '.vimeo.com', httpOnly: true }, url),
    setCookie({ name: '_cfuvid', value: randomId(), domain: '.vimeo.com', httpOnly: true }, url),
    ...(url.searchParams.get('dnt') === '1'
      ? []
      : [setCookie({ name: 'vuid', value: randomId(), maxAge: 63_072_000, domain: '.vimeo.com' }, url)]),
  ],
  content: (url) => html`<h1>Video ${url.pathname.split('/').at(-1)}</h1>
<svg viewBox="0 0 320 160" width="420" role="img" aria-label="A play button">
  <rect width="320" height="160" fill="#17506b"/>
  <rect x="125" y="50" width="70" height="60" fill="#fff"/>
  <path d="M150 64l28 16-28 16z" fill="#17506b"/>
</svg>
<p>dnt=${url.searchParams.get('dnt') ?? 'not set'}</p>`,
};
