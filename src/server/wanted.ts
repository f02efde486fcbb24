import { named, type HeaderList } from './header-list.js';

/** Places in which browsers make documents: https://fetch.spec.whatwg.org/#concept-request-destination */
const documents = new Set(['document', 'embed', 'fencedframe', 'frame', 'iframe', 'object']);

/** What a request wants, as far as it tells: old browsers, and those that came without TLS, tell it by what they accept alone. */
export function wants(headers: HeaderList): 'document' | 'other' | 'untold' {
  const [place] = named(headers, 'sec-fetch-dest');
  const accepted = named(headers, 'accept').join(',').trim();
  if (/\btext\/html\b/i.test(accepted) || (place !== undefined && documents.has(place))) return 'document';
  return place === undefined && (accepted === '' || accepted === '*/*') ? 'untold' : 'other';
}
