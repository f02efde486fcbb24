import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { languagesOf } from '../texts/added.js';
import { checkSite, languageIn, readRegistry, registryOption, withProcessings } from './read-registry.js';
import { ReplacedFiles } from './replace-files.js';
import { Told, toldOf } from './told.js';

interface Options {
  registry?: string;
  site?: readonly string[];
  lang?: string;
  out: string;
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
  .option('--lang <languages>', 'with these languages alone, such as nn,nb; default all of the registry')
  .requiredOption('--out <folder>', 'where the files go; made where it is missing')
  .action(async ({ registry: file, site, lang, out }: Options) => {
    const registry = withProcessings(await readRegistry(file));
    for (const id of site ?? []) checkSite(registry, id, true);
    const named = lang?.split(',').map((one) => languageIn(registry, one));
    const languages = languagesOf(registry).filter((one) => !named || named.includes(one));
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
    const files = await build({ root, registry, sites, languages });
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
