import { html } from 'hono/html';
import type { StandIn } from './stand-in.js';

/** Acast's player. Nobody has documented a cookie of it, so it sets none. */
export const acast: StandIn = {
  name: 'Acast',
  colour: '#7a2e1d',
  cookies: () => [],
  content: () => html`<h1>Podcast episode</h1>
<svg viewBox="0 0 320 48" width="480" role="img" aria-label="A sound wave">
  <rect width="48" height="48" fill="#7a2e1d"/>
  <path d="M18 14l18 10-18 10z" fill="#fff"/>
  ${[12, 24, 34, 20, 40, 28, 16, 36, 22, 30, 14, 26, 38, 18, 32, 12].map(
    (height, i) => html`<rect x="${60 + i * 16}" y="${24 - height / 2}" width="8" height="${height}" fill="#7a2e1d"/>`,
  )}
</svg>`,
};
