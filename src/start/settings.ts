import type { Fault, Told } from '../consent/options.js';
import type { Looks, Settings } from '../consent/model.js';
import type { PageRegistry } from '../decide/page-registry.js';
import { domainOf, shares, sharingDomains, sharingOf } from '../decide/sharing.js';
import { urlOf } from '../page/http-url.js';
import { own } from '../page/natives.js';
import { mark } from '../values/mark.js';
import { spoken } from '../texts/added.js';

/**
 * What follows from what the page told. What is wrong is left out: closed, never open. `check.ts` says what it is, and comes only then.
 *
 * @param faults what is wrong already
 */
export function settingsOf(
  written: Told,
  registry: PageRegistry,
  looks: Looks | undefined,
  faults: readonly Fault[],
): Settings {
  const told = own(written);
  const { sites } = registry;
  const { site: named, cookieDomain, matomoSiteId } = told;
  const siteId = Object.keys(sites).find((id) =>
    named === undefined ? sites[id]!.hostnames.includes(location.hostname) : id === named,
  );
  const domain = cookieDomain !== undefined && siteId !== undefined ? domainOf(cookieDomain) : undefined;
  const sharing =
    domain !== undefined &&
    sharingDomains(registry, location.hostname).includes(domain) &&
    shares(sites[siteId!]!, domain)
      ? sharingOf(registry, siteId!, domain)
      : undefined;
  const lang = spoken().find((one) => one === told.lang);
  const matomoUrl = urlOf(told.matomoUrl);
  const privacyUrl = urlOf(told.privacyUrl)?.href;
  const countUrl = urlOf(told.countUrl)?.href;
  const understood: Record<string, unknown> = { lang, cookieDomain: sharing, matomoUrl, privacyUrl, countUrl };
  const later = async () => {
    const file = await import('../files/dfo-consent-gate.js');
    if (file.mark !== mark) throw Error('dfo-consent-gate.js belongs to another version of dfo-consent.js');
    return file;
  };

  return {
    registry,
    looks,
    faults,
    isOdd:
      faults.length > 0 ||
      siteId === undefined ||
      registry.refused?.[siteId] !== undefined ||
      !matomoUrl !== !matomoSiteId ||
      Object.keys(understood).some((name) => told[name as keyof Told] !== undefined && !understood[name]),
    told,
    source: told.registry,
    siteId,
    sharing,
    lang,
    privacyUrl,
    countUrl,
    matomo: matomoUrl && matomoSiteId ? { url: matomoUrl.href.replace(/\/?$/, '/'), siteId: matomoSiteId } : undefined,
    nonce: told.nonce ?? '',
    disclosure: () => import('../files/dfo-consent-disclosure.js'),
    later,
  };
}
