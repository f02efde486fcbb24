/** What a banner costs one who comes for the first time: bytes, paint, work, memory, and how fast it answers. */
import type { Browser } from 'playwright-core';
import { asks, type Asking, type Contestant } from '../test/harness/contestants/contestant.js';
import { asking, contestants } from '../test/harness/contestants/index.js';
import { added } from './parts/added.js';
import { bannerPaint, bannerWatch } from './parts/banner-paint.js';
import { plot } from './parts/plot.js';
import { click, enter } from './parts/press.js';
import { resultsOf, toJson, write } from './parts/results.js';
import { interleaved } from './parts/rounds.js';
import { serveSite, type Site } from './parts/site.js';
import { firstVisitTables, firstVisitTargets } from './parts/first-visit-report.js';
import { seesPage } from './parts/sees-page.js';
import { verify, type Answered } from './parts/verify.js';
import { asVisitor, eyes, open, openChromium } from './parts/visit.js';

export async function run(): Promise<void> {
  const site = await serveSite(contestants);
  const browser = await openChromium();
  try {
    const answered = new Map<Contestant, Answered>();
    for (const contestant of asking) answered.set(contestant, await verify(browser, site, contestant));
    const values = await interleaved(contestants, async (contestant) => ({
      ...(await seesPage(browser, site, contestant)),
      ...(asks(contestant) && {
        ...(await presses(browser, site, contestant, 'yes')),
        ...(await presses(browser, site, contestant, 'no')),
        ...(await opensSettings(browser, site, contestant, answered.get(contestant)!)),
      }),
    }));
    const results = resultsOf(browser, values);
    firstVisitTables(results, asking);
    firstVisitTargets(values);
    write('first-visit', 'json', toJson(results));
    write('first-visit', 'svg', plot(results));
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A visit in which the banner is waited for, and answered. */
const presses = (browser: Browser, site: Site, contestant: Asking, answer: 'yes' | 'no') =>
  asVisitor(browser, undefined, async (context) => {
    const { page } = await open(context, site.address(contestant), { isSlow: true, scripts: bannerWatch(contestant) });
    const { banner } = contestant;
    const { painted, usable } = await bannerPaint(page);
    const costs = await added(page, site, contestant, painted);
    const delay = await click(page, answer === 'yes' ? banner.accept : banner.reject);
    return { ...(answer === 'yes' && { painted, usable, ...costs }), [answer]: delay };
  });

/** A visit by one who has said no before and opens the settings. */
const opensSettings = (browser: Browser, site: Site, contestant: Asking, { no }: Answered) =>
  asVisitor(browser, no, async (context) => {
    const { page } = await open(context, site.address(contestant), { isSlow: true, scripts: [eyes] });
    const { settings, opened: shown } = contestant.banner;
    const { delay, opened } = await enter(page, settings, shown);
    return { settings: delay, 'settings shown': opened };
  });
