import type { Declared, Finding, SeenHost, SeenItem, State } from '../model.js';
import { rules } from './catalogue.js';

/**
 * What only all pages together tell: items that are declared and were never seen, of services that were seen at work. A service that was
 * nowhere seen at work may be on a page that was not looked at.
 */
export function conclude(
  items: readonly SeenItem[],
  hosts: readonly SeenHost[],
  declaredOf: (site: string) => Declared | undefined,
): readonly Finding[] {
  const sites = [...new Set([...items, ...hosts].map(({ site }) => site))];
  return sites.flatMap((name): Finding[] => {
    const declared = declaredOf(name);
    const site = declared?.site === undefined ? undefined : declared.registry.sites[declared.site];
    if (!declared || !site) return [];
    // What was contacted without its consent was not let do all that it does.
    const isLet = (service: string, states: readonly State[]) =>
      states.includes('accepted') || (states.includes('one-embed') && site.inContext.includes(service));
    const atWork = new Set(
      [...items, ...hosts].flatMap(({ site: of, service, states }) =>
        of === name && service !== undefined && isLet(service, states) ? [service] : [],
      ),
    );
    const isSeen = (service: string, item: string) =>
      items.some((one) => one.site === name && one.service === service && one.item === item);
    return [...site.banner, ...site.inContext]
      .filter((id) => atWork.has(id))
      .flatMap((id) => {
        const service = declared.registry.services[id]!;
        return service.items
          .filter((item) => item.kind !== 'device' && !isSeen(id, item.name))
          .map(
            (item): Finding => ({
              rule: 'declared-not-seen',
              severity: rules['declared-not-seen'].severity,
              site: name,
              subject: `${item.name} (${item.kind}${typeof item.host === 'string' ? ` of ${item.host === 'site' ? 'the site' : item.host}` : ''})`,
              message: `${item.name} is declared for ${service.name} and was seen on no page, though ${service.name} was at work.`,
              remedy: 'Look whether the vendor still stores it; if not, take it out of the registry and the statement.',
              evidence: [],
              pages: 0,
            }),
          );
      });
  });
}
