import type { Page } from 'playwright-core';
import type { Path } from '../../test/harness/contestants/contestant.js';

/** What Event Timing leaves out is shorter than this or as long, in milliseconds. */
const floorOfEventTiming = 16;

/** How long a page is left alone before a press and after it, in milliseconds. */
const rest = 500;

/** From a pointer on a control until the page shows what came of it, in milliseconds. */
export async function click(page: Page, path: Path): Promise<number> {
  const box = await page.locator(path.join(' ')).boundingBox();
  if (!box) throw new Error(`${path.join(' ')} is not there to be pressed.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return delayOf(page, async () => {
    await page.mouse.down();
    await page.waitForTimeout(50);
    await page.mouse.up();
  });
}

/** From Enter on a control until the page shows what came of it, and until it shows `opened`: milliseconds. */
export async function enter(page: Page, path: Path, opened: Path): Promise<{ delay: number; opened: number }> {
  await page.locator(path.join(' ')).focus();
  let seen: Promise<number> | undefined;
  const delay = await delayOf(page, async () => {
    seen = page.evaluate((opened) => window.eyes.seen(opened), opened);
    await page.keyboard.press('Enter', { delay: 50 });
  });
  const pressedAt = await page.evaluate(() => window.eyes.pressedAt!);
  return { delay, opened: (await seen!) - pressedAt };
}

async function delayOf(page: Page, press: () => Promise<void>): Promise<number> {
  await page.waitForTimeout(rest);
  await page.evaluate(() => window.eyes.watchEvents());
  await press();
  await page.waitForTimeout(rest);
  if ((await page.evaluate(() => window.eyes.pressedAt)) === undefined)
    throw new Error('The press did not reach the page.');
  return (await page.evaluate(() => window.eyes.longest)) ?? floorOfEventTiming;
}
