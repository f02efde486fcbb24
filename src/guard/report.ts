import type { Guard, Held } from '../consent/model.js';
import { complain } from '../page/complain.js';
import { tell } from '../page/tell.js';
import { unknownId } from '../address/host-pattern.js';

/** What to do about it, said wherever something was held. */
export const advice =
  'Gate it in the HTML instead, with "dfo-consent gate" or dfo-consent/html: what stands there does not wait for a script.';

/** Tells of what was held: on the console, to the document, and in a list. */
export type Report = (about: object, held: Held) => void;

export function createReport(): Report & Guard {
  const told = new WeakMap<object, string>();
  const addresses = new Set<string>();
  const held: Held[] = [];
  const report: Report = (about, one) => {
    // A beacon has another query each time; a list of them all would grow as long as the page lives.
    const place = `${one.how} ${one.address.split(/[?#]/)[0]}`;
    const isTold = about instanceof Element ? told.get(about) === place : addresses.has(place);
    if (isTold) return;
    if (about instanceof Element) told.set(about, place);
    else addresses.add(place);
    held.push(one);
    const why = one.service === unknownId ? 'the registry does not describe it' : `${one.service} may not run now`;
    complain({}, `held ${one.how} of "${one.address}": ${why}. ${advice}`);
    tell('dfo-consent:held', one);
  };
  return Object.assign(report, { held });
}
