import type { Consent } from '../consent/model.js';
import { httpUrl } from '../page/http-url.js';
import { belongsTo } from './address.js';
import { marked } from './inert.js';
import { doc } from '../page/natives.js';

/**
 * What released scripts put into the page themselves goes with their service: it lies on that service's hosts (R19).
 * Returns what to call at each look at the decision.
 */
export function clearerOf(consent: Consent): () => void {
  const { services } = consent.registry;
  /** Services that ran in this page. */
  const hasRun = new Set<string>();
  return () => {
    for (const id of Object.keys(services).filter((id) => services[id]!.embed)) {
      if (consent.may(id)) {
        hasRun.add(id);
        continue;
      }
      if (!hasRun.delete(id)) continue;
      for (const made of doc.querySelectorAll('iframe[src],script[src],img[src],link[href],object[data]')) {
        const address = made.getAttribute('src') ?? made.getAttribute('href') ?? made.getAttribute('data')!;
        if (!made.closest(marked) && belongsTo(consent, id, httpUrl(address))) made.remove();
      }
    }
  };
}
