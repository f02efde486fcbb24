import { canonicalHost, hostFaults } from './hosts.js';
import { lackOfRoom } from './room.js';

/** An object, or an empty one: what compiles may still come from JavaScript or JSON. */
const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const known = (ids: readonly string[]) => ids.join(', ') || 'none';

type Part = Readonly<Record<string, object>>;

const languages = ['nn', 'nb', 'en'];

/** Calls `each` with every object in `value` and its place, such as `services.matomo.items[0]`. */
function walk(
  value: unknown,
  place: string,
  each: (one: Readonly<Record<string, unknown>>, place: string) => void,
): void {
  if (Array.isArray(value)) value.forEach((one, i) => walk(one, `${place}[${i}]`, each));
  else if (typeof value === 'object' && value !== null) {
    each(objectOf(value), place);
    for (const [name, one] of Object.entries(value)) walk(one, place ? `${place}.${name}` : name, each);
  }
}

/** Texts that lack a language, and provenances whose statement is not there. */
function factFaults(registry: Readonly<Record<string, unknown>>, statements: readonly string[]): string[] {
  const faults: string[] = [];
  walk(registry, '', (one, place) => {
    const has = languages.filter((language) => typeof one[language] === 'string');
    const lacks = languages.filter((language) => !has.includes(language));
    if (has.length && lacks.length)
      faults.push(`${place} has no text in ${lacks.join(' and ')}. Add ${lacks.join(' and ')}.`);
    if (one['kind'] === 'declared' && !statements.includes(String(one['statement'])))
      faults.push(
        `${place} names the statement "${String(one['statement'])}". Known: ${known(statements)}. Add it to statements, or name one of these.`,
      );
  });
  return faults;
}

const namesIn = (text: string) => new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name));

/**
 * What an added language lacks of the texts that are wanted, as one fault.
 *
 * @param whose texts they are, for the sentence
 */
export function textsLacking(id: string, told: unknown, wanted: readonly string[], whose: string): string[] {
  const texts = objectOf(objectOf(told)['texts']);
  const missing = wanted.filter((english) => typeof texts[english] !== 'string' || !texts[english]);
  return missing.length
    ? [
        `languages.${id} has no text for ${missing.length} of ${whose}. Add to texts: ${missing.map((one) => `"${one}"`).join(', ')}.`,
      ]
    : [];
}

/** Of languages that are added: their ids, texts of the registry that they lack, and names of values that they lose. */
function languageFaults({ languages: added, ...registry }: Readonly<Record<string, unknown>>): string[] {
  const wanted = new Set<string>();
  walk(registry, '', ({ nn, nb, en }) => {
    if ([nn, nb, en].every((text) => typeof text === 'string')) wanted.add(String(en));
  });
  return Object.entries(objectOf(added)).flatMap(([id, told]) => {
    const place = `languages.${id}`;
    const texts = objectOf(objectOf(told)['texts']);
    return [
      ...(/^[a-z]{2,3}$/.test(id) && id !== 'no' && !languages.includes(id)
        ? []
        : [`${place} is no language to add. Write its ISO 639 code, such as "se"; ${languages.join(', ')} are there.`]),
      ...textsLacking(id, told, [...wanted], 'the registry’s'),
      ...Object.entries(texts).flatMap(([english, text]) => {
        const lost = [...namesIn(english)].filter((name) => !namesIn(String(text)).has(name));
        return lost.length
          ? [`${place} loses ${lost.join(' and ')} of "${english}". Put it into "${String(text)}".`]
          : [];
      }),
    ];
  });
}

/** Services with a purpose that is not there, or without what they need to be held. */
function serviceFaults(services: Readonly<Record<string, unknown>>, purposes: readonly string[]): string[] {
  return Object.entries(services).flatMap(([id, told]) => {
    const { purpose, delivery, hosts, hostsFrom, legalBasis } = objectOf(told);
    const place = `services.${id}`;
    const isKnown = purpose === 'necessary' || delivery === 'linked' || purposes.includes(String(purpose));
    const isNecessary = purpose === 'necessary';
    return [
      ...(isKnown
        ? []
        : [
            `${place}.purpose is "${String(purpose)}". Known: ${known(['necessary', ...purposes])}. Add it to purposes, or name one of these.`,
          ]),
      ...(delivery === 'linked' || legalBasis === (isNecessary ? 'strictly-necessary' : 'consent')
        ? []
        : [
            `${place}.legalBasis is "${String(legalBasis)}". Write "${isNecessary ? 'strictly-necessary' : 'consent'}".`,
          ]),
      ...(delivery === 'embed' && hostsFrom === undefined && !listOf(hosts).length
        ? [
            `${place} is an embed without hosts, so nothing of it would be held. Add the hosts that it loads from, or hostsFrom: "site" where each site tells them.`,
          ]
        : []),
    ];
  });
}

/** Sites that name what is not there, or twice, or that ask and do not say where more is told. */
function siteFaults(sites: Readonly<Record<string, unknown>>, services: Readonly<Record<string, unknown>>): string[] {
  const owners = new Map<string, string>();
  return Object.entries(sites).flatMap(([id, told]) => {
    const site = objectOf(told);
    const place = `sites.${id}`;
    const faults: string[] = [];
    const listed = new Map<string, string>();
    for (const list of ['banner', 'inContext', 'necessary', 'linked']) {
      if (site[list] !== undefined || list !== 'linked')
        if (!Array.isArray(site[list]))
          faults.push(`${place}.${list} is no list. Write the ids of its services, or [].`);
      for (const service of listOf(site[list])) {
        const at = `${place}.${list}`;
        const { legalBasis, delivery } = objectOf(services[service]);
        const fits =
          list === 'linked'
            ? delivery === 'linked'
            : legalBasis === (list === 'necessary' ? 'strictly-necessary' : 'consent');
        const before = listed.get(service);
        if (!Object.hasOwn(services, service))
          faults.push(`${at} names the service "${service}". Known: ${known(Object.keys(services))}.`);
        else if (before)
          faults.push(`${at} names "${service}", which is in ${before} too. Leave it in one of the two.`);
        else if (!fits)
          faults.push(
            `${at} names "${service}", whose legal basis is ${delivery === 'linked' ? 'none, for it is only linked to' : `"${String(legalBasis)}"`}. Move it to the list that fits: consent to banner or inContext, strictly-necessary to necessary, linked to linked.`,
          );
        listed.set(service, list);
      }
    }
    for (const written of listOf(site['hostnames'])) {
      const host = canonicalHost(written);
      if (host === undefined || host !== written || /[/*]/.test(host))
        faults.push(
          `${place}.hostnames has "${written}". Write a host name alone, such as "${/^[^/*]+$/.test(host ?? '') ? host : 'www.example.no'}".`,
        );
      const owner = owners.get(written);
      if (owner)
        faults.push(
          `${place}.hostnames has "${written}", which is a host name of ${owner} too. Leave it to one of the two.`,
        );
      owners.set(written, place);
    }
    if (site['kind'] === 'website' && listOf(site['banner']).length && typeof site['privacyUrl'] !== 'string')
      faults.push(
        `${place} asks for consent and has no privacyUrl. Add the address of the page that tells what is stored.`,
      );
    const lack = lackOfRoom(id, {
      kind: String(site['kind']),
      banner: listOf(site['banner']),
      inContext: listOf(site['inContext']),
    });
    return lack ? [...faults, lack] : faults;
  });
}

/** Processings of a statement or a site that is not there. */
function processingFaults(told: unknown, statements: readonly string[], sites: readonly string[]): string[] {
  return Object.entries(objectOf(told)).flatMap(([id, one]) => {
    const { statement, sites: named } = objectOf(one);
    const place = `processings.${id}`;
    return [
      ...(statements.includes(String(statement))
        ? []
        : [
            `${place} is of the statement "${String(statement)}". Known: ${known(statements)}. Add it to statements, or name one of these.`,
          ]),
      ...listOf(named)
        .filter((site) => !sites.includes(site))
        .map((site) => `${place}.sites names the site "${site}". Known: ${known(sites)}.`),
    ];
  });
}

/** Statements that are published on a site that is not there. */
function statementFaults(statements: Readonly<Record<string, unknown>>, sites: readonly string[]): string[] {
  return Object.entries(statements).flatMap(([id, told]) => {
    const { publishedOn } = objectOf(told);
    return publishedOn === undefined || sites.includes(String(publishedOn))
      ? []
      : [`statements.${id}.publishedOn is "${String(publishedOn)}". Known: ${known(sites)}.`];
  });
}

/**
 * What is wrong with a registry: a sentence for each fault, with its place and the remedy; none where it can be used. The compiler sees
 * most of it too, but data may come from JavaScript or JSON.
 */
export function faultsOf(told: unknown): string[] {
  const registry = objectOf(told);
  const parts = ['purposes', 'services', 'sites', 'statements'];
  const missing = parts.filter((part) => objectOf(registry[part]) !== registry[part]);
  if (missing.length) return missing.map((part) => `The registry has no ${part}. Add "${part}: { … }".`);
  const [purposes, services, sites, statements] = parts.map((part) => objectOf(registry[part])) as [
    Part,
    Part,
    Part,
    Part,
  ];
  return [
    ...(typeof registry['organisation'] === 'string' && registry['organisation']
      ? []
      : ['The registry has no organisation. Add its name, as visitors know it.']),
    ...languageFaults(registry),
    ...factFaults(registry, Object.keys(statements)),
    ...serviceFaults(services, Object.keys(purposes)),
    ...hostFaults(services),
    ...siteFaults(sites, services),
    ...statementFaults(statements, Object.keys(sites)),
    ...processingFaults(registry['processings'], Object.keys(statements), Object.keys(sites)),
  ];
}

/**
 * Refuses a registry that has faults.
 *
 * @throws RangeError that names every fault, a line each
 */
export function checkRegistry(registry: unknown): void {
  const faults = faultsOf(registry).map((fault) => fault.replace(/^dfo-consent: /, ''));
  if (faults.length === 1) throw new RangeError(`dfo-consent: ${faults[0]}`);
  if (faults.length)
    throw new RangeError(
      `dfo-consent: the registry has ${faults.length} faults.\n${faults.map((one) => `- ${one}`).join('\n')}`,
    );
}
