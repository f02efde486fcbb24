import { partsOf } from '../address/host-pattern.js';
import { nameOf } from './known-bases.js';
import type { Setup } from './setup.js';

/**
 * What must be spelled somewhere in a script that loads something of a service: a part of its host that is its own, or
 * of its folder on the site's own host. Empty, which every script has, where there are other spellings.
 */
export function labelsOf({ waiting, ownHosts }: Setup): Set<string> {
  const labels = new Set<string>();
  for (const { hosts } of Object.values(waiting)) {
    for (const pattern of hosts) {
      const name = nameOf(pattern);
      if (ownHosts.includes(name)) labels.add(partsOf(pattern).path.split('/').find(Boolean) ?? '');
      else labels.add(/xn--|^[\d.]+$|\[/.test(name) ? '' : (name.split('.').at(-2) ?? name));
    }
  }
  return new Set([...labels].map((label) => label.toLowerCase()));
}
