/** How much later a gated script runs for a visitor who has said yes before than it would run without a gate. */
import { asks, type Contestant } from '../test/harness/contestants/contestant.js';
import { asking, contestants } from '../test/harness/contestants/index.js';
import { nothing } from '../test/harness/contestants/nothing.js';
import { probed } from './parts/gate-latency.js';
import { caption, resultsOf, toJson, write } from './parts/results.js';
import { above, interleaved } from './parts/rounds.js';
import { serveSite } from './parts/site.js';
import { inWords } from './parts/summary.js';
import { printTable } from './parts/table.js';
import { printTargets, ratio } from './parts/targets.js';
import { verify, type Answered } from './parts/verify.js';
import { asVisitor, openChromium } from './parts/visit.js';

export async function run(): Promise<void> {
  const site = await serveSite(contestants);
  const browser = await openChromium();
  try {
    const answered = new Map<Contestant, Answered>();
    for (const contestant of asking) answered.set(contestant, await verify(browser, site, contestant));
    const values = await interleaved(contestants, (contestant) =>
      asVisitor(browser, answered.get(contestant)?.yes, (context) => probed(context, site, contestant)),
    );
    const results = resultsOf(browser, values);
    const later = (name: string, cache: 'cold' | 'warm') => above(values, name, nothing.name, cache);
    printTable(
      `How much later a gated script runs, in ms: median (first to third quarter). ${caption(results)}`,
      ['', 'empty cache', 'cached'],
      contestants.filter(asks).map(({ name }) => [name, inWords(later(name, 'cold')), inWords(later(name, 'warm'))]),
    );
    const ours = asking.filter(({ name }) => name.startsWith('ours'));
    printTargets(
      ours.flatMap(({ name }) =>
        (['cold', 'warm'] as const).map((cache) => ({
          what: `${name}: delay of the gate, ${cache === 'cold' ? 'empty cache' : 'cached'}, × cookieconsent’s`,
          measured: ratio(later(name, cache), later('cookieconsent', cache)),
          atMost: 0.4,
        })),
      ),
    );
    write('returning', 'json', toJson(results));
  } finally {
    await browser.close();
    await site.close();
  }
}
