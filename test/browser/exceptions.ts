import { engineNames, type Engine } from '../harness/engines.js';

/** What an engine cannot show. What is only laborious, or a fault of the library, has no place here. */
export interface Exception {
  /** In this folder. */
  readonly file: string;
  /** A part of the test's full name, its groups before it; `''` for every test of the file. */
  readonly test: string;
  readonly engines: readonly Engine[];
  /** One sentence. */
  readonly reason: string;
}

const noFilm = 'Debian’s package plays no MP4 without further GStreamer plugins, so it asks for none.';

const noEmulation = 'WebDriver emulates neither colours nor motion nor print there.';

const drivenFromInside = 'WebDriver’s own scripts run among the page’s there, and the page library breaks them.';

const noPrerender = 'It prerenders no page.';

export const exceptions: readonly Exception[] = [
  { file: 'hostile-page.test.ts', test: '/Prototype.js', engines: ['webkit'], reason: drivenFromInside },
  { file: 'hostile-page.test.ts', test: '/Node', engines: ['webkit'], reason: drivenFromInside },
  {
    file: 'harness.test.ts',
    test: 'that asks for nothing is seen, without a name',
    engines: ['webkit'],
    reason: 'Its host names are led here by a proxy, which it asks for nothing ahead of need on plain http.',
  },
  { file: 'harness.test.ts', test: 'asks can be emulated', engines: ['webkit'], reason: noEmulation },
  { file: 'declaration-widths.test.ts', test: 'in print', engines: ['webkit'], reason: noEmulation },
  { file: 'probes-hold.test.ts', test: '', engines: ['webkit'], reason: noEmulation },
  {
    file: 'matomo-queue.test.ts',
    test: 'also where the tracker has come first',
    engines: ['webkit'],
    reason: 'The core has come, and asks for nothing while the parser waits for a script that is held.',
  },
  {
    file: 'core.test.ts',
    test: 'has little of',
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
    engines: ['firefox', 'webkit'],
    reason: 'It keeps more cookies of a site than a page can make here.',
  },
  { file: 'prerender.test.ts', test: '', engines: ['firefox', 'webkit'], reason: noPrerender },
  {
    file: 'promises.test.ts',
    test: 'Answered after a page was prerendered',
    engines: ['firefox', 'webkit'],
    reason: noPrerender,
  },
  {
    file: 'promises.test.ts',
    test: 'A prerendered page counts no page view',
    engines: ['firefox', 'webkit'],
    reason: noPrerender,
  },
  ...['MutationObserver as such', 'MutationObserver.observe', 'MessageChannel'].map((seam) => ({
    file: 'seams.test.ts',
    test: `a fault in ${seam} >`,
    engines: ['webkit' as const],
    reason: 'What drives it runs in the page and needs it too.',
  })),
  {
    file: 'seams.test.ts',
    test: 'a fault in the later file >',
    engines: ['webkit'],
    reason: 'The page’s policy keeps out the script that hears its console, and WebDriver hears none.',
  },
  {
    file: 'sites.test.ts',
    test: 'dfo.no > yes: exactly the registry’s services',
    engines: ['webkit'],
    reason:
      'WebDriver tells the cookies of a host on a page of it only, and to open one of Vimeo’s sets what an embed does not.',
  },
  ...['untouched, it loads', 'after consent it loads whole'].map((what) => ({
    file: 'embed-codes.test.ts',
    test: `tableau-v3-twice: ${what}`,
    engines: ['webkit' as const],
    reason: 'Tableau’s own library shows one of two charts there, held back or not.',
  })),
  {
    file: 'embed-codes.test.ts',
    test: 'without JavaScript > vimeo-links: untouched, it loads',
    engines: ['webkit'],
    reason: 'It fetches scripts ahead of need also where they are switched off.',
  },
  { file: 'probes-bite.test.ts', test: '', engines: ['webkit'], reason: noEmulation },
  {
    file: 'theme.test.ts',
    test: 'under each theme from',
    engines: ['webkit'],
    reason: 'Its driver cannot run what the probes bring into the page.',
  },
  {
    file: 'texts-fit.test.ts',
    test: 'a long word has its hyphens',
    engines: ['chromium', 'webkit'],
    reason: 'Debian’s packages bring no dictionary for hyphens in Norwegian; long words break without them.',
  },
  { file: 'guard.test.ts', test: 'append-source: not before consent', engines: ['webkit'], reason: noFilm },
];

/** The exception that a test is in an engine. */
export const exceptionFor = (engine: Engine, file: string, test: string): Exception | undefined =>
  exceptions.find(
    (one) => one.engines.includes(engine) && file.endsWith(`browser/${one.file}`) && test.includes(one.test),
  );

/** The table of docs/engines.md. */
export const exceptionsTable = (): string =>
  [
    '| not shown in | file | test | why |',
    '|---|---|---|---|',
    ...exceptions.map(
      ({ engines, file, test, reason }) =>
        `| ${engines.map((one) => engineNames[one]).join(', ')} | \`${file}\` | ${(test || 'every test').replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${reason} |`,
    ),
  ].join('\n');
