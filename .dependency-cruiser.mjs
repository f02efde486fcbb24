/** Who may import whom, types too. `npm run lint` holds it. */
export default {
  forbidden: [
    {
      name: 'circle',
      comment: 'A module that leads back to itself cannot be read, tested or moved alone.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'unresolvable',
      comment: 'There is no such file, or no such package in package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'registry-is-data',
      comment: 'The registry is published alone, and the build evaluates it before anything else.',
      from: { path: '^registry/' },
      to: { pathNot: '^registry/' },
    },
    {
      name: 'model-is-types',
      comment: 'All parts know the model; what it brought along, all of them would.',
      from: { path: '^src/consent/model\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-below',
      comment: 'What is decided, said and written runs where there is no page.',
      from: { path: '^src/(decide|address|disclosure|html|texts)/', pathNot: '^src/html/index\\.ts$' },
      to: {
        path: '^src/(page|consent|looks|first-paint|core|gate|guard|panels|start|files|audit|encoding|server|commands)/',
      },
    },
    {
      name: 'page-below',
      comment: 'One browser fact a file, for all who need it.',
      from: { path: '^src/page/' },
      to: { path: '^src/(consent/consent|looks|first-paint|core|gate|guard|panels|start|files)' },
    },
    {
      name: 'state-below',
      comment: 'The state of a page knows nobody who shows it.',
      from: { path: '^src/(consent|looks|first-paint)/' },
      to: { path: '^src/(core|gate|guard|panels|start|files)/' },
    },
    {
      name: 'core-without-gate',
      comment: 'The core is what every page gets. What comes later knows it, and not the other way round.',
      from: { path: '^src/core/' },
      to: { path: '^src/(gate|guard|panels|start|files)/' },
    },
    {
      name: 'gate-without-interface',
      comment: 'The gate is mechanism: it is given what shows.',
      from: { path: '^src/(gate|guard)/' },
      to: { path: '^src/(panels|start|files|looks)/' },
    },
    {
      name: 'one-way-to-later-files',
      comment:
        'What comes later is fetched, by import(), from two places; the statement by the words of the declaration.',
      from: { path: '^src/', pathNot: '^src/(start/(settings|tag)|files/dfo-consent-disclosure)\\.ts$' },
      to: { path: '^src/files/' },
    },
    {
      name: 'src-stands-alone',
      comment: 'What ships knows nothing of what tests, measures or shows it, nor of what it is built to.',
      from: { path: '^src/' },
      to: { path: '^(test|bench|demo|dist)/' },
    },
    {
      name: 'audit-by-command-only',
      comment: 'The audit is a third of src, and no page loads it.',
      from: { pathNot: '^(src/(audit|commands)/|src/cli\\.ts$|test/)' },
      to: { path: '^src/audit/' },
    },
    {
      name: 'server-beside-the-page',
      comment: 'What stands before a web server reads bytes and headers, and no page loads it.',
      from: { pathNot: '^(src/(server|encoding|commands)/|test/|bench/)' },
      to: { path: '^src/(server|encoding)/' },
    },
    {
      name: 'peers-in-their-commands-only',
      comment:
        'Whoever installs the library for a page has no browser driver, no crawler and no bundler, and perhaps no framework.',
      from: {
        path: '^src/',
        pathNot: '^src/(audit|built|react|element-types|server)/|^src/commands/read-registry.ts$',
      },
      to: { dependencyTypes: ['npm-peer'] },
    },
    {
      name: 'dev-only-package',
      comment: 'It is not there where the library is installed; name it here if rollup puts it into our files.',
      from: { path: '^(src|registry)/', pathNot: '^src/built/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm-peer', 'type-only'],
        pathNot:
          '/(acorn|cli-progress|commander|css-tokenizer|html-encoding-sniffer|iconv-lite|parse5|preact-render-to-string|zod)/',
      },
    },
    {
      name: 'harness-below',
      comment: 'The harness is what test and bench have in common, so it knows neither.',
      from: { path: '^test/harness/' },
      to: { path: '^(test|bench)/', pathNot: '^test/harness/' },
    },
    {
      name: 'test-without-bench',
      comment: 'What both need belongs into test/harness.',
      from: { path: '^test/' },
      to: { path: '^bench/' },
    },
    {
      name: 'bench-by-harness',
      comment: 'What both need belongs into test/harness.',
      from: { path: '^bench/' },
      to: { path: '^test/', pathNot: '^test/harness/' },
    },
    {
      name: 'demo-stands-alone',
      comment: 'Tests open the demo; it does not know them.',
      from: { path: '^demo/' },
      to: { path: '^(test|bench)/' },
    },
  ].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: '^(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
