import type { Embed, Unknown } from '../html/index.js';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** Its styles reach nothing of the page, and the page's nothing of it. */
const style = `:host{display:block;all:initial}
section{font:16px/1.5 system-ui,sans-serif;color:#111;background:#fff7e0;border-block-start:4px solid #b25c00;padding:1rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}ul{margin:0;padding-inline-start:1.25rem}
code{font:.875rem ui-monospace,monospace}`;

const list = (items: readonly string[], none: string) =>
  items.length ? `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>` : `<p>${none}</p>`;

const addresses = (of: readonly string[]) => of.map((one) => `<code>${escaped(short(one))}</code>`).join(', ');

/** What a tester sees below a page that is looked at: what waits here, what would have left without it, and what nobody knows. */
export function lookPanel(url: string, held: readonly Embed[], unknown: readonly Unknown[]): string {
  const known = held.filter(({ service }) => service !== 'unknown');
  const waits = known.map(
    ({ service, element, line, why, isDeclared }) =>
      `<strong>${escaped(service)}</strong>: <code>&lt;${escaped(element)}&gt;</code> in line ${line}, ${escaped(short(why))}${
        isDeclared ? '' : '. The registry does not have it on this site, so no answer opens it'
      }`,
  );
  const left = [...new Set(known.flatMap((one) => one.addresses))];
  const strangers = unknown.map(
    ({ element, line, hosts }) =>
      `<code>&lt;${escaped(element)}&gt;</code> in line ${line}: ${addresses(hosts.length ? hosts : ['a host inside it'])}`,
  );
  return `<dfo-consent-look><template shadowrootmode="open"><style>${style}</style><section lang="en" dir="ltr" aria-labelledby="look"><h2 id="look">How this page would be with dfo-consent</h2>
<p>${escaped(url)}</p>
<h3>Held until a yes</h3>${list(waits, 'Nothing in the HTML belongs to a service of the registry.')}
<h3>Would have left at once</h3>${list(
    left.map((one) => addresses([one])),
    'Nothing that the HTML names.',
  )}
<h3>Nobody has described</h3>${list(strangers, 'No other host in the HTML.')}
<p>What scripts fetch later is not in these lists: the policy stops it, and the browser’s console names it.</p></section></template></dfo-consent-look>`;
}
