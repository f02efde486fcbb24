import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];

function inPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function installed(): string | undefined {
  const own = chromium.executablePath(); // What Playwright would have downloaded.
  return process.env['CHROMIUM'] ?? inPath() ?? (existsSync(own) ? own : undefined);
}

/** Debian's package where apt is at hand, else Playwright's own download. */
function install(): void {
  console.log('No Chromium found: installing one.');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { stdio: 'inherit', env });
  } else {
    execFileSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  }
}

/**
 * The Chromium that the browser tests drive: `CHROMIUM`, one in the PATH, or one that is installed now.
 *
 * @throws Error that says what to do when none can be had
 */
export function findChromium(): string {
  if (!installed()) install();
  const found = installed();
  if (!found) throw new Error('No Chromium: install Chromium or Chrome, or name one in the variable CHROMIUM.');
  return found;
}
