import type { Consent } from '../../src/consent.js';
import type { Handle } from '../../src/start.js';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';

interface Running {
  readonly handle: Handle;
  readonly consent: Consent;
}

/** The library that runs on this page, with its inner state; undefined where it is stopped or missing. */
export const running = (): Running | undefined =>
  (document as unknown as Record<symbol, Running | undefined>)[Symbol.for('dfo-consent')];

/** This page's site, with every fact that the registry has about it. */
export function siteHere(): { readonly id: DfoSiteId; readonly site: Site } | undefined {
  const id = running()?.consent.siteId as DfoSiteId | undefined;
  return id && { id, site: registry.sites[id] };
}
