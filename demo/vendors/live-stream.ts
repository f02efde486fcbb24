import { html } from 'hono/html';
import type { StandIn } from './stand-in.js';

/** A live stream of one of the three declared providers, whose hosts and cookies nobody has documented. */
export const liveStream: StandIn = {
  name: 'a live stream provider',
  colour: '#5b2a6e',
  cookies: () => [],
  content: () => html`<h1>Live stream</h1>
<svg viewBox="0 0 320 160" width="420" role="img" aria-label="A stage with the word live">
  <rect width="320" height="160" fill="#2a1533"/>
  <rect x="12" y="12" width="64" height="26" fill="#b00020"/>
  <text x="44" y="30" text-anchor="middle" font-size="15" fill="#fff">LIVE</text>
  <circle cx="160" cy="74" r="18" fill="#c9b5d3"/>
  <rect x="132" y="98" width="56" height="50" fill="#c9b5d3"/>
</svg>`,
};
