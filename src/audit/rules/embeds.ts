import type { Registry } from '../../../registry/index.js';
import { inspectHtml } from '../../html/index.js';
import { setUp } from '../../html/setup.js';
import type { Declared, Observation } from '../model.js';
import type { Report } from './found.js';
import { piecesOf } from './piece.js';

/**
 * Embeds that load as they stand in the HTML, with what to write instead.
 *
 * @param isAtWork whether a service was contacted before anybody had answered. A site with another consent tool may hold back with scripts what
 *   in its HTML looks as if it loaded; what dfo-consent holds back does not look so
 */
export function checkEmbeds(
  { html, interface: consent }: Observation,
  { registry, site, hosts }: Declared,
  isAtWork: (service: string) => boolean,
  report: Report,
): void {
  if (site === undefined || !html) return;
  const waits = (id: string) => {
    const service = registry.services[id];
    return service?.legalBasis === 'consent' && (service.delivery === 'script' || service.delivery === 'embed');
  };
  const isUsable = (id: string, host: string) => {
    try {
      return Boolean(setUp<Registry>({ registry, site, hosts: { [id]: [host] } }));
    } catch (error) {
      // Some are what the page's own tag says: a mistake there is no reason to look at nothing.
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
  const told = Object.entries(hosts).flatMap(([id, all]) =>
    waits(id) ? [[id, all.filter((host) => isUsable(id, host))] as const] : [],
  );
  const options = { registry, site, hosts: Object.fromEntries(told) };
  const embeds = inspectHtml(html, options);
  if (!embeds.length) return;
  const pieceOf = piecesOf(html, options);
  for (const embed of embeds) {
    const { service, element, line, isDeclared, addresses } = embed;
    if (consent === 'selectors' && !isAtWork(service)) continue;
    const name = registry.services[service]!.name;
    const address = (addresses[0] ?? '').split(/[?#]/)[0]!.slice(0, 150);
    report(
      'ungated-embed',
      `${service}: <${element}>${address && ` ${address}`}`,
      {
        message: `The page’s HTML has a <${element}> of ${name}’s that loads whatever the visitor answers.`,
        remedy:
          'Have the HTML made inert where it is made: gateHtml() in the server or the build, or "dfo-consent gate"; or paste the form that is given here.',
      },
      { line, ...pieceOf(embed) },
    );
    if (!isDeclared) {
      report(
        'undeclared-embed',
        service,
        {
          message: `The page has an embed of ${name}’s, and the registry does not have ${service} on this site.`,
          remedy: `Add ${service} to the site’s inContext in the registry, or take the embed away.`,
        },
        { line },
      );
    }
  }
}
