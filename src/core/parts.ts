import type { CoreParts } from '../consent/model.js';
import { mark } from '../values/mark.js';
import { theOne as trusted } from '../page/trusted.js';
import { hearViews, holdQueues, pageView } from './matomo-queue.js';
import { matomoCalls as calls, startMatomo as start } from './start-matomo.js';

/** What there is once for a page. */
export const coreParts: CoreParts = {
  mark,
  trusted,
  matomo: { hearViews, holdQueues, pageView, calls, start },
};
