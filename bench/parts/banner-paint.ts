import type { Page } from 'playwright-core';
import type { Asking, Contestant } from '../contestants/contestant.js';
import type { Site } from './site.js';
import { eyes } from './visit.js';

declare global {
  interface Window {
    bannerPainted: Promise<number>;
    bannerUsable: Promise<number>;
  }
}

/** What runs first in the page to see when the banner comes, in the same way for every contestant. */
export const bannerWatch = ({ banner }: Asking): readonly string[] => {
  const path = JSON.stringify(banner.accept);
  return [eyes, `bannerPainted = eyes.seen(${path}); bannerUsable = eyes.seen(${path}, () => ${banner.isReady});`];
};

/** When the banner was painted, and when a press on it would have been obeyed, in milliseconds since navigation. */
export const bannerPaint = (page: Page): Promise<Record<'painted' | 'usable', number>> =>
  page.evaluate(async () => ({ painted: await window.bannerPainted, usable: await window.bannerUsable }));

/** What was asked for before the banner was painted, beyond what the page asks for without it. Bytes: compressed, without headers. */
export async function before(painted: number, page: Page, site: Site, contestant: Asking, nothing: Contestant): Promise<Record<'bytes' | 'requests', number>> {
  const asked = await page.evaluate(
    (painted) => performance.getEntriesByType('resource').filter(({ startTime }) => startTime < painted).map(({ name }) => name),
    painted,
  );
  const own = asked.filter((address) => Object.hasOwn(contestant.files, new URL(address).pathname));
  const html = site.bytes(site.address(contestant)) - site.bytes(site.address(nothing));
  return { bytes: own.reduce((sum, address) => sum + site.bytes(address), html), requests: own.length };
}
