import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Answer, Asking, Path } from '../../test/harness/contestants/contestant.js';
import { probe, type Site } from './site.js';
import { asVisitor, eyes, open, type Stored } from './visit.js';

/** What visitors bring along who have answered. */
export interface Answered {
  readonly yes: Stored;
  readonly no: Stored;
}

/** How long something that must come is waited for, and how long it is watched that something does not come: milliseconds. */
const patience = 10_000;
const watch = 700;

/**
 * Sees for itself that a contestant does what it is measured for: its banner is there and can be used, yes and no are
 * stored and obeyed, its gate holds, and neither asks twice. What was asked for is told by the server.
 *
 * @throws Error that names the contestant and what is wrong
 */
export async function verify(browser: Browser, site: Site, contestant: Asking): Promise<Answered> {
  const { banner, name } = contestant;
  const insist = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${name}: ${what}`);
  };
  const visit = <Result>(stored: Stored | undefined, use: (page: Page, context: BrowserContext) => Promise<Result>) =>
    asVisitor(browser, stored, async (context) => {
      site.requests.length = 0;
      const { page } = await open(context, site.address(contestant, { gated: true }), {
        isSlow: false,
        scripts: [eyes],
      });
      return use(page, context);
    });
  const asked = () => site.requests.filter((path) => path === probe).length;
  const isSeen = (page: Page, path: Path) => page.evaluate((path) => window.eyes.isSeen(path), path);
  const comes = async (what: string, looks: () => Promise<boolean> | boolean) => {
    const end = performance.now() + patience;
    while (!(await looks())) {
      insist(performance.now() < end, `${what}: not within ${patience / 1000} s`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const answerIn = async (context: BrowserContext): Promise<Answer> => {
    const cookies = await context.cookies();
    return banner.answer(Object.fromEntries(cookies.map(({ name, value }) => [name, decodeURIComponent(value)])));
  };

  const firstVisit = (answer: 'yes' | 'no'): Promise<Stored> =>
    visit(undefined, async (page, context) => {
      await comes('its banner is seen', () => isSeen(page, banner.accept));
      await page.waitForTimeout(watch); // What slides in has come to rest.
      for (const path of [banner.accept, banner.reject]) {
        const box = await page.locator(path.join(' ')).boundingBox();
        const { width, height } = page.viewportSize()!;
        insist(
          !!box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
          `${path.join(' ')} is not in sight`,
        );
        insist(
          await page.evaluate((path) => window.eyes.isSeen(path) && window.eyes.isMet(path), path),
          `${path.join(' ')} is not seen or lies under something`,
        );
      }
      insist(asked() === 0, 'its gate lets through before an answer');
      insist((await answerIn(context)) === undefined, 'it has an answer before there is one');
      const gone = async () => !(await isSeen(page, banner.accept));
      await page.locator((answer === 'yes' ? banner.accept : banner.reject).join(' ')).click();
      await comes(`its banner is gone after ${answer}`, gone);
      if (answer === 'yes') await comes('its gate opens after a yes', () => asked() > 0);
      else await page.waitForTimeout(watch);
      insist(
        asked() === (answer === 'yes' ? 1 : 0),
        `its gate let the script through ${asked()} times after ${answer}`,
      );
      insist((await answerIn(context)) === answer, `${answer} is not stored`);
      return context.storageState();
    });

  const returns = (stored: Stored, answer: 'yes' | 'no') =>
    visit(stored, async (page) => {
      if (answer === 'yes') await comes('its gate opens for one who comes back', () => asked() > 0);
      await page.waitForTimeout(watch);
      insist(
        asked() === (answer === 'yes' ? 1 : 0),
        `its gate let the script through ${asked()} times for one who comes back with ${answer}`,
      );
      insist(!(await isSeen(page, banner.accept)), `it asks again after ${answer}`);
      await page.locator(banner.settings.join(' ')).press('Enter');
      await comes('its settings open', () => isSeen(page, banner.opened));
    });

  const answered = { yes: await firstVisit('yes'), no: await firstVisit('no') };
  await returns(answered.yes, 'yes');
  await returns(answered.no, 'no');
  return answered;
}
