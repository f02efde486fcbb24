import { BlockList, isIP } from 'node:net';
import { named, without, type HeaderList } from './header-list.js';

/** From whom it is believed what came before: addresses and networks, `10.0.0.0/8`. */
export function trustList(told: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of told) {
    const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(one) ?? [];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (!isIP(address) || prefix > most)
      throw new RangeError(
        `dfo-consent: "${one}" is no address or network to trust. Write it like 127.0.0.1 or 10.0.0.0/8.`,
      );
    list.addSubnet(address, prefix, family);
  }
  return list;
}

/** Who is at the other end, as far as it is known here. */
export interface Peer {
  /** Of the connection itself. */
  readonly address: string;
  readonly isTrusted: boolean;
}

export function peerOf(remote: string | undefined, trusted: BlockList): Peer {
  // An IPv4 address on a socket for both is written in IPv6.
  const address = (remote ?? '').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*/, '');
  const isTrusted = isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return { address, isTrusted };
}

/** What proxies tell of who asks. Servers that make variables of names take `_` for `-`, and proxies write no `_`. */
const told = /^(forwarded|x[-_]forwarded|x[-_]real[-_]ip)(?=$|[-_])/i;
const alsoTold = /^(via|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip)$/i;

/** Whether somebody stands between the visitor and here, or says so. */
export const isForwarded = (headers: HeaderList): boolean =>
  headers.some(([name]) => told.test(name) || alsoTold.test(name));

/** Whether the visitor's connection is encrypted, where TLS ended before. */
export function isSecure(headers: HeaderList, { isTrusted }: Peer): boolean {
  if (!isTrusted) return false;
  const proto =
    named(headers, 'x-forwarded-proto')[0]?.split(',')[0] ??
    /(?:^|[;,\s])proto="?(\w+)/i.exec(named(headers, 'forwarded')[0] ?? '')?.[1];
  return proto?.trim().toLowerCase() === 'https';
}

/**
 * What the next server is told of who asks. What came before is kept from those who are trusted, and forgotten from all others.
 * https://www.rfc-editor.org/rfc/rfc7239
 */
export function forwarded(headers: HeaderList, peer: Peer, host: string | undefined): HeaderList {
  const before = peer.isTrusted ? headers.filter(([name]) => told.test(name) && !name.includes('_')) : [];
  const rest = headers.filter(([name]) => !told.test(name));
  const has = (name: string) => named(before, name).length > 0;
  const its = peer.address.includes(':') ? `"[${peer.address}]"` : peer.address;
  const chain = named(before, 'forwarded');
  return [
    ...rest,
    ...without(before, new Set(['x-forwarded-for', 'forwarded'])),
    ['X-Forwarded-For', [...named(before, 'x-forwarded-for'), peer.address].join(', ')],
    ...(has('x-forwarded-host') || host === undefined ? [] : [['X-Forwarded-Host', host] as const]),
    ...(has('x-forwarded-proto') ? [] : [['X-Forwarded-Proto', 'http'] as const]),
    ...(chain.length ? [['Forwarded', [...chain, `for=${its}`].join(', ')] as const] : []),
  ];
}
