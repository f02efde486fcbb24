import type { DfoServiceId, DfoSiteId, LinkedId, DfoRegistry } from '../../registry/index.js';

/**
 * An embed code as people paste it, in the file of its name beside this one, and what it makes browsers request.
 *
 * A request is written `destination method address`. The destination is what the browser itself says it wants the answer
 * for (`Sec-Fetch-Dest`): `script`, `iframe`, `image`, `style`, `empty` for beacons and `fetch`, …; on plain http it says
 * nothing. The query of `*.php` is left out, and one that ends in `?*` may be any.
 */
export interface Form {
  /** What is particular about it. */
  readonly about: string;
  /** Whose consent decides. */
  readonly service: Exclude<DfoServiceId, LinkedId<DfoRegistry['services']>>;
  /** What it requests where nothing holds it back. */
  readonly loads: readonly string[];
  /** The same without JavaScript. Default: nothing. */
  readonly loadsWithoutScripts?: readonly string[];
  /** What it requests after consent, where that is not the same, and why. */
  readonly released?: { readonly loads: readonly string[]; readonly because: string };
  /** Requests to the site itself, which nothing may hold back. */
  readonly passes?: readonly string[];
  /** The same of those that need no JavaScript. Default: nothing. */
  readonly passesWithoutScripts?: readonly string[];
  /** Hosts that it connects to ahead of need, without asking them for anything. */
  readonly connects?: readonly string[];
  /** The site's own servers of the service, which it must tell. */
  readonly hosts?: readonly string[];
  /** The site that it stands on. Default: `dfo.no`. */
  readonly site?: DfoSiteId;
  /** Default: `https`. */
  readonly scheme?: 'http';
  /** Consent is given by the page's own controls, not from a script. */
  readonly pressed?: true;
}

export type Forms = Readonly<Record<string, Form>>;
