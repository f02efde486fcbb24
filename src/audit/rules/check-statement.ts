import type { StoredItem } from '../../../registry/index.js';
import type { Declared, Finding } from '../model.js';
import { reporter } from './found.js';
import { inWords, secondsOf } from './lifetimes.js';
import { lifetimeIn, readStatement, type Row } from './statement-tables.js';

/** How names of cookies and keys look; a word of a sentence has none of these signs. */
const looksStored = ({ name, isCode }: Row) => /^[\w.$:-]{2,80}$/.test(bare(name)) && (isCode || /[_.-]|\d/.test(name) || /^[A-Z]{4,}$/.test(name));

/** `_pk_id …`, `_pk_id*` and `_pk_id.*` are all `_pk_id`. */
const bare = (name: string) => name.replace(/\s*[.…*]+$|\s*\.\*$/, '').trim();

/** Where the page that tells what is stored says something else than the registry. */
export function checkStatement({ url, html }: { readonly url: string; readonly html: string }, declared: Declared): readonly Finding[] {
  const { registry, site: id } = declared;
  const site = id === undefined ? undefined : registry.sites[id];
  const { report, findings } = reporter(id ?? new URL(url).hostname, url);
  const { text, rows } = readStatement(html);
  if (!text) {
    report('statement-unreadable', 'statement', { message: `The statement at ${url} cannot be read.`, remedy: 'Open it in a browser to see whether its address is right.' });
    return findings;
  }
  if (!site) return findings;
  const services = [...new Set([...site.banner, ...site.inContext, ...site.necessary])].map((one) => registry.services[one]!);
  const items: readonly StoredItem[] = services.flatMap((service): readonly StoredItem[] => service.items).filter(({ kind }) => kind !== 'device');
  const namesOf = ({ name, alsoNamed = [] }: StoredItem) => [name, ...alsoNamed];
  const isNamed = (item: StoredItem, name: string) => namesOf(item).some((one) => one === name || (item.match === 'prefix' && name.startsWith(one)));

  for (const item of items) {
    if (namesOf(item).some((name) => text.includes(name))) continue;
    report('statement-misses-item', item.name, { message: `The statement does not name ${item.name}, which the registry declares.`, remedy: 'Let the statement show the registry: <dfo-cookie-declaration>, or what "dfo-consent disclose" prints.' });
  }
  for (const row of rows) {
    const name = bare(row.name);
    if (looksStored(row) && !items.some((item) => isNamed(item, name))) {
      report('statement-extra-item', name, { message: `The statement names ${name}, which the registry does not declare on this site.`, remedy: 'If it is stored, declare it; if not, take it out of the statement.' });
    }
    const told = row.lifetime === undefined ? undefined : lifetimeIn(row.lifetime);
    const same = items.filter((item) => isNamed(item, name));
    // One name may be several services' items; one that agrees is enough.
    if (told === undefined || !same.length || same.some((item) => agrees(item, told))) continue;
    report('statement-lifetime', name, { message: `The statement says «${row.lifetime}» of ${name}, and the registry ${wordsOf(same[0]!)}.`, remedy: 'Find out which is right (the audit tells the lifetime that was seen), and let the statement show the registry.' });
  }
  const lower = text.toLowerCase();
  for (const { name } of services.flatMap((service) => [...service.recipients, ...service.items.flatMap((item) => item.recipients)])) {
    if (lower.includes(name.toLowerCase())) continue;
    report('statement-misses-recipient', name, { message: `The statement does not name ${name}, who gets data.`, remedy: 'Let the statement show the registry: <dfo-cookie-declaration>, or what "dfo-consent disclose" prints.' });
  }
  return findings;
}

function agrees({ lifetime }: StoredItem, told: NonNullable<ReturnType<typeof lifetimeIn>>): boolean {
  if (lifetime === 'session' || told === 'session') return lifetime === told;
  const [one, other] = [secondsOf(lifetime), secondsOf(told)];
  return one === undefined || (typeof lifetime === 'object' && lifetime.atMost === true) || one === other;
}

const wordsOf = ({ lifetime }: StoredItem): string => (lifetime === 'session' ? 'that it goes when the browser is closed' : inWords(secondsOf(lifetime) ?? 0));
