import type { PartResult } from './run-part.js';

export interface Run {
  /** As it was typed. */
  readonly command: string;
  readonly results: readonly PartResult[];
  /** In milliseconds, without what `installing` took. */
  readonly took: number;
  /** How long browsers were installed before, in milliseconds. */
  readonly installing: number;
  readonly cores: number;
}

/** How many of the slowest files are named. */
const slowest = 10;

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

/** What a command prints at its end: seconds and tests of each part, the slowest files, and what passed at a second try only. */
export function summary({ command, results, took, installing, cores }: Run): string {
  const files = results.flatMap((result) => result.files);
  const sum = (of: PartResult['files'], what: 'passed' | 'failed' | 'skipped') =>
    of.reduce((all, file) => all + file[what], 0);
  const counts = (of: PartResult['files']) => [sum(of, 'passed'), sum(of, 'failed'), sum(of, 'skipped')].map(String);
  const rows = [
    ['part', 'passed', 'failed', 'skipped', 'seconds', ''],
    ...results.map(({ part, took, isOk, files }) => [
      part,
      ...(files.length ? counts(files) : ['', '', '']),
      seconds(took),
      isOk ? '' : 'FAILED',
    ]),
    ['all', ...counts(files), seconds(took), ''],
  ];
  const table = rows.map(([part, ...cells]) =>
    [part!.padEnd(12), ...cells.map((one) => one.padStart(9))].join('').trimEnd(),
  );
  const longest = files.toSorted((one, other) => other.took - one.took).slice(0, slowest);
  const retried = files.flatMap(({ part, file, retried }) => retried.map((name) => `  ${part}  ${file}: ${name}`));
  return [
    '',
    `${command}, ${cores} cores`,
    ...table,
    ...(installing ? [`Installing browsers took ${seconds(installing)} seconds more.`] : []),
    '',
    'The slowest files, in seconds of a worker:',
    ...longest.map(({ part, file, took }) => `${seconds(took).padStart(7)}  ${part.padEnd(10)}  ${file}`),
    ...(retried.length ? ['', 'Passed at a second try only:', ...retried] : []),
    '',
    `${sum(files, 'passed')} passed, ${sum(files, 'failed')} failed, ${sum(files, 'skipped')} skipped`,
  ].join('\n');
}
