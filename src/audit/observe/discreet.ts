/** Addresses as reports may have them: they go to mail boxes and code hosts, and what opens a door stays here. */

/** Without the name and password that somebody has put before the host. */
export function withoutLogin(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (!url.username && !url.password) return address;
  url.username = url.password = '';
  return url.href;
}

/** Longer words of a query that have no name are taken for values. */
const longestWord = 20;

const discreetPair = (pair: string) =>
  pair.includes('=') ? pair.replace(/=.*/s, '=…') : pair.length > longestWord ? '…' : pair;

/** Without a login, what follows `#`, and the values of its query, where keys, identifiers and what somebody has written stand. */
export function discreet(address: string): string {
  const [, whole = '', query] = /^([^?#]*)(?:\?([^#]*))?/s.exec(address) ?? [];
  return withoutLogin(whole) + (query ? `?${query.split('&').map(discreetPair).join('&')}` : '');
}

/** The same for each address in a sentence. */
export const discreetly = (sentence: string): string =>
  sentence.replace(/\b(?:https?|wss?):\/\/[^\s"'<>]+/gi, discreet);
