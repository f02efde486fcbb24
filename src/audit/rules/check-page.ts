import type { Declared, Finding, Observation, SeenHost, SeenItem, State } from '../model.js';
import { checkAnswers } from './answers.js';
import { checkBanner } from './banner.js';
import { belongingsOf, type Belongings } from './belongs.js';
import { checkContacts } from './contacts.js';
import { checkEmbeds } from './embeds.js';
import { reporter } from './found.js';
import { checkLifetimes } from './lifetimes.js';
import { checkLooked, leadsElsewhere } from './page.js';
import { checkStorage } from './storage.js';

/** What the rules say of a page, and what was seen on it. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly items: readonly SeenItem[];
  readonly hosts: readonly SeenHost[];
}

/** Holds what the visitors of a page met against what is declared. Pure. */
export function checkPage(observation: Observation, declared: Declared): Checked {
  const { phases, url, finalUrl } = observation;
  const site = declared.site ?? new URL(finalUrl).hostname;
  const { report, findings } = reporter(site, url);
  const belongings = belongingsOf(observation, declared);
  checkLooked(observation, declared, report);
  // What lies elsewhere is another site's.
  if (leadsElsewhere(observation, declared)) return { findings, items: [], hosts: [] };
  checkStorage(phases, belongings, report);
  checkContacts(phases, belongings, report);
  checkLifetimes(phases, belongings, report);
  const early = phases.find(({ state }) => state === 'unanswered')?.contacts ?? [];
  checkEmbeds(
    observation,
    declared,
    (service) => early.some((contact) => belongings.serviceOf(contact.url) === service),
    report,
  );
  checkAnswers(observation, report);
  checkBanner(observation, declared, report);
  return { findings, items: itemsOf(observation, belongings, site), hosts: hostsOf(observation, belongings, site) };
}

function itemsOf({ phases, url }: Observation, { ownerOf }: Belongings, site: string): SeenItem[] {
  const seen = new Map<string, SeenItem>();
  for (const { state, stored } of phases) {
    for (const one of stored) {
      const key = [one.kind, one.name, one.host].join(' ');
      const { kind, name, host, lifetime, httpOnly, initiator } = one;
      const owner = ownerOf(one);
      const before = seen.get(key);
      const longest = Math.max(before?.lifetime ?? -1, lifetime ?? -1);
      seen.set(key, {
        site,
        kind,
        name,
        host,
        page: url,
        ...(owner && { service: owner.service }),
        ...(owner?.item && { item: owner.item.name }),
        ...(httpOnly !== undefined && { httpOnly }),
        ...(longest >= 0 && { lifetime: longest }),
        ...(one.isGone && (!before || before.isGone) && { isGone: true }),
        ...(before?.initiator ? { initiator: before.initiator } : initiator ? { initiator } : {}),
        states: withState(before, state),
      });
    }
  }
  return [...seen.values()];
}

function hostsOf({ phases, url }: Observation, { serviceOf }: Belongings, site: string): SeenHost[] {
  const seen = new Map<string, SeenHost>();
  for (const { state, contacts } of phases) {
    for (const contact of contacts) {
      const before = seen.get(contact.host);
      const service = before ? oneOf(before.service, serviceOf(contact.url)) : serviceOf(contact.url);
      seen.set(contact.host, {
        site,
        host: contact.host,
        page: url,
        ...(service !== undefined && { service }),
        states: withState(before, state),
      });
    }
  }
  return [...seen.values()];
}

/** A service's folder on the site's own host leaves the host the site's; a host of which nobody declares a part is not declared. */
const oneOf = (one: string | undefined, other: string | undefined) =>
  one === 'own' || other === 'own' ? 'own' : one === undefined || other === undefined ? undefined : one;

const withState = (before: { readonly states: readonly State[] } | undefined, state: State): readonly State[] => [
  ...new Set([...(before?.states ?? []), state]),
];
