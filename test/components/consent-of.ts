import type { Registry } from '../../registry/model.js';
import { registry } from '../../registry/index.js';
import type { Consent } from '../../src/consent/model.js';
import { parse } from '../../src/decide/answer.js';
import { decide } from '../../src/decide/decide.js';
import { pageRegistry } from '../../src/decide/page-registry.js';

/** As much of a running consent as the components look at, with this answer in its cookie. */
export function consentOf(siteId: string, cookie?: string, from: Registry = registry): Consent {
  const pages = pageRegistry(from);
  const stored = parse(cookie, Math.floor(Date.now() / 86_400_000));
  const site = pages.sites[siteId]!;
  const decision = decide(pages, site, stored, new Set(), { gpc: false });
  return {
    registry: pages,
    source: from === registry ? undefined : from,
    siteId,
    site,
    stored,
    decision,
    gpc: false,
    privacyUrl: undefined,
    may: (id: string) => decision.services[id]?.may === true,
  } as Consent;
}
