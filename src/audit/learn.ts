/**
 * What was seen and nobody declares, as entries of a registry to go on from. They hold what was seen and nothing else: what a person
 * must know is left out, so that the compiler asks for each of it, and a comment above says what to write.
 */
import type { Registry, Service } from '../../registry/index.js';
import { makerOf, onOneLine, spanOf } from './formats/words.js';
import { isDeclared, type Report, type SeenHost, type SeenItem } from './model.js';

/** What becomes one service. */
interface Group {
  /** Its id, as it may be called in the registry. */
  readonly id: string;
  /** What it is, in a comment. */
  readonly about: string;
  /** Whether it lies on the site's own host. */
  readonly isOwn: boolean;
  readonly items: SeenItem[];
  readonly hosts: SeenHost[];
}

/** TypeScript source of the entries, and of nothing but a comment where everything is declared. */
export function learn(report: Report, registry: Registry): string {
  const groups = groupsOf(report, registry);
  const seen = `${onOneLine(report.browser)}, ${onOneLine(dateIn(report))}`;
  if (!groups.length)
    return `${comment(`dfo-consent audit has seen nothing that the registry does not declare (${seen}).`)}\nexport {};\n`;
  return [
    headOf(seen, groups.length, registry),
    '',
    `import type { Service } from 'dfo-consent/registry';`,
    '',
    `const seen = { kind: 'observed', date: ${quoted(dateIn(report))}, browser: ${quoted(report.browser)} } as const;`,
    ...withNames(groups).flatMap(([name, group]) => ['', ...entry(name, group, registry)]),
    '',
  ].join('\n');
}

const headOf = (seen: string, count: number, { purposes }: Registry): string =>
  comment(
    `What dfo-consent audit has seen and the registry does not declare (${seen}): ${count === 1 ? 'one service' : `${count} services`}.`,
    'Services are guessed from the last two labels of host names: put together what belongs together.',
    'Everything here was seen. The compiler asks for what cannot be seen, until somebody who knows has written it:',
    '- of each service: name, description (nn, nb, en), recipients with their roles, outsideEea, and',
    `  purpose (${Object.keys(purposes).map(quoted).join(', ')} with legalBasis 'consent'; or 'necessary' with legalBasis 'strictly-necessary' and necessity),`,
    `  delivery ('script'; or 'embed' with embed and collects; or 'own' without hosts);`,
    '- of each item: purpose (nn, nb, en) and recipients.',
    'Then name the services in the registry, and on their sites under banner, inContext or necessary.',
  );

function groupsOf({ items, hosts }: Report, registry: Registry): readonly Group[] {
  const groups = new Map<string, Group>();
  const ownHosts = ownHostsOf(hosts, registry);
  const groupOf = (site: string, host: string): Group => {
    const isOwn = ownHosts.get(site)?.some((own) => isBelow(own, withoutDot(host))) ?? isBelow(site, withoutDot(host));
    const domain = domainOf(host);
    const key = JSON.stringify(isOwn ? ['own', site] : ['other', domain]);
    const about = isOwn ? `the site's own host (${onOneLine(site)})` : onOneLine(domain);
    const group = groups.get(key) ?? { id: idOf(isOwn ? `own ${site}` : domain), about, isOwn, items: [], hosts: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of items) if (!isDeclared(item)) groupOf(item.site, item.host).items.push(item);
  for (const host of hosts) if (host.service === undefined) groupOf(host.site, host.host).hosts.push(host);
  return [...groups.values()];
}

/** Hosts of each site, from the registry and from what was found to be its own. */
function ownHostsOf(hosts: readonly SeenHost[], { sites }: Registry): ReadonlyMap<string, readonly string[]> {
  const own = new Map(Object.entries(sites).map(([id, { hostnames }]) => [id, [...hostnames]]));
  for (const { site, host, service } of hosts)
    if (service === 'own') own.set(site, [...(own.get(site) ?? [site]), host]);
  return own;
}

const withoutDot = (host: string) => host.replace(/^\./, '');
/** A page can set cookies for its own host and for those above it. */
const isBelow = (host: string, domain: string) =>
  host === domain || (domain.includes('.') && host.endsWith(`.${domain}`));

/** About what somebody can own: the last two labels. Addresses of machines have none. */
function domainOf(host: string): string {
  const name = withoutDot(host).toLowerCase();
  return /^[\d.]+$|:/.test(name) ? name : name.split('.').slice(-2).join('.');
}

const idOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'unnamed';

/** Each group with a name for its constant that no other has and no word of the language is. */
function withNames(groups: readonly Group[]): readonly (readonly [string, Group])[] {
  const taken = new Set(['seen', 'Service']);
  return groups.map((group) => {
    const words = group.id.replace(/-(.)/g, (_, sign: string) => sign.toUpperCase());
    // One word alone may be `new` or `delete`.
    const name = /^\d/.test(words) ? `host${words}` : group.id.includes('-') ? words : `${words}Host`;
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}${n}`;
    taken.add(free);
    return [free, group];
  });
}

function entry(name: string, { id, about, isOwn, items, hosts }: Group, registry: Registry): readonly string[] {
  const known = knownOf(hosts.map(({ host }) => host).concat(items.map(({ host }) => host)), registry);
  const declarable = oneOfEach(
    items.filter(({ kind }) => isDeclarable(kind)),
    isOwn,
  );
  const names = [...new Set(hosts.map(({ host }) => host))];
  return [
    comment(`${about}. In the registry: ${quoted(id)}.`),
    ...known.map((service) =>
      comment(
        `The registry has the service ${quoted(service)} for this domain: if it is the same one, add items and hosts to it, and the service to the site.`,
      ),
    ),
    ...hosts.map((host) => comment(`Turned to: ${onOneLine(host.host)}, ${whereSeen(host)}.`)),
    ...items
      .filter(({ kind }) => !isDeclarable(kind))
      .map((item) =>
        comment(
          `The registry has no word for this: ${item.kind} ${shown(item.name)} of ${onOneLine(item.host)}, ${whereSeen(item)}.`,
        ),
      ),
    `export const ${name} = {`,
    ...(names.length ? [`  hosts: [${names.map(quoted).join(', ')}],`] : []),
    '  provenance: seen,',
    ...(declarable.length
      ? ['  items: [', ...declarable.flatMap((item) => entryOfItem(item, isOwn)), '  ],']
      : ['  items: [],']),
    '} as const satisfies Service;',
  ];
}

function entryOfItem(item: SeenItem, isOwn: boolean): readonly string[] {
  const { kind, name, host, httpOnly, initiator } = item;
  const written = initiator ? `, written by ${makerOf(initiator)}` : '';
  return [
    comment(
      `Seen ${whereSeen(item)}${written}. Write purpose and recipients.`,
      ...(/\d{4}/.test(name)
        ? ["If a part of the name is another for each visitor, cut it off and write match: 'prefix'."]
        : []),
    ),
    '{',
    `  name: ${quoted(name)},`,
    `  kind: ${quoted(kind)},`,
    `  host: ${isOwn ? `'site'` : quoted(host)},`,
    ...(httpOnly ? ['  httpOnly: true,'] : []),
    ...(kind === 'cookie' && (item.lifetime ?? 0) > longest - 86_400
      ? [comment('  Chromium keeps no cookie for longer: it may have been asked for more.')]
      : []),
    `  lifetime: ${lifetimeIn(item)},`,
    '  provenance: seen,',
    '},',
  ].flatMap((lines) => lines.split('\n').map((line) => `    ${line}`));
}

/** The same item on several sites, or on the site's host and on the one above it, is declared once, with the longest lifetime. */
function oneOfEach(items: readonly SeenItem[], isOwn: boolean): readonly SeenItem[] {
  const kept = new Map<string, SeenItem>();
  for (const item of items) {
    const key = JSON.stringify([item.kind, item.name, isOwn ? 'site' : item.host]);
    const there = kept.get(key);
    if (!there || (item.lifetime ?? -1) > (there.lifetime ?? -1)) kept.set(key, item);
  }
  return [...kept.values()];
}

/** Services of the registry with a host or an item of the same domain. */
function knownOf(hosts: readonly string[], { services }: Registry): readonly string[] {
  const domains = new Set(hosts.map(domainOf));
  return Object.entries(services)
    .filter(([, service]) => placesOf(service).some((host) => domains.has(domainOf(host))))
    .map(([id]) => id);
}

const placesOf = (service: Service): readonly string[] => [
  ...('hosts' in service ? service.hosts.map((host) => host.replace(/^\*\./, '').replace(/[:/].*/, '')) : []),
  ...service.items.flatMap(({ host }) => (typeof host === 'string' && host !== 'site' ? [host] : [])),
];

const isDeclarable = (kind: SeenItem['kind']): boolean =>
  kind === 'cookie' || kind === 'localStorage' || kind === 'sessionStorage';

/** The longest that Chromium keeps a cookie, in seconds; who asks for more gets this. */
const longest = 400 * 86_400;

function lifetimeIn({ kind, lifetime, isGone }: SeenItem): string {
  // Of what was gone when the device was looked at nobody has seen how long it would have stayed.
  if (isGone) return `'not-documented'`;
  if (lifetime === undefined) return kind === 'localStorage' ? `'until-deleted'` : `'session'`;
  const { n, unit } = spanOf(lifetime);
  return `{ n: ${n}, unit: '${unit}' }`;
}

const whereSeen = ({ page, states }: SeenItem | SeenHost): string => `on ${onOneLine(page)} (${states.join(', ')})`;

/** Comments of one line each: a name that ends a longer comment cannot end these, for it has no line ends left. */
const comment = (...lines: readonly string[]): string => lines.map((line) => `// ${line}`).join('\n');

const shown = (name: string): string => quoted(onOneLine(name));

/** As the house writes strings, with everything told by its number that an editor would hide. */
function quoted(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\(.)/g, (escaped, sign: string) => (sign === '"' ? sign : escaped))
    .replace(/'/g, `\\'`);
  return `'${inside.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (signs) => [...Array(signs.length).keys()].map((i) => `\\u${signs.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''))}'`;
}

/** The day of the run; of a report that somebody has changed, what is there. */
const dateIn = ({ date }: Report): string => date.slice(0, 10);
