import type { IncomingMessage } from 'node:http';
import { listed, listOf, named, withoutConnection, type HeaderList } from './header-list.js';
import { Refusal } from './refusal.js';

const isHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The host that a request names. What two servers could read in two ways goes no further.
 *
 * @returns undefined where HTTP/1.0 names none
 * @throws Refusal
 */
export function hostOf(request: IncomingMessage): string | undefined {
  // A proxy for everything is none for this site: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
  if (!request.url?.startsWith('/')) throw new Refusal(400, 'Ask for a path of this site.');
  const headers = listOf(request.rawHeaders);
  const codings = named(headers, 'transfer-encoding');
  if (codings.length > 1 || (codings[0] !== undefined && !/^chunked$/i.test(codings[0])))
    throw new Refusal(501, 'The only coding of a transfer is "chunked".');
  // https://www.rfc-editor.org/rfc/rfc9112#section-6.1-16
  if (codings.length && request.httpVersion === '1.0') throw new Refusal(400, 'HTTP/1.0 has no codings of a transfer.');
  const hosts = named(headers, 'host');
  const told = [...named(headers, ':authority'), ...hosts];
  if (hosts.length > 1 || new Set(told).size > 1) throw new Refusal(400, 'Name one host.');
  const [host] = told;
  if (host === undefined && request.httpVersion === '1.0') return undefined;
  if (host === undefined || !isHost.test(host)) throw new Refusal(400, 'This is no host.');
  return host;
}

/** What is told on of a request's headers: those of its own connection end here, and HTTP/2 may have cut its cookies. */
export function sentOn(headers: HeaderList): HeaderList {
  const cookies = named(headers, 'cookie');
  const kept = withoutConnection(headers).filter(([name]) => !/^(:|(host|expect|cookie)$)/i.test(name));
  const takesTrailers = listed(headers, 'te').some((one) => /^trailers$/i.test(one));
  return [
    ...kept,
    ...(cookies.length ? [['Cookie', cookies.join('; ')] as const] : []),
    ...(takesTrailers ? [['TE', 'trailers'] as const] : []),
  ];
}
