/**
 * `dfo-consent-gate.js`: what a page needs only once there is something to hold back, to release or to look up: the gate, what stands in
 * the place of an embed, the declaration, the settings, and what to do where something is not as usual.
 */
import type { Consent } from '../consent/model.js';
import { createGate as create } from '../gate/gate.js';
import { defineDeclaration } from '../ui/declaration.js';
import { isUrgent, showEmbed } from '../ui/show-embed.js';

export { check } from '../check.js';
export { tellFaults } from '../faults.js';
export { mark } from '../mark.js';
export { clearExactly } from '../page/clear-exactly.js';
export { writeAnswer } from '../page/write-answer.js';
export { showAftermath } from '../ui/details.js';
export { settingsStyle } from '../ui/later-styles.js';
export { looks } from '../ui/looks.js';
export { showPanel } from '../ui/panel.js';
export { placeBanner } from '../ui/place-banner.js';
export { wasSeen, watchSeen } from '../ui/watch-seen.js';

export function createGate(consent: Consent): void {
  create(consent, { isUrgent, showEmbed });
  defineDeclaration();
}
