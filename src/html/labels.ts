import { partsOf } from '../address/host-pattern.js';
import type { Setup } from './setup.js';

/**
 * What must be spelled somewhere in a script that loads something of a service: a part of its host that is its own, or
 * of its folder on the site's own host. Empty, which every script has, where there are other spellings.
 */
export function labelsOf({ services, ownHosts, released }: Setup): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const [id, { hosts }] of Object.entries(services)) {
    if (released.has(id)) continue;
    for (const pattern of hosts) {
      const { host, path } = partsOf(pattern);
      const name = host.replace(/^\*\./, '').replace(/:\d+$/, '');
      if (ownHosts.includes(name)) labels.add(path.split('/').find(Boolean) ?? '');
      else labels.add(/xn--|^[\d.]+$|\[/.test(name) ? '' : (name.split('.').at(-2) ?? name));
    }
  }
  return new Set([...labels].map((label) => label.toLowerCase()));
}
