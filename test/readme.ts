import { readFileSync } from 'node:fs';

/** The examples in one language that a text has, the README's by default, as they stand there. */
export const examplesOf = (language: string, file = 'README.md'): string[] =>
  [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code!,
  );

const compiled = 'test/package/consumer.test.ts';
const commands = 'test/package/consumer.test.ts';
const inBrowser = 'test/browser/readme.test.ts';
const recipes = 'test/recipes/project.ts';

/**
 * Which test runs the examples of a document, by their language; or in parentheses, why none does. `test/pure/documents.test.ts` finds
 * examples that are missing here. An example with a name of a file after its language is a recipe's.
 */
export const runs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'README.md': { html: inBrowser, ts: compiled, sh: commands },
  'CONTRIBUTING.md': { sh: '(they are the commands that run everything else)' },
  'docs/audit.md': { sh: 'test/audit/command.test.ts' },
  'docs/commands.md': { sh: commands },
  'docs/csp.md': {
    sh: commands,
    nginx: 'test/pure/csp.test.ts',
    apache: 'test/pure/csp.test.ts',
    js: 'test/pure/csp.test.ts',
  },
  'docs/developer.md': { html: inBrowser, ts: compiled },
  'docs/disclosure.md': { sh: commands },
  'docs/editor.md': { html: 'test/pure/documents.test.ts' },
  'docs/gate.md': { ts: compiled },
  'docs/guard.md': { html: '(one tag, which test/browser/guard.test.ts puts into its pages)' },
  'docs/operator.md': { sh: 'test/audit/command.test.ts' },
  'docs/organisations.md': { sh: compiled, ts: compiled },
  'docs/privacy-officer.md': { sh: commands },
  'docs/react.md': { sh: commands, tsx: 'test/browser/react.test.ts' },
  'docs/recipes.md': {
    sh: recipes,
    json: '(one line for a tsconfig.json; test/types compiles with these entries)',
  },
  'docs/serve.md': { sh: commands },
  'docs/set-cookie.md': { js: 'test/browser/set-cookie.test.ts' },
  'docs/tester.md': { sh: commands, ts: compiled },
  'integrations/wordpress/README.md': {
    php: '(the settings with their defaults; test/integrations/php runs the plugin)',
  },
};

/** The documents whose examples in `language` a test runs. */
export const ranBy = (test: string, language: string): string[] =>
  Object.keys(runs).filter((file) => runs[file]![language] === test);
