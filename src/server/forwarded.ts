import { BlockList, isIP } from 'node:net';
import { named, without, type HeaderList } from './header-list.js';

/** From whom it is believed what came before: addresses and networks, `10.0.0.0/8`. */
export function trustList(told: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of told) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (!isIP(address) || !Number.isInteger(prefix) || prefix < 0 || prefix > most)
      throw new RangeError(`dfo-consent: "${one}" is no address or network to trust. Write it like 127.0.0.1 or 10.0.0.0/8.`);
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
  const address = (remote ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  const isTrusted = isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return { address, isTrusted };
}

const told = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/** Whether somebody stands between the visitor and here, or says so. */
export const isForwarded = (headers: HeaderList): boolean => told.some((name) => named(headers, name).length > 0);

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
export function forwarded(headers: HeaderList, peer: Peer, host: string): HeaderList {
  const before = peer.isTrusted ? headers : [];
  const chain = [...named(before, 'x-forwarded-for'), peer.address].join(', ');
  const forwardedBefore = named(before, 'forwarded');
  const its = peer.address.includes(':') ? `"[${peer.address}]"` : peer.address;
  const port = named(before, 'x-forwarded-port')[0];
  const real = named(before, 'x-real-ip')[0];
  return [
    ...without(headers, new Set(told)),
    ['X-Forwarded-For', chain],
    ['X-Forwarded-Host', named(before, 'x-forwarded-host')[0] ?? host],
    ['X-Forwarded-Proto', named(before, 'x-forwarded-proto')[0] ?? 'http'],
    ...(port === undefined ? [] : [['X-Forwarded-Port', port] as const]),
    ...(real === undefined ? [] : [['X-Real-IP', real] as const]),
    ...(forwardedBefore.length ? [['Forwarded', [...forwardedBefore, `for=${its}`].join(', ')] as const] : []),
  ];
}
