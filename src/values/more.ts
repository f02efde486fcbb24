import type { Consent } from '../consent/model.js';
import { laterRegistry, type LaterRegistry, type LaterService } from '../decide/later-registry.js';
import { dfoLater } from './dfo-later.js';

const made = new WeakMap<object, LaterRegistry>();

/** The part of the registry that came with this file; made here where the page brought a registry of its own. */
export function more({ source }: Pick<Consent, 'source'>): LaterRegistry {
  if (!source) return dfoLater;
  const later = made.get(source) ?? laterRegistry(source);
  made.set(source, later);
  return later;
}

/** What is known of one service; undefined for one that no site uses. */
export const moreOf = (consent: Pick<Consent, 'source'>, id: string): LaterService | undefined => {
  const { services } = more(consent);
  return Object.hasOwn(services, id) ? services[id] : undefined;
};
