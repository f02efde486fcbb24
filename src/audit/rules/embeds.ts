import type { Registry } from '../../../registry/index.js';
import { gateHtml, inspectHtml, type Embed } from '../../html/index.js';
import type { Declared } from '../model.js';
import type { Report } from './found.js';

const lineEnd = /\r\n?|\n/;

/** Embeds that load as they stand in the HTML, with what to write instead. */
export function checkEmbeds(html: string, { registry, site, hosts }: Declared, report: Report): void {
  if (site === undefined || !html) return;
  const waits = (id: string) => {
    const service = registry.services[id];
    return service?.legalBasis === 'consent' && (service.delivery === 'script' || service.delivery === 'embed');
  };
  const told = Object.fromEntries(Object.entries(hosts).filter(([id]) => waits(id)));
  const options = { registry: registry as Registry, site, hosts: told };
  const embeds = inspectHtml(html, options);
  if (!embeds.length) return;
  const [lines, gated] = [html.split(lineEnd), gateHtml(html, options).split(lineEnd)];
  for (const embed of embeds) {
    const { service, element, line, isDeclared, addresses } = embed;
    const name = registry.services[service]!.name;
    const address = (addresses[0] ?? '').split(/[?#]/)[0]!.slice(0, 150);
    const piece = pieceAt(embed, lines, gated, options);
    report(
      'ungated-embed',
      `${service}: <${element}>${address && ` ${address}`}`,
      {
        message: `The page’s HTML has a <${element}> of ${name}’s that loads whatever the visitor answers.`,
        remedy: 'Have the HTML made inert where it is made: gateHtml() in the server or the build, or "dfo-consent gate"; or paste the form that is given here.',
      },
      { line, ...piece },
    );
    if (!isDeclared) {
      report(
        'undeclared-embed',
        service,
        { message: `The page has an embed of ${name}’s, and the registry does not have ${service} on this site.`, remedy: `Add ${service} to the site’s inContext in the registry, or take the embed away.` },
        { line },
      );
    }
  }
}

/** The lines of an embed, and what is made of them: gating changes lines and keeps their number, but for images that it takes out. */
function pieceAt({ line }: Embed, lines: readonly string[], gated: readonly string[], options: Parameters<typeof gateHtml<Registry>>[1]): { element: string; instead: string } {
  const from = line - 1;
  if (lines.length !== gated.length || lines[from] === gated[from]) {
    const element = (lines[from] ?? '').trim();
    return { element, instead: gateHtml<Registry>(element, options) };
  }
  let end = from;
  while (end < lines.length && lines[end] !== gated[end]) end++;
  return { element: lines.slice(from, end).join('\n').trim(), instead: gated.slice(from, end).join('\n').trim() };
}
