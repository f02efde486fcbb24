import type { CollectedData, Purpose, Registry, Service, Text } from '../../registry/model.js';
import { anyIds, recipientsOf } from './page-registry.js';

/** What only the gate, the embeds and the settings need of a registry: it travels in their file. */
export interface LaterRegistry {
  readonly purposes: Readonly<Record<string, LaterPurpose>>;
  readonly services: Readonly<Record<string, LaterService>>;
}

/** Its question, and the words of its box. */
type LaterPurpose = Pick<Purpose, 'label' | 'description' | 'question'>;

export interface LaterService {
  /** Names of who gets what it stores or collects. */
  readonly recipients: readonly string[];
  readonly hosts: readonly string[];
  /** The option that tells of another. */
  readonly hostOption?: 'matomoUrl' | 'qlikUrl';
  readonly parameters: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly collects: readonly CollectedData[];
  /** What is said in its place, where the usual words would not be true. */
  readonly body?: Text;
  readonly outsideEea: boolean;
  /** Something may lie where only the visitor can delete it: on another host, partitioned or not, or kept from scripts (R20). */
  readonly outOfReach: boolean;
}

function hostOptionOf(service: Service): Pick<LaterService, 'hostOption'> {
  if (service.delivery === 'script' && service.loader) return { hostOption: `${service.loader}Url` };
  return service.delivery === 'embed' && service.hostsFrom === 'qlikUrl' ? { hostOption: service.hostsFrom } : {};
}

/** By service, the option that tells of its server. */
export const hostOptionsIn = ({ services }: Registry): Record<string, string> =>
  Object.fromEntries(
    Object.entries(services).flatMap(([id, service]) => Object.values(hostOptionOf(service)).map((name) => [id, name])),
  );

export function laterRegistry(registry: Registry): LaterRegistry {
  const websites = Object.values(registry.sites).filter(({ kind }) => kind === 'website');
  const asked = new Set(websites.flatMap(({ banner }) => banner.map((id) => registry.services[id]!.purpose)));
  const used = new Set(websites.flatMap(({ banner, inContext }) => [...banner, ...inContext]));
  const purposes = anyIds<LaterPurpose>();
  for (const [id, { label, description, question }] of Object.entries(registry.purposes)) {
    if (asked.has(id)) purposes[id] = { label, description, question };
  }
  const services = anyIds<LaterService>();
  for (const id of used) {
    const service = registry.services[id]!;
    services[id] = {
      recipients: [...recipientsOf(service).keys()],
      hosts: 'hosts' in service ? service.hosts : [],
      ...hostOptionOf(service),
      parameters: (service.delivery === 'embed' && service.parameters) || {},
      attributes: (service.delivery === 'embed' && service.attributes) || {},
      collects: service.delivery === 'embed' ? service.collects : [],
      ...(service.delivery === 'embed' && service.body && { body: service.body }),
      outsideEea: service.outsideEea !== 'not-documented' && service.outsideEea.value,
      // What nobody has documented may lie there too: an embed is a page of its own host.
      outOfReach:
        service.delivery === 'embed' ||
        service.items.some((item) => item.httpOnly || (item.host !== 'site' && item.kind !== 'device')),
    };
  }
  return { purposes, services };
}
