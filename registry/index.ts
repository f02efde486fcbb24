/** DFØ's registry: what DFØ's sites and app store on a visitor's device. Data only. */
import { typedRegistry, type ItemName, type PurposeId, type ServiceId, type SiteId } from './model.js';
import { purposes } from './purposes.js';
import { services } from './services/index.js';
import { sites } from './sites/index.js';
import { statements } from './statements.js';

export * from './model.js';
/** What DFØ's statements say beside what lies on the device; `{ ...registry, processings }` has all. */
export { processings } from './processings/index.js';

/** DFØ’s registry: the services, sites, purposes and statements that the other entries use by default. */
// Pure, so that whoever brings a registry of their own need not ship this one.
export const registry = /* @__PURE__ */ typedRegistry({ organisation: 'DFØ', statements, purposes, services, sites });

/** The type of DFØ’s registry, with every id. */
export type DfoRegistry = typeof registry;
/** Ids of its services. */
export type DfoServiceId = ServiceId<DfoRegistry>;
/** Ids of its sites. */
export type DfoSiteId = SiteId<DfoRegistry>;
/** Ids of its optional purposes. */
export type DfoPurposeId = PurposeId<DfoRegistry>;
/** Names of everything that it says is stored. */
export type DfoItemName = ItemName<DfoRegistry>;
