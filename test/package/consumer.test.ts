import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unlessIn } from '../harness/tags.js';
import { examplesOf, ranBy } from '../readme.js';
import { consumerWith } from './unpack.js';

/** A small project that has installed the packed library, as somebody else's would. */
let consumer = '';
beforeAll(() => {
  consumer = consumerWith(['preact', 'js-cookie']);
});
afterAll(() => rmSync(consumer, { recursive: true, force: true }));

/** What the compiler says of these files of the consumer's. */
function typecheck(files: readonly string[], moduleResolution: string): string {
  const module = moduleResolution === 'node16' ? 'node16' : 'esnext';
  // skipLibCheck stays off: our own declarations are checked too.
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: [],
    module,
    moduleResolution,
  };
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const tsc = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc')], {
    cwd: consumer,
    encoding: 'utf8',
  });
  return tsc.stdout + tsc.stderr + (tsc.status === 0 || tsc.stdout ? '' : `exit ${tsc.status}`);
}

/** What a bundler makes of it: the entry first, then what is loaded later. */
async function bundles(code: string): Promise<string[]> {
  const entry = join(consumer, 'entry.js');
  writeFileSync(entry, code);
  const built = await rollup({ input: entry, plugins: [nodeResolve()], onwarn: () => {} });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''));
}
const bundle = async (code: string): Promise<string> => (await bundles(code))[0]!;

test('every entry can be imported in Node, and importing does nothing', () => {
  const code = `
    const before = Object.getOwnPropertyNames(globalThis).join();
    const all = await Promise.all(['dfo-consent', 'dfo-consent/registry', 'dfo-consent/disclosure', 'dfo-consent/html', 'dfo-consent/testing', 'dfo-consent/catalogue', 'dfo-consent/own', 'dfo-consent/preact', 'dfo-consent/svelte', 'dfo-consent/vue'].map((name) => import(name)));
    console.log(JSON.stringify([before === Object.getOwnPropertyNames(globalThis).join(), ...all.map((one) => Object.keys(one))]));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' });
  const [isUntouched, main, registry, disclosure, html, testing] = JSON.parse(out) as [
    boolean,
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  expect(isUntouched).toBe(true);
  expect(main).toEqual(expect.arrayContaining(['start', 'decide', 'defineRegistry']));
  expect(registry).toEqual(expect.arrayContaining(['registry', 'defineRegistry']));
  expect(disclosure).toEqual(expect.arrayContaining(['declarationTree', 'html', 'markdown']));
  expect(html).toEqual(expect.arrayContaining(['gateHtml', 'gateHtmlStream', 'inspectHtml']));
  expect(testing).toEqual(['answerCookie']);
});

test('start() on a server says in one sentence where to call it', () => {
  for (const [entry, options] of [
    ['dfo-consent', ''],
    ['dfo-consent/own', '{ registry: {} }'],
  ] as const) {
    const code = `import { start } from '${entry}'; try { start(${options}); } catch (error) { console.log(error.name + ': ' + error.message); }`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: consumer,
      encoding: 'utf8',
    });
    expect(out).toMatch(
      /^Error: dfo-consent: start\(\) needs a page, and there is none on a server\. Call it where [^.]+\.\n$/,
    );
  }
});

test('what makes HTML inert runs where there is nothing but the web’s own: as an edge worker between decoder and encoder', async () => {
  const code = `
    import { gateHtmlStream } from 'dfo-consent/html';
    const live = '\ufeff<p>Ærleg 🫐</p><iframe src="https://player.vimeo.com/video/1"></iframe>';
    const bytes = new TextEncoder().encode(live);
    // A byte at a time, so that signs and tags are cut.
    const body = new ReadableStream({ start(c) { for (const byte of bytes) c.enqueue(Uint8Array.of(byte)); c.close(); } });
    const out = body
      .pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true }))
      .pipeThrough(gateHtmlStream({ site: 'dfo.no' }))
      .pipeThrough(new TextEncoderStream());
    process.stdout.write(new Uint8Array(await new Response(out).arrayBuffer()));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' });
  expect(out).toBe(
    '\ufeff<p>Ærleg 🫐</p><iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1"></iframe>',
  );
  // A worker has neither Node's modules nor its globals; a bundler would stop at the first.
  const bundled = await bundle(
    "import { gateHtml } from 'dfo-consent/html'; globalThis.inert = gateHtml('<iframe src=\"//vimeo.com/1\"></iframe>', { site: 'dfo.no' });",
  );
  expect(bundled).not.toMatch(/^import\b/m);
  const room = createContext({ URL, atob, btoa, TextDecoder, TextEncoder });
  runInContext(bundled, room);
  expect(room['inert']).toContain('data-service="vimeo"');
});

test('a bundle of the declaration has no parser in it', async () => {
  const parsers = /FOREIGN_OBJECT|ecmaVersion/;
  expect(
    await bundle("import { declarationTree } from 'dfo-consent/disclosure'; console.log(declarationTree);"),
  ).not.toMatch(parsers);
  expect(await bundle("import { gateHtml } from 'dfo-consent/html'; console.log(gateHtml);")).toMatch(parsers);
});

test('a bundle holds what it uses: a server that decides has no interface in it', async () => {
  const decides = await bundle("import { decide, parse } from 'dfo-consent'; console.log(decide, parse);");
  const starts = await bundle("import { start } from 'dfo-consent'; start();");
  const marks = ['attachShadow', 'Lagre val', 'MutationObserver'];
  for (const mark of marks.filter((mark) => decides.includes(mark))) expect.fail(`${mark} is in the server's bundle`);
  expect(decides).not.toMatch(/createElement|preact/);
  expect(starts).toContain('attachShadow');
});

test('a bundle with a registry of one’s own has no word of DFØ’s in it, and no parser where it only starts a consent', async () => {
  const { registry } = (await import(join(consumer, 'package/dist/registry.js'))) as { registry: unknown };
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? value.length < 30 || value === 'https://www.dfo.no/om-dfo/personvern' // The example in a message.
        ? []
        : [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const dfos = texts(registry);
  const found = async (code: string) => {
    const all = (await bundles(code)).join('\n');
    return { all, dfos: dfos.filter((text) => all.includes(text)).length };
  };
  const starts = await found(
    "import { defineRegistry, start } from 'dfo-consent/own'; start({ registry: defineRegistry(globalThis.mine) });",
  );
  expect(starts.dfos).toBe(0);
  expect(starts.all).toContain('Meir om kva vi lagrar');
  expect(starts.all).not.toMatch(/FOREIGN_OBJECT|ecmaVersion/);
  const names =
    'answerCookie, answerSetCookie, bannerHtml, contentSecurityPolicy, gateHtml, gateHtmlStream, inspectHtml, inspectUnknown';
  expect((await found(`import { ${names} } from 'dfo-consent/own'; console.log(${names});`)).dfos).toBe(0);
  // The other entries have it, so what is looked for is found where it is.
  expect((await found("import { start } from 'dfo-consent'; start();")).dfos).toBeGreaterThan(50);
  expect((await found("import { gateHtml } from 'dfo-consent/html'; console.log(gateHtml);")).dfos).toBeGreaterThan(50);
});

test('with a registry of one’s own everything is made as with the other entries, and without one it is refused', () => {
  const code = `
    import { registry } from 'dfo-consent/registry';
    import * as html from 'dfo-consent/html';
    import * as testing from 'dfo-consent/testing';
    import * as own from 'dfo-consent/own';
    const calls = {
      bannerHtml: [{ site: 'dfo.no', lang: 'nn' }],
      contentSecurityPolicy: [{ site: 'dfo.no', answer: 'accepted', nonce: 'bm9uY2U=' }],
      gateHtml: ['<iframe src="https://player.vimeo.com/video/1"></iframe>', { site: 'dfo.no' }],
      inspectHtml: ['<iframe src="https://player.vimeo.com/video/1"></iframe>', { site: 'dfo.no' }],
      inspectUnknown: ['<iframe src="https://other.example/"></iframe>', { site: 'dfo.no' }],
      answerSetCookie: [{ site: 'dfo.no', cookie: '' }],
      answerCookie: [{ site: 'dfo.no', answer: 'refused', at: 0 }],
    };
    const out = {};
    for (const [name, args] of Object.entries(calls)) {
      const last = args.at(-1);
      const mine = own[name](...args.slice(0, -1), { ...last, registry });
      const theirs = (html[name] ?? testing[name])(...args);
      let refusal = '';
      try { own[name](...args); } catch (error) { refusal = error.name + ': ' + error.message; }
      out[name] = [JSON.stringify(mine) === JSON.stringify(theirs), refusal];
    }
    console.log(JSON.stringify(out));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' });
  const made = JSON.parse(out) as Record<string, [boolean, string]>;
  expect(Object.keys(made)).toHaveLength(7);
  for (const [name, [isSame, refusal]] of Object.entries(made)) {
    expect(isSame, name).toBe(true);
    expect(refusal, name).toMatch(/^RangeError: dfo-consent: no registry was told\. Write \{ registry \}/);
  }
});

test('the words of the declaration are in a chunk of their own', async () => {
  const starts = await bundle("import { start } from 'dfo-consent'; start();");
  expect(starts).not.toContain('Rettsleg grunnlag');
  expect(starts).toContain('Meir om kva vi lagrar');
});

for (const moduleResolution of ['node16', 'bundler'])
  test(
    `the types are found and hold with moduleResolution ${moduleResolution}`,
    unlessIn(moduleResolution === 'node16'),
    () => {
      writeFileSync(
        join(consumer, 'use.ts'),
        `import { start, type Answer } from 'dfo-consent';
import { registry, type DfoSiteId } from 'dfo-consent/registry';
import { declarationTree, html } from 'dfo-consent/disclosure';
import { gateHtml, gateHtmlStream, inspectHtml, type Embed, type GateOptions } from 'dfo-consent/html';
import * as own from 'dfo-consent/own';
const options: GateOptions = { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] }, released: ['vimeo'] };
const inert: string = gateHtml('<p>', options);
const stream: TransformStream<string, string> = gateHtmlStream(options);
const embeds: readonly Embed[] = inspectHtml(inert, options);
// @ts-expect-error there is no such service
gateHtml('<p>', { site: 'dfo.no', hosts: { matomoo: ['x.example'] } });
console.log(stream, embeds);
const handle = start({ site: 'dfo.no', lang: 'nn' });
const may: boolean = handle.may('matomo');
const undo: () => void = handle.subscribe((answer: Answer) => console.log(answer.state));
// @ts-expect-error there is no such site
const wrong: DfoSiteId = 'dfo.noo';
// @ts-expect-error there is no such service
handle.may('matomoo');
own.gateHtml('<p>', { registry, site: 'dfo.no' });
own.start({ registry, site: 'dfo.no' }).may('vimeo');
// @ts-expect-error the registry must be told
own.gateHtml('<p>', { site: 'dfo.no' });
// @ts-expect-error the site is not one of the registry's
own.bannerHtml({ registry, site: 'dfo.noo', lang: 'nn' });
console.log(may, undo, wrong, html(declarationTree(registry, 'dfo.no', 'nn')));
`,
      );
      expect(typecheck(['use.ts'], moduleResolution)).toBe('');
    },
  );

test('one mistake in a registry is one error, at its place', () => {
  const facts =
    "description: text, provenance, recipients, items: [], outsideEea: 'not-documented', purpose: 'statistics', legalBasis: 'consent'";
  const sound = `import { defineRegistry } from 'dfo-consent/own';
const text = { nn: 'a', nb: 'a', en: 'a' };
const provenance = { kind: 'assumed', why: text } as const;
const recipients = [{ name: 'A', role: 'controller', provenance }] as const;
export const registry = defineRegistry({
  organisation: 'A',
  statements: {},
  purposes: { statistics: { name: text, inSentence: text, label: text, description: text, question: { title: text, body: text } } },
  services: {
    counter: { name: 'Counter', ${facts}, delivery: 'script', hosts: ['counter.example'] },
    meter: { name: 'Meter', ${facts}, delivery: 'script', hosts: ['meter.example'] },
    login: { name: 'Login', description: text, provenance, recipients, items: [], outsideEea: 'not-documented', purpose: 'necessary', legalBasis: 'strictly-necessary', necessity: { justification: text, assessedBy: 'A', date: '2026-01-01' }, delivery: 'own' },
  },
  sites: {
    one: { title: 'One', kind: 'website', hostnames: ['one.example'], provenance, banner: ['counter'], inContext: [], necessary: ['login'], privacyUrl: '/p' },
    two: { title: 'Two', kind: 'website', hostnames: ['two.example'], provenance, banner: ['counter', 'meter'], inContext: [], necessary: ['login'], privacyUrl: '/p' },
  },
});
`;
  const mistakes: Readonly<Record<string, readonly [from: string, to: string, told: RegExp]>> = {
    'unknown-service': [
      "banner: ['counter'],",
      "banner: ['countr'],",
      /'"countr"' is not assignable.* Did you mean '"counter"'/,
    ],
    'unknown-purpose': ["purpose: 'statistics'", "purpose: 'statistic'", /Did you mean '"statistics"'/],
    'no-nynorsk': [
      'description: text, provenance',
      "description: { nb: 'a', en: 'a' }, provenance",
      /Property 'nn' is missing/,
    ],
    'no-hosts': [", hosts: ['counter.example']", '', /not assignable to type 'Service<"statistics">'/],
    'no-necessity': [/ necessity: .*?\}, /.exec(sound)![0], ' ', /not assignable to type 'Service<"statistics">'/],
    'wrong-list': ["necessary: ['login']", "necessary: ['counter']", /'"counter"' is not assignable to type '"login"'/],
    'misspelt-name': ['legalBasis:', 'legalBases:', /Did you mean to write 'legalBasis'/],
    'misspelt-delivery': ["delivery: 'script'", "delivery: 'scrip'", /Did you mean '"script"'/],
  };
  const files = Object.entries(mistakes).map(([name, [from, to]]) => {
    writeFileSync(join(consumer, `${name}.ts`), sound.replace(from, to));
    return `${name}.ts`;
  });
  writeFileSync(join(consumer, 'sound.ts'), sound);
  // What follows an error, farther in, is its reason.
  const told = typecheck(['sound.ts', ...files], 'node16')
    .split('\n')
    .filter((line) => /^\S/.test(line));
  expect(told.map((line) => line.replace(/\(.*/s, '')).sort()).toEqual([...files].sort());
  for (const [name, [, , words]] of Object.entries(mistakes))
    expect(told.find((line) => line.startsWith(name))).toMatch(words);
});

test('the examples of the README and the docs compile for somebody who has installed the package', () => {
  const ofOrganisations = examplesOf('ts', 'docs/organisations.md');
  // The first is the registry that the others import.
  writeFileSync(join(consumer, 'registry.ts'), ofOrganisations[0]!);
  const examples = ranBy('test/package/consumer.test.ts', 'ts').flatMap((file) => examplesOf('ts', file));
  expect(examples.length).toBeGreaterThan(7);
  const files = examples.map((code, i) => {
    writeFileSync(join(consumer, `example-${i}.ts`), code);
    return `example-${i}.ts`;
  });
  expect(typecheck(files, 'node16')).toBe('');
  rmSync(join(consumer, 'registry.ts')); // Another test begins with `init`, which writes it.
});

test('the commands of the README and the docs exist and run', () => {
  const lines = ranBy('test/package/consumer.test.ts', 'sh')
    .filter((file) => file !== 'docs/organisations.md') // Below, one after the other.
    .flatMap((file) => examplesOf('sh', file))
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/#.*| > \S+$/, '').trim())
    .filter(Boolean);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  // The page that its commands read.
  writeFileSync(
    join(consumer, 'page.html'),
    '<iframe src="https://player.vimeo.com/video/76979871"></iframe>\n'.repeat(5),
  );
  const elsewhere = examplesOf('sh', 'docs/organisations.md').join('');
  for (const line of new Set(lines)) {
    // They need a browser, a site or no end: test/audit/command.test.ts and test/server/ run them.
    if (/^npx dfo-consent (audit|serve|try) /.test(line)) continue;
    // What it brings is what this consumer has.
    if (line.startsWith('npm install dfo-consent')) continue;
    if (line.startsWith('npx dfo-consent build ')) expect(elsewhere).toContain(line);
    else if (line.startsWith('npx dfo-consent ')) {
      const out = execFileSync(process.execPath, ['package/dist/cli.js', ...line.split(' ').slice(2)], {
        cwd: consumer,
        encoding: 'utf8',
      });
      expect(out.length, line).toBeGreaterThan(200);
    } else expect(Object.keys(scripts)).toContain(/^npm ci && npm (start|test)$/.exec(line)![1]);
  }
});

test('the package holds what it says, and the hashes of its files are true', async () => {
  const { createHash } = await import('node:crypto');
  const read = (file: string) => readFileSync(join(consumer, 'package/dist', file));
  const hashes = JSON.parse(read('sri.json').toString()) as Record<string, string>;
  expect(Object.keys(hashes)).toEqual(
    ['', '-core', '-gate', '-guard', '-disclosure', '-statement'].map((part) => `dfo-consent${part}.js`),
  );
  for (const [file, hash] of Object.entries(hashes)) {
    expect(hash).toBe(`sha384-${createHash('sha384').update(read(file)).digest('base64')}`);
  }
  for (const name of ['preact', 'preact-render-to-string', 'js-cookie', 'commander', 'parse5', 'entities', 'acorn'])
    expect(read('licences.txt').toString()).toMatch(new RegExp(`^${name}$`, 'm'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).sort()).toEqual(['js-cookie', 'preact']);
});

test('the rules for add-ons come with the package, and can be imported', () => {
  const code = `
    const rules = ['autoconsent', 'consent-o-matic'].map((name) => import('dfo-consent/rules/' + name + '.json', { with: { type: 'json' } }));
    console.log(JSON.stringify(await Promise.all(rules)));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' });
  const read = (name: string): unknown => JSON.parse(readFileSync(`rules/${name}.json`, 'utf8'));
  expect(JSON.parse(out)).toEqual([{ default: read('autoconsent') }, { default: read('consent-o-matic') }]);
});

test('the command works from the package', () => {
  const out = execFileSync(
    process.execPath,
    ['package/dist/cli.js', 'disclose', '--site', 'kudos.dfo.no', '--lang', 'nb', '--format', 'markdown'],
    { cwd: consumer, encoding: 'utf8' },
  );
  expect(out).toContain('## Kudos');
  const gate = (input: string) =>
    spawnSync(process.execPath, ['package/dist/cli.js', 'gate', '--site', 'dfo.no'], {
      cwd: consumer,
      encoding: 'utf8',
      input,
    });
  expect(gate('<img src="//vimeo.com/1.png">')).toMatchObject({
    status: 0,
    stdout: '<img data-service="vimeo" data-dfo-src="//vimeo.com/1.png">',
    stderr: '',
  });
});

describe('another organisation', () => {
  const run = (...args: string[]) => {
    const cli = join(consumer, 'package/dist/cli.js');
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: consumer, encoding: 'utf8' });
    return { status, stderr };
  };
  /** What a command needs that few run: their own to install. */
  const install = (...names: string[]) => {
    for (const name of names.filter((one) => !existsSync(join(consumer, 'node_modules', one)))) {
      mkdirSync(dirname(join(consumer, 'node_modules', name)), { recursive: true });
      symlinkSync(resolve('node_modules', name), join(consumer, 'node_modules', name));
    }
  };
  const registry = ['--registry', 'first.ts'];
  const told = ['--organisation', 'Bygda', '--title', 'bygda.example', '--host', 'bygda.example'];

  test('writes a first registry that compiles, and builds its own files with what it has installed', () => {
    expect(run('init', ...told, '--privacy-url', '/personvern', '--out', 'first.ts')).toMatchObject({ status: 0 });
    expect(typecheck(['first.ts'], 'bundler')).toBe('');
    expect(run('build', ...registry, '--out', 'built')).toEqual({
      status: 2,
      stderr:
        'error: first.ts is TypeScript, which needs esbuild to be read. Run "npm install --save-dev esbuild", or name JavaScript or JSON.\n',
    });
    install('esbuild');
    expect(run('build', ...registry, '--out', 'built')).toEqual({
      status: 2,
      stderr:
        'error: This needs rollup and what it works with. Run "npm install --save-dev rollup rollup-plugin-esbuild esbuild @rollup/plugin-node-resolve @rollup/plugin-terser".\n',
    });
    install('rollup', 'rollup-plugin-esbuild', '@rollup/plugin-node-resolve', '@rollup/plugin-terser');
    expect(run('build', ...registry, '--out', 'built', '--lang', 'nb,en')).toEqual({
      status: 0,
      stderr: 'dfo-consent: 14 files for bygda.example in built; index.html shows them.\n',
    });
    expect(readdirSync(join(consumer, 'built')).sort()).toEqual([
      'banner-bygda.example-en.html',
      'banner-bygda.example-nb.html',
      'dfo-consent-core.js',
      'dfo-consent-disclosure.js',
      'dfo-consent-gate.js',
      'dfo-consent-guard.js',
      'dfo-consent-statement.js',
      'dfo-consent.js',
      'index.html',
      'page-bygda.example-en.html',
      'page-bygda.example-nb.html',
      'settings-bygda.example-en.html',
      'settings-bygda.example-nb.html',
      'sri.json',
    ]);
    const tag = readFileSync(join(consumer, 'built/dfo-consent.js'), 'utf8');
    expect(tag).toContain('bygda.example');
    expect(tag).not.toMatch(/doffin|Meir om kva vi lagrar/);
    expect(tag).toContain('Mer om hva vi lagrer');
  }, 240_000);

  test('goes through docs/organisations.md, command by command', { ...unlessIn(false), timeout: 240_000 }, () => {
    install('esbuild', 'rollup', 'rollup-plugin-esbuild', '@rollup/plugin-node-resolve', '@rollup/plugin-terser');
    const lines = examplesOf('sh', 'docs/organisations.md').flatMap((block) => block.split('\n').filter(Boolean));
    const commands = lines.filter((line) => line.startsWith('npx dfo-consent '));
    expect(commands.length).toBeGreaterThan(6);
    for (const line of commands) expect(run(...line.split(' ').slice(2)).status, line).toBe(0);
    // What `build` needs is what the page says is to be installed.
    const peers = lines
      .find((line) => line.startsWith('npm install --save-dev'))!
      .split(' ')
      .slice(3);
    const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
    expect(Object.keys(peerDependencies!)).toEqual(expect.arrayContaining(peers));
    expect(existsSync(join(consumer, 'public/nordic/page-www.bygda.example-nb.html'))).toBe(true);
  });
});
