/** DFØ's registry: what DFØ's sites and app store on a visitor's device. Data only. */
import { typedRegistry, type ItemName, type PurposeId, type ServiceId, type SiteId } from './model.js';
import { purposes } from './purposes.js';
import { services } from './services/index.js';
import { sites } from './sites/index.js';
import { statements } from './statements.js';

export * from './model.js';
/** What DFØ's statements say beside what lies on the device; `{ ...registry, processings }` has all. */
export { processings } from './processings/index.js';

// Pure, so that whoever brings a registry of their own need not ship this one.
export const registry = /* @__PURE__ */ typedRegistry({ organisation: 'DFØ', statements, purposes, services, sites });

export type DfoRegistry = typeof registry;
export type DfoServiceId = ServiceId<DfoRegistry>;
export type DfoSiteId = SiteId<DfoRegistry>;
export type DfoPurposeId = PurposeId<DfoRegistry>;
export type DfoItemName = ItemName<DfoRegistry>;
