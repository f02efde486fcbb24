import type { BrowserContext, Page } from 'playwright-core';
import type { Contestant } from '../../test/harness/contestants/contestant.js';
import type { Site } from './site.js';
import { open } from './visit.js';

declare global {
  interface Window {
    /** Set by the probe. */
    probedAt?: number;
  }
}

/** When the gated script ran, in milliseconds since navigation: with an empty cache, and in a second tab, when all is cached. */
export async function probed(
  context: BrowserContext,
  site: Site,
  contestant: Contestant,
): Promise<Record<'cold' | 'warm', number>> {
  const visit = async () => {
    const { page } = await open(context, site.address(contestant, { gated: true }), { isSlow: true });
    const at = await probedAt(page);
    // So that what the page still does is not done beside the next one.
    await page.waitForTimeout(500);
    await page.close();
    return at;
  };
  return { cold: await visit(), warm: await visit() };
}

const probedAt = async (page: Page): Promise<number> => {
  const at = await page.waitForFunction(() => window.probedAt);
  return (await at.jsonValue())!;
};
