import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { ended, startScreen } from './drivers/screen.js';
import type { Engine } from './engines.js';

/** Where Debian keeps the browser that its WebKitWebDriver drives. */
export const miniBrowser = `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64'] ?? process.arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

interface Wanted {
  name: string;
  /** Environment variable that names its program. */
  variable: string;
  /** What its program is called in the PATH, best first. */
  commands: readonly string[];
  /** Other programs that must be there. */
  needs?: readonly string[];
  /** Debian's packages. */
  packages: readonly string[];
  /** Playwright's own build, where that can be driven: where it lies, and its name for the download. */
  own?: { file: string; download: string };
}

function inPath(commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => commands.map((command) => join(folder, command)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function installed({ variable, commands, needs = [], own }: Wanted): string | undefined {
  if (!needs.every((one) => inPath([one]))) return undefined;
  const named = process.env[variable];
  if (named && !existsSync(named)) throw new Error(`${variable} is "${named}", and no program is there.`);
  return named || inPath(commands) || (own && existsSync(own.file) ? own.file : undefined);
}

const wanted: Readonly<Record<Engine, Wanted>> = {
  chromium: {
    name: 'Chromium or Chrome',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'],
    packages: ['chromium', 'fonts-dejavu-core'],
    own: { file: chromium.executablePath(), download: 'chromium' },
  },
  // Playwright's own build is another program; Mozilla's is what visitors have.
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr', 'fonts-dejavu-core'],
  },
  webkit: {
    name: 'WebKitGTK',
    variable: 'WEBKIT_DRIVER',
    commands: ['WebKitWebDriver'],
    needs: ['Xvfb'],
    packages: ['webkit2gtk-driver', 'xvfb', 'fonts-dejavu-core'],
  },
};

const hasApt = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

/** Debian's package where apt is at hand, else Playwright's own download. */
function install({ name, packages, own }: Wanted): void {
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  console.log(`No ${name} found: installing one.`);
  if (hasApt()) {
    run('apt-get', 'update');
    run('apt-get', 'install', '-y', '--no-install-recommends', ...packages);
  } else if (own) run(process.execPath, 'node_modules/playwright-core/cli.js', 'install', own.download);
}

export interface Found {
  readonly program: string;
  readonly version: string;
}

const adviceFor = ({ name, variable, packages }: Wanted) =>
  `No ${name}: install it (Debian: ${packages.join(' ')}), or name its program in the variable ${variable}.`;

function programOf(engine: Engine): string {
  prepare(engine);
  return installed(wanted[engine])!;
}

/**
 * Sees to it that the browser of an engine is here, and installs it where it can.
 *
 * @returns how long it was installed, in milliseconds: 0 for one that was here
 * @throws Error that says what to do when it cannot be had
 */
export function prepare(engine: Engine): number {
  const one = wanted[engine];
  if (installed(one)) return 0;
  const begin = performance.now();
  let why = '';
  try {
    install(one);
  } catch (error) {
    why = ` (${(error as Error).message.split('\n')[0]})`;
  }
  if (!installed(one)) throw new Error(`${adviceFor(one)}${why}`);
  return performance.now() - begin;
}

/**
 * The program of an engine that the browser tests drive: what its variable names, one in the PATH, or one that is installed now.
 *
 * @throws Error that says what to do when none can be had
 */
export async function find(engine: Engine): Promise<Found> {
  const program = programOf(engine);
  return { program, version: await versionOf(engine, program) };
}

async function versionOf(engine: Engine, program: string): Promise<string> {
  const ask = (asked: string, env = process.env) =>
    spawnSync(asked, ['--version'], { encoding: 'utf8', env }).stdout.trim();
  if (engine !== 'webkit') return ask(program);
  // Its driver does not tell; the browser does, if there is a screen.
  const { screen, name } = await startScreen();
  try {
    return ask(miniBrowser, { ...process.env, DISPLAY: name });
  } finally {
    await ended(screen);
  }
}

/** The Chromium of the tests and the benchmarks. */
export const findChromium = (): string => programOf('chromium');
