import type { Page } from 'playwright-core';
import type { Asking } from '../../test/harness/contestants/contestant.js';
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
