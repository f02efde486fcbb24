import { resolve } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { registry } from '../../../registry/index.js';
import { learn } from '../../../src/audit/learn.js';
import type { Report, SeenHost, SeenItem } from '../../../src/audit/model.js';
import { hostileText } from '../../fixtures/hostile.js';
import { tried } from '../../fixtures/runs.js';
import { clean, hostileNames, reportOf } from './formats-fixture.js';

const item = (more: Partial<SeenItem>): SeenItem => ({
  site: 'dfo.no',
  kind: 'cookie',
  name: 'x',
  host: '.tracker.example',
  states: ['accepted'],
  page: 'https://www.dfo.no/',
  ...more,
});
const host = (more: Partial<SeenHost>): SeenHost => ({
  site: 'dfo.no',
  host: 'a.tracker.example',
  states: ['accepted'],
  page: 'https://www.dfo.no/',
  ...more,
});
const learned = (items: readonly SeenItem[], hosts: readonly SeenHost[] = [], more: Partial<Report> = {}) =>
  learn({ ...clean, items, hosts, ...more }, registry);

/** The constants of a source, as they are when it runs. What is no TypeScript fails. */
function valuesOf(
  source: string,
): Record<string, { hosts?: string[]; provenance: unknown; items: Record<string, unknown>[] }> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const { outputText, diagnostics } = ts.transpileModule(source, { reportDiagnostics: true, compilerOptions });
  expect(diagnostics!.map(({ messageText }) => messageText)).toEqual([]);
  const exports = {};
  new Function('exports', outputText)(exports);
  return exports;
}

describe('an entry', () => {
  test('holds what was seen of it and nothing more', () => {
    const source = learned(
      [
        item({
          lifetime: 7 * 86_400 - 3,
          httpOnly: true,
          initiator: { kind: 'script', url: 'https://a.tracker.example/t.js', line: 4 },
        }),
      ],
      [host({}), host({ host: 'b.tracker.example' })],
    );
    const seen = { kind: 'observed', date: '2026-11-23', browser: 'Chromium 156.0' };
    expect(valuesOf(source)['trackerExample']).toEqual({
      hosts: ['a.tracker.example', 'b.tracker.example'],
      provenance: seen,
      items: [
        {
          name: 'x',
          kind: 'cookie',
          host: '.tracker.example',
          httpOnly: true,
          lifetime: { n: 1, unit: 'weeks' },
          provenance: seen,
        },
      ],
    });
    expect(source).toContain(
      '// Seen on https://www.dfo.no/ (accepted), written by the script https://a.tracker.example/t.js, line 4. Write purpose and recipients.',
    );
    expect(source).not.toMatch(/TODO|\bpurpose:|description:|recipients:|legalBasis:|delivery:/);
  });

  test('is there for what nobody declares alone', () => {
    expect(
      learned(
        [item({ service: 'matomo', item: '_pk_id' }), item({ service: 'matomo', isGone: true })],
        [host({ service: 'own' })],
      ),
    ).toMatch(/^\/\/ .*nothing that the registry does not declare.*\nexport \{\};\n$/);
  });

  test('is there for what a service stores beside what is declared of it', () => {
    expect(learned([item({ service: 'matomo', name: '_pk_hsr' })], [])).toMatch(/name: '_pk_hsr'/);
  });

  test('has no lifetime that nobody has seen', () => {
    expect(learned([item({ isGone: true })], [])).toMatch(/lifetime: 'not-documented'/);
    expect(learned([item({ kind: 'cookie', lifetime: 400 * 86_400 })], [])).toMatch(
      /Chromium keeps no cookie for longer.*\n.*lifetime: \{ n: 400, unit: 'days' \}/,
    );
    expect(learned([item({ kind: 'cookie', lifetime: 90 * 86_400 })], [])).not.toMatch(/keeps no cookie for longer/);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['hosts of one domain', ['.nr-data.net', 'bam.nr-data.net'], ['nrDataNet']],
    ['domains', ['a.example', 'b.example'], ['aExample', 'bExample']],
    [
      'domains of one name in letters',
      ['a-b.example', 'a.b.example', 'a--b.example'],
      ['aBExample', 'bExample', 'aBExample2'],
    ],
    ['the site’s own host and those above it', ['www.dfo.no', '.dfo.no'], ['ownDfoNo']],
    ['addresses of machines', ['10.0.0.1', '10.0.1.1'], ['host10001', 'host10011']],
    ['words of the language', ['new', 'delete', 'seen'], ['newHost', 'deleteHost', 'seenHost']],
    ['nothing', ['', '…'], ['unnamedHost', 'unnamedHost2']],
  ])('is one for %s', (_, hosts, names) => {
    const source = learned(hosts.map((one, i) => item({ host: one, name: `x${i}` })));
    expect(Object.keys(valuesOf(source))).toEqual(names);
  });

  test('of the site’s own host says so, once for the host and the one above it, with the longest lifetime', () => {
    const source = learned([item({ host: 'www.dfo.no', lifetime: 60 }), item({ host: '.dfo.no', lifetime: 3600 })]);
    expect(valuesOf(source)['ownDfoNo']!.items).toMatchObject([{ host: 'site', lifetime: { n: 1, unit: 'hours' } }]);
  });

  test('of a site that the registry does not know takes the site’s host as its own', () => {
    const values = valuesOf(
      learned(
        [item({ site: 'www.shop.example', host: '.shop.example' })],
        [host({ site: 'www.shop.example', service: 'own', host: 'cdn.shop.example' })],
      ),
    );
    expect(values['ownWwwShopExample']!.items).toMatchObject([{ host: 'site' }]);
  });

  test.each<[string, Partial<SeenItem>, unknown]>([
    ['a session’s cookie', {}, 'session'],
    ['a key of local storage', { kind: 'localStorage' }, 'until-deleted'],
    ['a key of session storage', { kind: 'sessionStorage' }, 'session'],
    ['almost 180 days', { lifetime: 180 * 86_400 - 12 }, { n: 180, unit: 'days' }],
    ['a year', { lifetime: 365 * 86_400 }, { n: 1, unit: 'years' }],
    ['400 days', { lifetime: 400 * 86_400 - 0.4 }, { n: 400, unit: 'days' }],
    ['13 months', { lifetime: 33_955_200 }, { n: 393, unit: 'days' }],
    ['half an hour', { lifetime: 1797 }, { n: 30, unit: 'minutes' }],
    ['what is not round', { lifetime: 33_333_333 }, { n: 386, unit: 'days' }],
    ['almost nothing', { lifetime: 0.2 }, { n: 1, unit: 'seconds' }],
  ])('tells the lifetime of %s', (_, more, lifetime) => {
    expect(valuesOf(learned([item(more)]))['trackerExample']!.items[0]!['lifetime']).toEqual(lifetime);
  });

  test.each(['indexedDB', 'cacheStorage', 'serviceWorker'] as const)(
    'names %s in a comment, for the registry has no word for it',
    (kind) => {
      const source = learned([item({ kind, name: 'store' })]);
      expect(valuesOf(source)['trackerExample']!.items).toEqual([]);
      expect(source).toContain(`// The registry has no word for this: ${kind} 'store' of .tracker.example`);
    },
  );

  test.each([
    ['player.vimeo.com', 'vimeo'],
    ['.vimeo.com', 'vimeo'],
  ])('for %s says that the registry has a service of that domain', (name, service) => {
    expect(learned([item({ host: name })])).toContain(`The registry has the service '${service}' for this domain`);
    expect(learned([item({})])).not.toContain('The registry has the service');
  });
});

describe('the compiler', () => {
  const file = resolve('test/pure/audit/learned.ts');

  /** What it says to the entries, compiled against the registry's own types. */
  function faultsOf(source: string): string {
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'], // Hosts are read by URL.
    };
    const compiled = ts.createCompilerHost(options);
    const read = compiled.getSourceFile.bind(compiled);
    const text = source.replace('dfo-consent/registry', '../../../registry/model.js');
    compiled.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : read(name, ...rest);
    const program = ts.createProgram([file], options, compiled);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .join('\n');
  }

  test('asks for every text that is not written yet, and takes the entry when they are', { timeout: 60_000 }, () => {
    const source = learned([item({ lifetime: 60 })], [host({})]);
    const text = `{ nn: 'a', nb: 'b', en: 'c' }`;
    const parts: readonly (readonly [property: string, before: string, code: string])[] = [
      ['purpose', `      kind: 'cookie'`, `purpose: ${text},`],
      ['recipients', `      kind: 'cookie'`, 'recipients: [],'],
      ['name', '  hosts:', `name: 'Tracker',`],
      ['description', '  hosts:', `description: ${text},`],
      ['recipients', '  hosts:', 'recipients: [],'],
      ['outsideEea', '  hosts:', `outsideEea: 'not-documented',`],
      ['delivery', '  hosts:', `purpose: 'media', legalBasis: 'consent', delivery: 'script',`],
    ];
    const written = (some: typeof parts) =>
      some.reduce((code, [, before, more]) => code.replace(before, `${more}\n${before}`), source);
    expect(faultsOf(written(parts))).toBe('');
    for (const part of parts)
      expect(faultsOf(written(parts.filter((one) => one !== part))), part[0]).toContain(part[0]);
    expect(faultsOf(source)).not.toBe('');
  });
});

describe('names from pages', () => {
  test.each(hostileNames)('with %s are told exactly, and are never code', (_, text) => {
    const source = learn(reportOf(text), registry);
    const all = Object.values(valuesOf(source));
    expect(all.flatMap(({ items }) => items.map(({ name }) => name))).toEqual([text]);
    expect(all.flatMap(({ hosts }) => hosts ?? [])).toEqual([text]);
    expect(source.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });

  test('are never code, whatever they are', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('', '*/', '${', '\\', `\\'`, '//'), (text, end) => {
        const name = `${text}${end}`;
        const source = learn(reportOf(name), registry);
        expect(Object.values(valuesOf(source)).flatMap(({ items }) => items.map((one) => one['name']))).toEqual([name]);
      }),
      tried(50),
    );
  });
});
