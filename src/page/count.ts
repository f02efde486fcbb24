import type { Change } from '../decide/change.js';
import type { Settings } from '../consent/model.js';
import { attempt } from './attempt.js';
import { doc } from './natives.js';
import { nearestLanguage } from './language.js';

/**
 * Tells the site's own server how somebody has answered, where the page asks for it: two visitors who answer alike send the same (R29). It
 * outlives the page, and nobody waits for it.
 */
export function count(
  { countUrl, siteId, lang }: Pick<Settings, 'countUrl' | 'siteId' | 'lang'>,
  { yes, no }: Pick<Change, 'yes' | 'no'>,
): void {
  if (countUrl)
    attempt(() =>
      fetch(countUrl, {
        method: 'POST',
        body: JSON.stringify({ site: siteId, lang: lang ?? nearestLanguage(doc.documentElement), yes, no }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: true,
      }).catch(() => {}),
    );
}
