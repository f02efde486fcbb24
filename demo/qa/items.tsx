import { h } from 'preact';
import { registry } from '../../registry/index.js';
import type { Service, StoredItem } from '../../registry/model.js';
import type { News } from './news.js';
import { siteHere } from './page.js';
import { Table } from './table.js';

interface Seen {
  readonly name: string;
  readonly kind: StoredItem['kind'];
  /** Service whose stand-in set it; none for what lies on this site. */
  readonly service?: string;
  readonly where: string;
}

/** What this site keeps, and what vendors sent to be kept: a page cannot look into other hosts' cookies. */
function findSeen({ cookies, requests }: News): Seen[] {
  const readable = document.cookie.split('; ').flatMap((pair) => pair.split('=')[0] || []);
  const own: Seen[] = [...new Set([...readable, ...cookies])].map((name) => ({
    name,
    kind: 'cookie',
    where: readable.includes(name) ? 'here' : 'here, HttpOnly',
  }));
  const keys = (kind: 'localStorage' | 'sessionStorage'): Seen[] =>
    Object.keys(window[kind]).map((name) => ({ name, kind, where: 'here' }));
  const vendors = new Map<string, Seen>();
  for (const { vendor, host, setCookie } of requests) {
    for (const line of vendor === undefined ? [] : setCookie) {
      const name = line.split('=')[0]!;
      const domain = /;\s*domain=([^;]+)/i.exec(line)?.[1] ?? host;
      // Whether the browser kept it shows only when it comes back: many block cookies in frames.
      const isKept = requests.some(
        (request) =>
          request.vendor === vendor && request.cookie.split('; ').some((pair) => pair.startsWith(`${name}=`)),
      );
      const where = `sent by ${domain}${isKept ? ', and kept' : ''}`;
      vendors.set(`${domain} ${name}`, { name, kind: 'cookie', service: vendor!, where });
    }
  }
  return [...own, ...keys('localStorage'), ...keys('sessionStorage'), ...vendors.values()];
}

/** What the registry declares on this site beside what was seen, both ways: declared and absent, seen and undeclared. */
export function Items({ news }: { news: News }) {
  const { site } = siteHere() ?? {};
  const declared = [...(site?.banner ?? []), ...(site?.inContext ?? []), ...(site?.necessary ?? [])].flatMap(
    (service) =>
      (registry.services as Readonly<Record<string, Service>>)[service]!.items.map((item) => ({ service, item })),
  );
  const seen = findSeen(news);
  const isItem = ({ service, item }: (typeof declared)[number], one: Seen) =>
    item.kind === one.kind &&
    (item.host === 'site' ? one.service === undefined : one.service === service) &&
    [item.name, ...(item.alsoNamed ?? [])].some((name) =>
      item.match === 'prefix' ? one.name.startsWith(name) : one.name === name,
    );
  const rows = declared.map((each) => {
    const its = seen.filter((one) => isItem(each, one));
    const { item, service } = each;
    const host = typeof item.host === 'string' ? item.host : item.host.en;
    return [
      <code>{item.match === 'prefix' ? `${item.name}…` : item.name}</code>,
      service,
      host,
      its.length ? its.map(({ name, where }) => `${name} (${where})`).join(', ') : 'not seen',
    ];
  });
  const undeclared = seen
    .filter((one) => !declared.some((each) => isItem(each, one)))
    .map(({ name, where, service }) => [
      <code>{name}</code>,
      service ?? '?',
      where,
      <strong>seen, not declared</strong>,
    ]);
  return (
    <Table
      caption="Cookies and storage: declared and seen"
      head={['Name', 'Service', 'Host', 'Seen']}
      empty="Nothing is declared on this site, and nothing was seen."
      rows={[...undeclared, ...rows]}
    />
  );
}
