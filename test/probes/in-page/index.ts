/** What probes ask of a page. Knows nothing of who made the interface. */
import * as changes from './changes.js';
import { sightsOf } from './colours.js';
import * as facts from './structure.js';
import * as stops from './stops.js';
import { stamp, viewOf } from './view.js';

export const eyes = { ...stops, ...changes, ...facts, sightsOf, stamp, viewOf };
export type Eyes = typeof eyes;

(globalThis as { __eyes?: Eyes }).__eyes = eyes;
