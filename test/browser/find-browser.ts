import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

interface Wanted {
  name: string;
  /** Environment variable that names its program. */
  variable: string;
  /** What its program is called in the PATH, best first. */
  commands: readonly string[];
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

function installed({ variable, commands, own }: Wanted): string | undefined {
  return process.env[variable] ?? inPath(commands) ?? (own && existsSync(own.file) ? own.file : undefined);
}

/** Debian's package where apt is at hand, else Playwright's own download. */
function install({ name, packages, own }: Wanted): void {
  const isRoot = process.getuid?.() === 0;
  const apt = isRoot && spawnSync('apt-get', ['--version']).status === 0;
  if (!apt && !own) return;
  console.log(`No ${name} found: installing one.`);
  if (apt) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
  } else if (own) {
    execFileSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', own.download], { stdio: 'inherit' });
  }
}

function find(wanted: Wanted): string {
  if (!installed(wanted)) install(wanted);
  const found = installed(wanted);
  if (!found) throw new Error(`No ${wanted.name}: install it, or name its program in the variable ${wanted.variable}.`);
  return found;
}

/**
 * The Chromium that the browser tests drive: `CHROMIUM`, one in the PATH, or one that is installed now.
 *
 * @throws Error that says what to do when none can be had
 */
export const findChromium = (): string =>
  find({
    name: 'Chromium or Chrome',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'],
    packages: ['chromium', 'fonts-dejavu-core'],
    own: { file: chromium.executablePath(), download: 'chromium' },
  });

/**
 * The Firefox that the browser tests drive: `FIREFOX`, one in the PATH, or Debian's, installed now. Playwright's own build
 * is another program; Mozilla's is what visitors have.
 *
 * @throws Error that says what to do when none can be had
 */
export const findFirefox = (): string =>
  find({ name: 'Firefox', variable: 'FIREFOX', commands: ['firefox-esr', 'firefox'], packages: ['firefox-esr', 'fonts-dejavu-core'] });
