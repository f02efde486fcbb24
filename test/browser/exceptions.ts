import type { Engine } from './engines.js';

/** What an engine cannot show. What is only laborious, or a fault of the library, has no place here. */
export interface Exception {
  /** In this folder. */
  readonly file: string;
  /** The test's name, `''` for every test of the file; its groups' names before it are left out, and so is what differs between the cases of one test. */
  readonly test: string;
  readonly engines: readonly Engine[];
  /** One sentence. */
  readonly reason: string;
}

const noFilm = 'Debian’s package plays no MP4 without further GStreamer plugins, so it asks for none.';

const noPrerender = 'It prerenders no page.';

export const exceptions: readonly Exception[] = [
  {
    file: 'harness.test.ts',
    test: 'that asks for nothing is seen, without a name',
    engines: ['webkit'],
    reason: 'Its host names are led here by a proxy, which it asks for nothing ahead of need on plain http.',
  },
  {
    file: 'core.test.ts',
    test: 'has less than 3 000 bytes of',
    engines: ['firefox', 'webkit'],
    reason: 'What of a script has been evaluated is counted by V8; the other engines do not tell.',
  },
  {
    file: 'release.test.ts',
    test: '<source> is loaded, in video and in picture',
    engines: ['webkit'],
    reason: noFilm,
  },
  {
    file: 'storage.test.ts',
    test: 'with as many cookies as a browser keeps',
    engines: ['webkit'],
    reason: 'WebKitGTK’s network library keeps as many cookies as there come.',
  },
  { file: 'prerender.test.ts', test: '', engines: ['firefox', 'webkit'], reason: noPrerender },
  { file: 'promises.test.ts', test: 'Answered after a page was prerendered', engines: ['firefox', 'webkit'], reason: noPrerender },
  { file: 'promises.test.ts', test: 'A prerendered page counts no page view', engines: ['firefox', 'webkit'], reason: noPrerender },
  { file: 'guard.test.ts', test: 'append-source: not before consent', engines: ['webkit'], reason: noFilm },
];

/** The exception that a test is in an engine. */
export const exceptionFor = (engine: Engine, file: string, test: string): Exception | undefined =>
  exceptions.find((one) => one.engines.includes(engine) && file.endsWith(`/${one.file}`) && test.includes(one.test));

const words: Readonly<Record<Engine, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** The table of docs/engines.md. */
export const exceptionsTable = (): string =>
  [
    '| not shown in | file | test | why |',
    '|---|---|---|---|',
    ...exceptions.map(({ engines, file, test, reason }) => `| ${engines.map((one) => words[one]).join(', ')} | \`${file}\` | ${(test || 'every test').replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${reason} |`),
  ].join('\n');
