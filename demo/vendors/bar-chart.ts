import { html } from 'hono/html';
import type { Html } from '../sites/layout.js';

/** A bar chart of made-up figures. */
export function barChart(title: string, colour: string, values: readonly number[], firstYear: number): Html {
  const step = 460 / values.length;
  return html`<h1>${title}</h1>
<svg viewBox="0 0 480 240" width="720" role="img" aria-label="Bar chart with made-up figures: ${values.join(', ')}">
  <line x1="10" y1="210" x2="470" y2="210" stroke="#1b1b1b"/>
  ${values.map(
    (
      value,
      i,
    ) => html`<rect x="${10 + i * step + step * 0.15}" y="${210 - value * 2}" width="${step * 0.7}" height="${value * 2}" fill="${colour}"/>
  <text x="${10 + i * step + step / 2}" y="${202 - value * 2}" text-anchor="middle" font-size="12">${value}</text>
  <text x="${10 + i * step + step / 2}" y="228" text-anchor="middle" font-size="12">${firstYear + i}</text>`,
  )}
</svg>`;
}
