import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Option } from 'commander';
import { faultsOf } from '../../registry/faults.js';
import { processings, registry as dfo, type Language, type Registry } from '../../registry/index.js';
import { unknown } from '../decide/unknown.js';
import { languagesOf } from '../texts/added.js';
import { textFaults } from '../texts/interface.js';
import { readText } from './read-input.js';
import { Told, toldOf } from './told.js';

/** The option by which a command takes a registry. */
export const registryOption = (): Option =>
  new Option(
    '--registry <file>',
    'another organisation’s registry: TypeScript or JavaScript that exports "registry", or JSON; default DFØ’s',
  );

/**
 * The registry in a file, without a fault.
 *
 * @param file undefined for DFØ's own, `-` for JSON from stdin
 * @throws Told for what cannot be read, and for a registry with faults, all of them
 */
export async function readRegistry(file: string | undefined): Promise<Registry> {
  if (file === undefined) return dfo;
  const found = /\.[cm]?[jt]s$/.test(file) ? exported(await importFile(file)) : parse(await readText(file), file);
  if (typeof found !== 'object' || found === null || !('sites' in found || 'services' in found))
    throw new Told(
      `${file} has no registry: it exports "registry" as defineRegistry() returns it, or is the same as JSON.`,
    );
  const faults = [...faultsOf(found), ...textFaults(found as Registry)].map((fault) =>
    fault.replace(/^dfo-consent: /, ''),
  );
  if (faults.length === 1) throw new Told(`${file}: ${faults[0]}`);
  if (faults.length) throw new Told(`${file} has ${faults.length} faults:`, faults);
  return found as Registry;
}

/**
 * The site of a registry that an option names.
 *
 * @param isWebsite whether it must have pages
 * @throws Told with the sites that there are
 */
export function checkSite(registry: Registry, id: string, isWebsite: boolean): void {
  const known = Object.keys(registry.sites).filter((one) => !isWebsite || registry.sites[one]!.kind === 'website');
  if (!known.includes(id)) throw new Told(unknown(isWebsite ? 'website' : 'site', id, known));
}

/**
 * The registry, with what its statements say beside what lies on the device. DFØ's registry has that beside it.
 */
export const withProcessings = (registry: Registry): Registry =>
  registry === dfo ? { ...registry, processings } : registry;

/**
 * The statement of a registry that an option names.
 *
 * @throws Told with the statements that there are
 */
export function checkStatementId(registry: Registry, id: string): void {
  const known = Object.keys(registry.statements);
  if (!known.includes(id)) throw new Told(unknown('statement', id, known));
}

/**
 * The language that an option names.
 *
 * @throws Told with the languages that there are
 */
export function languageIn(registry: Registry, id: string): Language {
  const known = languagesOf(registry);
  const language = known.find((one) => one === id);
  if (!language) throw new Told(unknown('language', id, known));
  return language;
}

/** The option by which a command takes a language. */
export const languageOption = (what: string): Option =>
  new Option('--lang <language>', `${what}: nn, nb, en, or one that the registry adds`).default('nn');

const exported = (module: { registry?: unknown; default?: unknown }): unknown => module.registry ?? module.default;

async function importFile(file: string): Promise<{ registry?: unknown }> {
  await access(file).catch((error: unknown) => {
    throw toldOf(file, error);
  });
  const module = /ts$/.test(file) ? importTypeScript(file) : import(pathToFileURL(resolve(file)).href);
  return module.catch((error: unknown) => {
    throw error instanceof Told ? error : new Told(`${file} cannot be imported: ${(error as Error).message}`);
  }) as Promise<{ registry?: unknown }>;
}

/** Node 20 reads no TypeScript, and later versions none that imports `./x.js` for `./x.ts`. */
async function importTypeScript(file: string): Promise<{ registry?: unknown }> {
  const { build } = await import('esbuild').catch(() => {
    throw new Told(
      `${file} is TypeScript, which needs esbuild to be read. Run "npm install --save-dev esbuild", or name JavaScript or JSON.`,
    );
  });
  // What the registry imports of this package is this very package, installed beside it or not.
  const own = createRequire(import.meta.url);
  const built = await build({
    entryPoints: [resolve(file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'dfo-consent',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^dfo-consent(\/|$)/ }, ({ path }) => ({ path: own.resolve(path) })),
      },
    ],
  }).catch(({ errors: [first], message }: { errors: { text: string }[]; message: string }) => {
    throw new Told(`${file} cannot be read: ${first?.text ?? message}`);
  });
  const code = Buffer.from(built.outputFiles[0]!.text).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as { registry?: unknown };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Told(`${file} is no JSON: ${(error as Error).message}`);
  }
}
