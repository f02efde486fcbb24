import { mostServices } from '../../registry/room.js';
import type { Consent } from '../consent/model.js';
import { domainOf, shares, sharingDomains } from '../decide/sharing.js';
import type { Fault } from '../consent/options.js';
import { tellFaults } from './faults.js';
import { spoken } from '../texts/added.js';
import { hostsIn } from '../gate/told-hosts.js';
import { urlOf } from '../page/http-url.js';

const checked = new WeakSet<Consent>();

/** Tells on the console what of what the page told cannot be right, once. It was left out: `settings.ts`. */
export function check(consent: Consent): void {
  if (checked.has(consent)) return;
  checked.add(consent);
  const { registry, siteId, told } = consent;
  const sites = Object.keys(registry.sites);
  const faults: Fault[] = [...consent.faults];
  if (siteId === undefined)
    faults.push(told.site === undefined ? ['host', location.hostname, sites] : ['site', told.site, sites]);
  const refused = siteId === undefined ? undefined : registry.refused?.[siteId];
  if (refused !== undefined) faults.push(['refused', refused]);

  if (told.cookieDomain !== undefined && siteId !== undefined && !consent.sharing) {
    const domain = domainOf(told.cookieDomain);
    const known = sharingDomains(registry, location.hostname);
    if (!known.includes(domain)) faults.push(['domain', String(told.cookieDomain), known]);
    else if (!shares(registry.sites[siteId]!, domain)) faults.push(['alone', domain]);
    else faults.push(['room', domain, mostServices]);
  }

  if (told.lang !== undefined && consent.lang === undefined) faults.push(['language', told.lang, spoken()]);
  for (const [name, value] of [
    ['data-matomo-url', told.matomoUrl],
    ['data-qlik-url', told.qlikUrl],
    ['data-privacy-url', told.privacyUrl],
    ['data-count-url', told.countUrl],
  ] as const)
    if (value !== undefined && !urlOf(value)) faults.push(['address', name, value]);
  if (!urlOf(told.matomoUrl) !== !told.matomoSiteId) faults.push(['matomo']);
  hostsIn(consent, faults);
  tellFaults(faults);
}
