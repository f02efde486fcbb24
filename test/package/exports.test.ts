/** What the API reference says of each export: `npm run docs` makes it of the docstrings. */
import { Application, Comment, ReflectionKind, type DeclarationReflection, type ProjectReflection } from 'typedoc';
import { beforeAll, expect, test } from 'vitest';

let project: ProjectReflection;
// It reads all types of the entries: some ten seconds of processor time.
beforeAll(async () => {
  const reader = await Application.bootstrap({
    options: 'typedoc.json',
    skipErrorChecking: true,
    logLevel: 'None',
    // Names and docstrings are asked for, and not what types are made of.
    maxTypeConversionDepth: 1,
  });
  project = (await reader.convert())!;
}, 240_000);

const { Function: Func, Interface, TypeAlias, Variable, Property, Method } = ReflectionKind;

/** Exports and their members, without what types are made of, which has no name of its own. */
const declared = (kinds: ReflectionKind): DeclarationReflection[] =>
  (project.getReflectionsByKind(kinds) as DeclarationReflection[]).filter(
    (one) =>
      !one.getFullName().includes('__type') &&
      !one.flags.isExternal &&
      one.sources?.[0]?.fileName.includes('node_modules') !== true,
  );
const commentsOf = (one: DeclarationReflection) =>
  [one.comment, ...(one.signatures ?? []).map(({ comment }) => comment)].filter((comment) => comment !== undefined);
const textOf = (one: DeclarationReflection) =>
  commentsOf(one)
    .map(({ summary }) => Comment.combineDisplayParts(summary))
    .join(' ');

test('every export has a meaning', () => {
  const missing = declared(Func | Interface | TypeAlias | Variable)
    .filter((one) => textOf(one).length < 5)
    .map((one) => one.getFullName());
  expect(missing).toEqual([]);
});

test('so has every member of an interface', () => {
  const missing = declared(Property | Method)
    .filter((one) => one.parent?.kind === Interface && textOf(one).length < 3)
    .map((one) => one.getFullName());
  expect(missing).toEqual([]);
});

test('an option that may be left out says what holds then', () => {
  const optional = declared(Property).filter((one) => one.parent?.name.endsWith('Options') && one.flags.isOptional);
  expect(optional.length).toBeGreaterThan(20);
  const silent = optional.filter((one) => !/default|without|none/i.test(textOf(one))).map((one) => one.getFullName());
  expect(silent).toEqual([]);
});

/** Functions that throw nothing of their own: they take what the compiler has checked, and what cannot be read is no answer. */
const harmless = [
  'registry.typedRegistry',
  'src.decide',
  'src.format',
  'src.pageRegistry',
  'src.parse',
  'src/disclosure.countingTree',
  'src/disclosure.generalTree',
  'src/disclosure.html',
  'src/disclosure.markdown',
  'src/disclosure.siteProcessingsTree',
  'src/disclosure.siteStatement',
  'src/disclosure.statementIssuesTree',
  'src/own.defineLanguage',
  'src/react.ConsentEmbed',
  'src/react.useConsent',
  'src/react.useConsentHandle',
];

test('a function says which errors it throws', () => {
  const functions = declared(Func);
  expect(functions.length).toBeGreaterThan(30);
  const silent = functions
    .filter((one) => !commentsOf(one).some(({ blockTags }) => blockTags.some(({ tag }) => tag === '@throws')))
    .map((one) => one.getFullName());
  expect(silent.sort()).toEqual(harmless);
});
