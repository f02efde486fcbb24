import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** When and with what something was measured. */
export interface Facts {
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** Programs and packages, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly cores: number;
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;

/**
 * The facts of a measurement that is made now.
 *
 * @param packages development dependencies that were measured with
 * @param browser the program of the browser, where one was used
 */
export function facts(packages: readonly string[], browser?: string): Facts {
  return {
    date: new Date().toISOString().slice(0, 10),
    versions: {
      'dfo-consent': versionOf('.'),
      node: process.versions.node,
      ...(browser !== undefined && {
        chromium: /[\d.]{5,}/.exec(execFileSync(browser, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown',
      }),
      ...Object.fromEntries(packages.map((name) => [name, versionOf(`node_modules/${name}`)])),
    },
    cores: availableParallelism(),
  };
}

/** Writes what was measured, every round of it, beside the documentation: `docs/bench/NAME.json`. */
export function writeMeasured(name: string, measured: Facts & Readonly<Record<string, unknown>>): void {
  mkdirSync('docs/bench', { recursive: true });
  // One line for each row: whole, it would be a line for each number.
  const lines = JSON.stringify(measured, null, 1).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(`docs/bench/${name}.json`, `${lines}\n`);
}
