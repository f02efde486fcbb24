import { attempt } from '../page/attempt.js';
import type { Consent } from '../consent/model.js';
import { complain } from '../page/complain.js';
import { adoptTrusted } from '../page/trusted.js';
import { guardAttributes } from './attributes.js';
import { createHold } from './holder.js';
import { guardInsertion } from './insertion.js';
import { guardMarkup } from './markup.js';
import { createPatches } from './natives.js';
import { guardNetwork } from './network.js';
import { strangeWays } from './owner.js';
import { createReport } from './report.js';
import { guardWriting } from './write.js';

/**
 * The net under the gate: what scripts insert, set or send later waits as if it had been written inert, and is told of.
 * It is no guarantee, for markup that the browser reads is asked for before any script can act (docs/guard.md).
 * It ends with the consent, and a second call for the same consent does nothing.
 */
export function guard(consent: Consent): void {
  if (consent.guard || consent.signal.aborted) return;
  adoptTrusted(consent);
  for (const way of strangeWays(consent))
    complain(
      {},
      `data-guard has "${way}", so everything that the registry does not describe is held. Write warn, hold or allow=HOST.`,
    );
  const report = createReport();
  consent.guard = report;
  const patches = createPatches(consent.signal);
  const hold = createHold(consent, report);
  // One that a page library keeps from its work leaves the others at theirs.
  attempt(() => guardMarkup(patches, hold));
  attempt(() => guardWriting(patches, hold));
  attempt(() => guardInsertion(patches, hold));
  attempt(() => guardAttributes(patches, consent, report));
  attempt(() => guardNetwork(patches, consent, report));
}
