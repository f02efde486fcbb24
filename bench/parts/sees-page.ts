import type { Browser } from 'playwright-core';
import type { Contestant } from '../../test/harness/contestants/contestant.js';
import { added } from './added.js';
import { memory } from './memory.js';
import { pagePaint } from './page-paint.js';
import type { Site } from './site.js';
import { asVisitor, open, type Stored } from './visit.js';
import { work } from './work.js';

/** How long a page is left alone after it has loaded, until it is taken to have settled, in milliseconds. */
const settling = 2_000;

/**
 * A visit in which nothing is pressed and nobody looks on.
 *
 * @param stored what an earlier visit left
 */
export const seesPage = (browser: Browser, site: Site, contestant: Contestant, stored?: Stored) =>
  asVisitor(browser, stored, async (context) => {
    const { page, inspector } = await open(context, site.address(contestant), { isSlow: true });
    await page.waitForTimeout(settling);
    const worked = await work(inspector);
    const { bytes, requests } = await added(page, site, contestant);
    return {
      ...worked,
      ...(await pagePaint(page)),
      ...(await memory(inspector)),
      'bytes in all': bytes,
      'requests in all': requests,
    };
  });
