import type { Page } from 'playwright-core';
import type { Requests } from './requests.js';

/** A page that goes on asking for something new. */
export class Unsettled extends Error {}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Waits until nothing new has been asked for in `quiet` seconds. What is asked for again and again, as news are, is nothing new.
 *
 * @throws Unsettled after `patience` seconds
 */
export async function settle(requests: Requests, quiet: number, patience: number): Promise<void> {
  const [from, end] = [Date.now(), Date.now() + patience * 1000];
  while (Date.now() - Math.max(from, requests.lastNew()) < quiet * 1000) {
    if (Date.now() > end) throw new Unsettled(`It was still asking for new addresses after ${patience} seconds.`);
    await pause(50);
  }
}

/** Scrolls to the end, moves the mouse, and clicks where nothing is: what begins at a visitor's first move begins now. No control is touched. */
export async function behave(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  for (let step = 0; step < 15; step++) {
    await page.mouse.wheel(0, 700);
    await pause(40);
    if (await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2)) break;
  }
  const place = await page.evaluate(findNothing);
  if (place) await page.mouse.click(place.x, place.y);
}

/** Runs in the page: a point where no control is, and none could be. */
function findNothing(): { x: number; y: number } | undefined {
  const control =
    'a, area, button, input, select, textarea, label, summary, details, option, iframe, frame, object, embed, video, audio, canvas, dialog, [onclick], [role], [tabindex], [contenteditable], [data-dfo-consent]';
  for (let y = innerHeight - 20; y > 0; y -= 24) {
    for (const share of [0.5, 0.25, 0.75, 0.02, 0.98]) {
      const x = Math.round(innerWidth * share);
      const hit = document.elementFromPoint(x, y);
      // What has a shadow tree, or a hand for a cursor, may be a control of any kind.
      if (
        hit &&
        !hit.closest(control) &&
        !hit.localName.includes('-') &&
        !hit.shadowRoot &&
        getComputedStyle(hit).cursor !== 'pointer'
      )
        return { x, y };
    }
  }
  return undefined;
}
