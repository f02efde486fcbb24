/** The elements in templates of Vue and Svelte, checked by their own compilers; `test/types` has those in JSX. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unlessIn } from '../harness/tags.js';
import { consumerWith } from './unpack.js';

let project = '';
beforeAll(() => {
  project = consumerWith(['vue', 'svelte', 'typescript']);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const checkers = {
  vue: { file: 'Page.vue', program: 'vue-tsc/bin/vue-tsc.js', args: ['--noEmit'] },
  svelte: {
    file: 'Page.svelte',
    program: 'svelte-check/bin/svelte-check',
    args: ['--output', 'machine', '--tsconfig', 'tsconfig.json'],
  },
} as const;

const script = `<script SETUP lang="ts">
const film = { src: 'https://player.vimeo.com/video/1', title: 'Opptak' };
</script>`;

const pages = {
  // Addresses are bound: in a tag with `//` in an attribute's text vue-tsc 3.3.14 checks nothing.
  vue: {
    right: `${script.replace('SETUP', 'setup')}
<template>
<dfo-consent-banner lang="nn" />
<dfo-consent-embed service="vimeo" v-bind="film" :height="400" width="100%" heading-level="3" class="film" />
<dfo-cookie-declaration site="dfo.no kudos.dfo.no" :heading-level="3" />
<dfo-consent-settings class="in-footer" @focus="() => {}" />
</template>`,
    wrong: `${script.replace('SETUP', 'setup')}
<template>
<dfo-consent-embed service="vimeo" v-bind="film" sandbox="" />
<dfo-consent-embed v-bind="film" />
<dfo-consent-embed service="vimeo" :src="film.src" />
<dfo-consent-embed service="vimeo" v-bind="film" :heading-level="[]" />
<dfo-consent-baner />
</template>`,
    says: [
      /\.vue\(5,.*sandbox/,
      /\.vue\(6,.*\n.*service/,
      /\.vue\(7,.*\n.*title/,
      /\.vue\(8,.*never/,
      /\.vue\(9,.*baner/,
    ],
  },
  // An element that is not there passes: Svelte takes any name.
  svelte: {
    right: `${script.replace('SETUP ', '')}
<dfo-consent-banner lang="nn"></dfo-consent-banner>
<dfo-consent-embed service="vimeo" {...film} height={400} width="100%" heading-level="3" class="film"></dfo-consent-embed>
<dfo-cookie-declaration site="dfo.no kudos.dfo.no" heading-level={3}></dfo-cookie-declaration>
<dfo-consent-settings class="in-footer" onfocus={() => {}}></dfo-consent-settings>`,
    wrong: `${script.replace('SETUP ', '')}
<dfo-consent-embed service="vimeo" {...film} sandbox=""></dfo-consent-embed>
<dfo-consent-embed {...film}></dfo-consent-embed>
<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1"></dfo-consent-embed>
<dfo-consent-embed service="vimeo" {...film} heading-level={[]}></dfo-consent-embed>`,
    says: [/ 4:.*sandbox/, / 5:.*service/, / 6:.*title/, / 7:.*never/],
  },
} as const;

/** What the framework's checker says of a page; empty if it is content. */
function check(framework: keyof typeof checkers, page: string): string {
  const { file, program, args } = checkers[framework];
  writeFileSync(join(project, file), page);
  const tsconfig = {
    compilerOptions: {
      strict: true,
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom'],
      types: [`dfo-consent/${framework}`],
      allowArbitraryExtensions: true,
      skipLibCheck: true,
    },
    vueCompilerOptions: { strictTemplates: true },
    files: [file],
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('node_modules', program), ...args], {
    cwd: project,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stdout + stderr;
}

describe.each(['vue', 'svelte'] as const)('a template of %s', { ...unlessIn(false), timeout: 120_000 }, (framework) => {
  const { right, wrong, says } = pages[framework];

  test('compiles', () => expect(check(framework, right)).toBe(''));

  test('does not compile with an attribute, a level or an element that is not there, nor without a service or a title', () => {
    const said = check(framework, wrong);
    for (const one of says) expect(said).toMatch(one);
  });
});
