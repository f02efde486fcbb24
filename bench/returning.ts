/** What one who has answered before pays for it: bytes, work, and how much later a gated script runs than it would without a gate. */
import { asks, type Contestant } from '../test/harness/contestants/contestant.js';
import { asking, contestants } from '../test/harness/contestants/index.js';
import { nothing } from '../test/harness/contestants/nothing.js';
import { probed } from './parts/gate-latency.js';
import { caption, resultsOf, toJson, write } from './parts/results.js';
import { above, interleaved, valuesOf } from './parts/rounds.js';
import { seesPage } from './parts/sees-page.js';
import { serveSite } from './parts/site.js';
import { inWords, written } from './parts/summary.js';
import { printTable } from './parts/table.js';
import { median, printTargets, ratio } from './parts/targets.js';
import { verify, type Answered } from './parts/verify.js';
import { asVisitor, openChromium } from './parts/visit.js';

/** Measures under names that say what the visitor had answered. */
const named = (answer: string, measures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(measures).map(([name, value]) => [`${answer}: ${name}`, value]));

export async function run(): Promise<void> {
  const site = await serveSite(contestants);
  const browser = await openChromium();
  try {
    const answered = new Map<Contestant, Answered>();
    for (const contestant of asking) answered.set(contestant, await verify(browser, site, contestant));
    const values = await interleaved(contestants, async (contestant) => {
      const { yes, no } = answered.get(contestant) ?? {};
      return {
        ...(await asVisitor(browser, yes, (context) => probed(context, site, contestant))),
        ...named('yes', await seesPage(browser, site, contestant, yes)),
        ...named('no', await seesPage(browser, site, contestant, no)),
      };
    });
    const results = resultsOf(browser, values);
    const ours = asking.filter(({ name }) => name.startsWith('ours'));
    const said = ['yes', 'no'] as const;
    printTable(
      `A page that nothing is gated in, beyond the page without a library: files, their bytes (brotli) and the script's ms. ${caption(results)}`,
      ['', ...said.flatMap((answer) => [`${answer}: bytes`, 'requests', 'script'])],
      asking.map(({ name }) => [
        name,
        ...said.flatMap((answer) => [
          ...['bytes in all', 'requests in all'].map((what) =>
            written(median(valuesOf(values, name, `${answer}: ${what}`))),
          ),
          inWords(above(values, name, nothing.name, `${answer}: script`)),
        ]),
      ]),
    );
    const later = (name: string, cache: 'cold' | 'warm') => above(values, name, nothing.name, cache);
    printTable(
      `How much later a gated script runs, in ms: median (first to third quarter). ${caption(results)}`,
      ['', 'empty cache', 'cached'],
      contestants.filter(asks).map(({ name }) => [name, inWords(later(name, 'cold')), inWords(later(name, 'warm'))]),
    );
    const script = (name: string, answer: string) => above(values, name, nothing.name, `${answer}: script`);
    printTargets(
      ours.flatMap(({ name }) => [
        ...(['cold', 'warm'] as const).map((cache) => ({
          what: `${name}: delay of the gate, ${cache === 'cold' ? 'empty cache' : 'cached'}, × cookieconsent’s`,
          measured: ratio(later(name, cache), later('cookieconsent', cache)),
          atMost: 0.4,
        })),
        ...said.map((answer) => ({
          what: `${name}: script after ${answer}, × cookieconsent’s`,
          measured: ratio(script(name, answer), script('cookieconsent', answer)),
          atMost: 0.6,
        })),
      ]),
    );
    write('returning', 'json', toJson(results));
  } finally {
    await browser.close();
    await site.close();
  }
}
