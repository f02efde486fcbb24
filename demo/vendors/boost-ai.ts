import { html } from 'hono/html';
import type { StandIn } from './stand-in.js';

/** Boost AI's chatbot. What it stores is not documented, so it stores nothing. */
export const boostAi: StandIn = {
  name: 'Boost AI',
  colour: '#0b6e4f',
  cookies: () => [],
  content: () => html`<h1>Chatbot</h1>
<p>Ask me about public procurement (a stand-in: nobody answers).</p>`,
};
