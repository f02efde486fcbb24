import type { Preset } from '../as-browser.js';
import type { Consent } from '../../src/consent/model.js';
import type { Handle } from '../../src/start/start.js';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';

interface Running {
  readonly handle: Handle;
  readonly consent: Consent;
}

/** The library that runs on this page, with its inner state; undefined where it is stopped or missing, or only its core is there. */
export function running(): Running | undefined {
  const now = (document as unknown as Record<symbol, Partial<Running> | undefined>)[Symbol.for('dfo-consent')];
  return now?.consent ? (now as Running) : undefined;
}

/** This page's site, with every fact that the registry has about it. */
export function siteHere(): { readonly id: DfoSiteId; readonly site: Site } | undefined {
  const id = running()?.consent.siteId as DfoSiteId | undefined;
  return id && { id, site: registry.sites[id] };
}

/** The same page with something switched on or off in its address. */
export function addressWith(name: 'guard' | 'html', isOn: boolean): string {
  const url = new URL(location.href);
  if (isOn) url.searchParams.set(name, '');
  else url.searchParams.delete(name);
  return url.href;
}

/** The same page as another browser would have it; as this one without `preset`. */
export function addressAs(preset: Preset | undefined): string {
  const url = new URL(location.href);
  if (preset) url.searchParams.set('as', preset);
  else url.searchParams.delete('as');
  return url.href;
}
