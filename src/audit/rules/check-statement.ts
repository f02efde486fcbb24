import type { Lifetime, Service, StoredItem } from '../../../registry/index.js';
import type { Declared, Finding } from '../model.js';
import { reporter } from './found.js';
import { inDeclaredWords, secondsOf } from './lifetimes.js';
import { lifetimeIn, readStatement, type Row } from './statement-tables.js';

/**
 * How names of cookies and keys look; a word of a sentence has none of these signs. «E-post», «www.dfo.no» and «2024» have some, so these
 * count where the table says that it is about what is stored.
 */
function looksStored({ name, isCode, isOfStored }: Row): boolean {
  const one = bare(name);
  if (!/^[\w.$:-]{2,80}$/.test(one) || !/[a-z]/i.test(one)) return false;
  return isCode || one.includes('_') || (isOfStored && /[.-]|\d|^[A-Z]{4,}$/.test(one));
}

/** `_pk_id …`, `_pk_id*` and `_pk_id.*` are all `_pk_id`. */
const bare = (name: string) => name.replace(/\s*[.…*]+$|\s*\.\*$/, '').trim();

/** Where the page that tells what is stored says something else than the registry. */
export function checkStatement(
  { url, html }: { readonly url: string; readonly html: string },
  declared: Declared,
): readonly Finding[] {
  const { registry, site: id } = declared;
  const site = id === undefined ? undefined : registry.sites[id];
  const { report, findings } = reporter(id ?? new URL(url).hostname, url);
  const { text, rows } = readStatement(html);
  if (!text) {
    report('statement-unreadable', 'statement', {
      message: `The statement at ${url} cannot be read.`,
      remedy: 'Open it in a browser to see whether its address is right.',
    });
    return findings;
  }
  if (!site) {
    report('unknown-site', 'statement', {
      message: `The statement at ${url} is of no site that the registry has, so it was compared with nothing.`,
      remedy: 'Name the site with --site, or give the registry with --registry.',
    });
    return findings;
  }
  const servicesOf = ({ banner, inContext, necessary }: typeof site) =>
    [...new Set([...banner, ...inContext, ...necessary])].map((one) => registry.services[one]!);
  const itemsOf = (services: readonly Service[]) => services.flatMap((service): readonly StoredItem[] => service.items);
  const services = servicesOf(site);
  const items = itemsOf(services).filter(({ kind }) => kind !== 'device');
  // One statement may be several sites', and then it names the others' too.
  const sharing = Object.values(registry.sites).filter(
    (one) => one === site || (site.privacyUrl !== undefined && one.privacyUrl === site.privacyUrl),
  );
  const declaredItems = itemsOf(sharing.flatMap(servicesOf));
  const namesOf = ({ name, alsoNamed = [] }: StoredItem) => [name, ...alsoNamed];
  const isNamed = (item: StoredItem, name: string) =>
    namesOf(item).some((one) => one === name || (item.match === 'prefix' && name.startsWith(one)));

  for (const item of items) {
    if (namesOf(item).some((name) => isIn(text, name, item.match === 'prefix'))) continue;
    report('statement-misses-item', item.name, {
      message: `The statement does not name ${item.name}, which the registry declares.`,
      remedy: 'Let the statement show the registry: <dfo-cookie-declaration>, or what "dfo-consent disclose" prints.',
    });
  }
  for (const row of rows) {
    const name = bare(row.name);
    if (looksStored(row) && !declaredItems.some((item) => isNamed(item, name))) {
      report('statement-extra-item', name, {
        message: `The statement names ${name}, which the registry does not declare on this site.`,
        remedy: 'If it is stored, declare it; if not, take it out of the statement.',
      });
    }
    const told = row.lifetime === undefined ? undefined : lifetimeIn(row.lifetime);
    const same = items.filter((item) => isNamed(item, name));
    // One name may be several services' items; one that agrees is enough.
    if (told === undefined || !same.length || same.some((item) => agrees(item, told))) continue;
    report('statement-lifetime', name, {
      message: `The statement says «${row.lifetime}» of ${name}, and the registry says ${inDeclaredWords(same[0]!.lifetime)}.`,
      remedy:
        'Find out which is right (the audit tells the lifetime that was seen), and let the statement show the registry.',
    });
  }
  const lower = text.toLowerCase();
  // Who gets data of what the registry tells beside the device: of this site, and on the site that publishes it of no site.
  const parties = Object.values(registry.processings ?? {})
    .filter(({ sites, statement }) => sites?.includes(id!) ?? registry.statements[statement]?.publishedOn === id)
    .flatMap(({ recipients = [] }) => recipients.flatMap(({ parties = [] }) => parties));
  const named = [
    ...services.flatMap((service) => [...service.recipients, ...service.items.flatMap((item) => item.recipients)]),
    ...parties,
  ].map(({ name }) => name);
  for (const name of new Set(named)) {
    if (lower.includes(name.toLowerCase())) continue;
    report('statement-misses-recipient', name, {
      message: `The statement does not name ${name}, who gets data.`,
      remedy: 'Let the statement show the registry: <dfo-cookie-declaration>, or what "dfo-consent disclose" prints.',
    });
  }
  return findings;
}

/** Whether a text has a name as a word: `_gat` does not name `_ga`. */
function isIn(text: string, name: string, isPrefix: boolean): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}${isPrefix ? '' : '(?![\\w-])'}`).test(text);
}

/** What is not documented, or may go earlier, contradicts nothing. */
function agrees({ lifetime }: StoredItem, told: Lifetime): boolean {
  if (lifetime === 'session' || told === 'session')
    return lifetime === told || lifetime === 'not-documented' || isAtMost(lifetime);
  if (lifetime === 'not-documented' || told === 'not-documented' || isAtMost(lifetime)) return true;
  const [most, toldMost] = [secondsOf(lifetime), secondsOf(told)];
  if (most === undefined || toldMost === undefined) return lifetime === told;
  // «365 days» and «1 year», «30 days» and «1 month» say the same.
  return leastOf(lifetime) <= toldMost && leastOf(told) <= most;
}

const isAtMost = (lifetime: Lifetime) => typeof lifetime === 'object' && lifetime.atMost === true;

/** The least that a lifetime in words can mean, in seconds. */
function leastOf(lifetime: Lifetime): number {
  if (typeof lifetime === 'string') return 0;
  const { n, unit } = lifetime;
  const days = unit === 'years' ? 365 * n : unit === 'months' ? 365 * Math.floor(n / 12) + 28 * (n % 12) : undefined;
  return days === undefined ? secondsOf(lifetime)! : days * 86_400;
}
