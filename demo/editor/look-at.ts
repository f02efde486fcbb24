import { registry, type DfoServiceId, type DfoSiteId } from '../../registry/index.js';
import { findSuspects, type Suspect } from '../../src/html/suspects.js';
import { gateHtml, inspectHtml, inspectUnknown, type Embed } from '../../src/html/index.js';

/** Services whose servers only the site itself can know. */
export const ownServices = ['matomo', 'qlik', 'live-stream'] as const satisfies readonly DfoServiceId[];

export type OwnHosts = Readonly<Record<(typeof ownServices)[number], string>>;

/** What a pasted code is. */
export type Seen =
  | { readonly kind: 'empty' }
  /** The host that was written for `service` is none. */
  | { readonly kind: 'wrong-host'; readonly service: (typeof ownServices)[number] }
  | { readonly kind: 'nothing'; readonly suspects: readonly Suspect[]; readonly unknown: readonly string[] }
  | {
      readonly kind: 'found';
      readonly inert: string;
      /** By service, in the order of the code. */
      readonly services: ReadonlyMap<DfoServiceId, readonly Embed[]>;
      readonly suspects: readonly Suspect[];
      /** Hosts that it loads from and the registry does not describe. */
      readonly unknown: readonly string[];
    };

/** Reads a code for `site`, as the command does. */
export function lookAt(code: string, site: DfoSiteId, own: OwnHosts): Seen {
  const told = ownServices.filter((id) => own[id].trim());
  const wrong = told.find((id) => !isHost(site, id, own[id]));
  if (wrong) return { kind: 'wrong-host', service: wrong };
  if (!code.trim()) return { kind: 'empty' };
  const options = { registry, site, hosts: Object.fromEntries(told.map((id) => [id, [own[id]]])) };
  const embeds = inspectHtml(code, options);
  const suspects = findSuspects(code, options);
  // What may be the website's own server is asked about by itself.
  const isSuspect = (host: string) => suspects.some((one) => one.host === host);
  const hosts = new Set(inspectUnknown(code, options).flatMap((one) => one.hosts));
  const unknown = [...hosts].filter((host) => !isSuspect(host));
  if (!embeds.length) return { kind: 'nothing', suspects, unknown };
  const services = new Map<DfoServiceId, Embed[]>();
  for (const embed of embeds) {
    const id = embed.service as DfoServiceId;
    services.set(id, [...(services.get(id) ?? []), embed]);
  }
  return { kind: 'found', inert: gateHtml(code, options), services, suspects, unknown };
}

function isHost(site: DfoSiteId, service: DfoServiceId, host: string): boolean {
  try {
    inspectHtml('', { site, hosts: { [service]: [host] } });
    return true;
  } catch {
    return false;
  }
}

/** The host that an address in a code of `site` leads to; undefined for what is no plain address. */
export function hostOf(address: string, site: DfoSiteId): string | undefined {
  const base = `https://${registry.sites[site].hostnames[0] ?? 'site.invalid'}/`;
  return (URL.canParse(address, base) && new URL(address, base).host) || undefined;
}
