import { caption, type Results } from './results.js';
import { summarize } from './summary.js';

/** A drawing of when each banner is painted and how many bytes come before it, as SVG. */
export function plot(results: Results): string {
  const asking = Object.entries(results.values).filter(([, measures]) => measures['painted']);
  const [left, row, panel] = [170, 34, 380];
  const height = 96 + asking.length * row + 40;
  const width = left + 2 * panel + 40;
  const half = (title: string, x: number, measure: string, unit: string) => {
    const rows = asking.map(([, measures]) => summarize(measures[measure]!));
    const most = Math.max(...rows.map(({ spread }) => spread[1]));
    const scale = (value: number) => (value / most) * (panel - 110);
    const bars = rows.map(({ median, spread: [from, to] }, i) => {
      const y = 84 + i * row;
      const whisker =
        to > from
          ? `<path d="M${round(x + scale(from))} ${y + 9}H${round(x + scale(to))}M${round(x + scale(from))} ${y + 4}v10M${round(x + scale(to))} ${y + 4}v10" stroke="#1a1a1a" stroke-width="1.5" fill="none"/>`
          : '';
      return `<rect x="${x}" y="${y}" width="${round(Math.max(1, scale(median)))}" height="18" fill="${isOurs(i) ? '#0b6e4f' : '#7d93a8'}"/>${whisker}<text x="${round(x + scale(to) + 8)}" y="${y + 14}">${`${spaced(median)} ${unit}`.trim()}</text>`;
    });
    return `<text x="${x}" y="68" font-weight="700">${title}</text>\n${bars.join('\n')}`;
  };
  const isOurs = (i: number) => asking[i]![0].startsWith('ours');
  const names = asking.map(
    ([name], i) =>
      `<text x="${left - 12}" y="${98 + i * row}" text-anchor="end"${isOurs(i) ? ' font-weight="700"' : ''}>${name}</text>`,
  );
  const title = 'A first visit: when the banner is painted, and the bytes before it';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="sans-serif" font-size="14" fill="#1a1a1a">
<title id="title">${title}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="20" y="32" font-size="18" font-weight="700">${title}</text>
${names.join('\n')}
${half('Painted, ms (median; first to third quarter)', left, 'painted', 'ms')}
${half('Bytes before it, brotli', left + panel + 20, 'bytes', '')}
<text x="20" y="${height - 18}" font-size="11">${caption(results)}. Slow 4G, processor 4 × slower, empty cache.</text>
</svg>
`;
}

const round = (value: number) => Math.round(value * 10) / 10;
/** «12 345» */
const spaced = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
