import type { Asking } from '../../test/harness/contestants/contestant.js';
import { nothing } from '../../test/harness/contestants/nothing.js';
import { caption, type Results } from './results.js';
import { above, valuesOf, type Values } from './rounds.js';
import { inWords, written } from './summary.js';
import { printTable } from './table.js';
import { median, printTargets, ratio, type Target } from './targets.js';

/** What was measured, in tables. */
export function firstVisitTables(results: Results, asking: readonly Asking[]): void {
  const { values } = results;
  const names = asking.map(({ name }) => name);
  const of = (measure: string, digits?: number) => (name: string) => inWords(valuesOf(values, name, measure), digits);
  const more = (measure: string, digits?: number) => (name: string) =>
    inWords(above(values, name, nothing.name, measure), digits);
  const table = (title: string, rows: readonly string[], columns: Readonly<Record<string, (name: string) => string>>) =>
    printTable(
      title,
      ['', ...Object.keys(columns)],
      rows.map((name) => [name, ...Object.values(columns).map((cell) => cell(name))]),
    );

  console.log(`${caption(results)}; ${results.conditions}. Median (first to third quarter of the rounds).\n`);
  const middle = (measure: string) => (name: string) => written(median(valuesOf(values, name, measure)));
  table(
    'Asked for before the banner is painted, and in the whole visit, beyond what the page asks for; bytes: brotli',
    names,
    {
      bytes: middle('bytes'),
      requests: middle('requests'),
      'bytes in all': middle('bytes in all'),
      'requests in all': middle('requests in all'),
    },
  );
  table('The banner, in ms since navigation', names, { painted: of('painted'), usable: of('usable') });
  table('The page, in ms since navigation; layout shift', [nothing.name, ...names], {
    'first paint': of('first paint'),
    'largest paint': of('largest paint'),
    shift: of('shift', 3),
  });
  table('Work beyond that of the page without a library, in ms', names, {
    script: more('script'),
    style: more('style', 1),
    layout: more('layout', 1),
    'all tasks': more('tasks'),
  });
  table('From a press until it is painted, in ms; 16 is the least that is told', names, {
    yes: of('yes'),
    no: of('no'),
    settings: of('settings'),
    'settings in sight': of('settings shown'),
  });
  table('Held in memory beyond the page without a library', names, {
    'kB of heap': more('heap'),
    nodes: more('nodes'),
    listeners: more('listeners'),
  });
}

/** What was promised of a first visit. */
export function firstVisitTargets(values: Values): void {
  const of = (name: string, measure: string) => valuesOf(values, name, measure);
  const script = (name: string) => above(values, name, nothing.name, 'script');
  const installs: Readonly<Record<string, string>> = {
    'ours, HTML': 'floor, in the HTML',
    'ours, script tag': 'floor, script tag',
  };
  const targets = Object.entries(installs)
    .filter(([ours]) => values[ours])
    .flatMap(([ours, floor]): Target[] => [
      {
        what: `${ours}: bytes`,
        measured: median(of(ours, 'bytes in all')),
        atMost: ours === 'ours, HTML' ? 6_000 : 7_000,
        digits: 0,
      },
      {
        what: `${ours}: banner painted, × ${floor}`,
        measured: ratio(of(ours, 'painted'), of(floor, 'painted')),
        atMost: 1.05,
      },
      ...(ours === 'ours, HTML'
        ? ['first paint', 'largest paint'].map((paint) => ({
            what: `${ours}: ${paint}, × ${nothing.name}`,
            measured: ratio(of(ours, paint), of(nothing.name, paint)),
            atMost: 1.02,
          }))
        : []),
      { what: `${ours}: layout shift`, measured: Math.max(...of(ours, 'shift')), atMost: 0, digits: 3 },
      {
        what: `${ours}: script, × cookieconsent`,
        measured: ratio(script(ours), script('cookieconsent')),
        atMost: 0.6,
      },
      ...['yes', 'no'].map((answer) => ({
        what: `${ours}: ${answer}, × ${floor}`,
        measured: ratio(of(ours, answer), of(floor, answer)),
        atMost: 1.5,
      })),
      { what: `${ours}: settings, ms`, measured: median(of(ours, 'settings')), atMost: 48, digits: 0 },
    ]);
  printTargets(targets);
}
