import type { Consent } from '../consent/model.js';
import { heldOf, makeInert } from './inert.js';
import type { Report } from './report.js';
import { follow } from './stand-ins.js';

/** Makes wait what in `parts` belongs to services that may not run. Returns whether anything did. */
export type Hold = (parts: Iterable<Element>, how: string) => boolean;

/** Scripts that the parser has seen but will not run, as in `innerHTML`: there is nothing to hold. */
export const spent = new WeakSet<Element>();

export function createHold(consent: Consent, report: Report): Hold {
  return (parts, how) => {
    let any = false;
    for (const element of parts) {
      const found = spent.has(element) ? undefined : heldOf(consent, element);
      if (!found) continue;
      const [service, address] = found;
      any = true;
      makeInert(element, service);
      follow(element);
      report(element, { service, address, how });
    }
    return any;
  };
}
