import { base62 } from './base62.js';

/**
 * Three characters that stand for one question: which service, for which purpose, and who gets the data.
 * A new purpose or recipient gives others, so an old answer is not an answer to it (R25); a corrected text
 * does not. FNV-1a, 32 bits, cut to 62³: enough to tell a site's few questions apart, too little to tell
 * visitors apart.
 */
export function fingerprint(serviceId: string, purpose: string, recipients: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify([serviceId, purpose, ...[...recipients].sort()])) {
    hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return base62(hash % 62 ** 3, 3);
}
