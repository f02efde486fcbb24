import type { Page } from 'playwright-core';
import type { Contestant } from '../../test/harness/contestants/contestant.js';
import { nothing } from '../../test/harness/contestants/nothing.js';
import type { Site } from './site.js';

/**
 * What a page has asked for that it would not without the contestant. Bytes: compressed, without headers, with what the
 * contestant's markup adds to the HTML.
 *
 * @param until only what was asked for before this, in milliseconds since navigation
 */
export async function added(
  page: Page,
  site: Site,
  contestant: Contestant,
  until = Infinity,
): Promise<{ bytes: number; requests: number }> {
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, startTime }) => ({ address: name, startTime })),
  );
  const files = asked.filter(
    ({ address, startTime }) => startTime < until && Object.hasOwn(contestant.files, new URL(address).pathname),
  );
  const html = site.bytes(site.address(contestant)) - site.bytes(site.address(nothing));
  return { bytes: files.reduce((sum, { address }) => sum + site.bytes(address), html), requests: files.length };
}
