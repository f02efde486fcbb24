import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import type { Language } from '../../registry/model.js';
import { languages } from '../values/languages.js';
import { checkSite, readRegistry, registryOption } from './read-registry.js';
import { ReplacedFiles } from './replace-files.js';
import { Told, toldOf } from './told.js';

interface Options {
  registry?: string;
  site?: readonly string[];
  lang: readonly Language[];
  out: string;
}

function languagesOf(written: string): Language[] {
  const named = written.split(',');
  if (named.some((one) => !languages.some((known) => known === one)))
    throw new InvalidArgumentError(`Allowed choices are ${languages.join(', ')}, with commas between them.`);
  return languages.filter((one) => named.includes(one));
}

/** This package, which has the source. */
const root = fileURLToPath(new URL('..', import.meta.url));

/** `dfo-consent build`: the files of `dist/` for other sites, another registry or fewer languages. */
export const build = new Command('build')
  .description(
    'Make the script tag’s files, the printed banners and a page that shows them, for a registry or a part of it.',
  )
  .addOption(registryOption())
  .option('--site <id...>', 'for these sites alone; default all websites of the registry')
  .option('--lang <languages>', 'with these languages alone, such as nn,nb', languagesOf, languages)
  .requiredOption('--out <folder>', 'where the files go; made where it is missing')
  .action(async ({ registry: file, site, lang, out }: Options) => {
    const registry = await readRegistry(file);
    for (const id of site ?? []) checkSite(registry, id, true);
    const websites = Object.keys(registry.sites).filter((id) => registry.sites[id]!.kind === 'website');
    const sites = [...new Set(site ?? websites)];
    if (!sites.length) throw new Told('The registry has no website. Add one to sites, with kind: "website".');
    const there = await stat(out).catch(() => undefined);
    if (there && !there.isDirectory()) throw new Told(`${out} is no folder. Name another with --out.`);
    const { build } = await import('../built/build.js').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      throw new Told(
        'This needs rollup and what it works with. Run "npm install --save-dev rollup rollup-plugin-esbuild esbuild @rollup/plugin-node-resolve @rollup/plugin-terser".',
      );
    });
    const files = await build({ root, registry, sites, languages: lang });
    const written = new ReplacedFiles();
    try {
      await mkdir(out, { recursive: true });
      for (const [name, content] of files) await written.add(join(out, name), content);
      await written.commit();
    } catch (error) {
      throw toldOf(out, error);
    } finally {
      await written.discard();
    }
    process.stderr.write(
      `dfo-consent: ${files.size} files for ${sites.join(', ')} in ${out}; index.html shows them.\n`,
    );
  });
