/**
 * What a page needs only once there is something to hold back, to release or to look up: the gate, what stands in the
 * place of an embed, the declaration, and the details of the settings. A file of its own, fetched from beside the library.
 */
export { tellFaults } from './faults.js';
export { clearExactly } from './page/clear-exactly.js';
export { createGate } from './gate/gate.js';
export { showAftermath, showDetails } from './ui/details.js';
export { settingsStyle } from './ui/later-styles.js';
export { placeBanner } from './ui/place-banner.js';
export { showSeveral } from './ui/several.js';
export { showWhy } from './ui/why.js';
