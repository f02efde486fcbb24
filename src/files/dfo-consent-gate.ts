/**
 * `dfo-consent-gate.js`: what a page needs only once there is something to hold back, to release or to look up: the gate, what stands in
 * the place of an embed, the declaration, the settings, and what to do where something is not as usual.
 */
import type { Consent } from '../consent/model.js';
import { check } from '../start/check.js';
import { createGate as create } from '../gate/gate.js';
import { defineDeclaration } from '../panels/declaration.js';
import { isUrgent, showEmbed } from '../panels/show-embed.js';

export { check };
export { tellFaults } from '../start/faults.js';
export { mark } from '../values/mark.js';
export { clearExactly } from '../page/clear-exactly.js';
export { writeAnswer } from '../page/write-answer.js';
export { showAftermath } from '../panels/details.js';
export { settingsStyle } from '../panels/later-styles.js';
export { looks } from '../looks/ask-by-preact.js';
export { showPanel } from '../panels/panel.js';
export { placeBanner } from '../panels/place-banner.js';
export { wasSeen, watchSeen } from '../panels/watch-seen.js';

export function createGate(consent: Consent): void {
  check(consent);
  create(consent, { isUrgent, showEmbed });
  defineDeclaration();
}
