import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { generate } from 'selfsigned';
import type { Engine } from './engines.js';
import { find } from './find-browser.js';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: Engine;
    /** The browser's program, or its driver's. */
    program: string;
    tls: { key: string; cert: string };
    /** For what browsers store; it goes when the tests are over. */
    folder: string;
  }
}

/** Once before the tests in an engine: the build, the browser, and a certificate for the hosts that are mapped to this machine. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/dfo-consent.js'))
    throw new Error('dist/ is missing: run "npm run build" first, or "npm test".');
  const { program, version } = await find(project.config.provide.engine!);
  console.log(`Browser tests run in ${version} (${program}).`);
  project.provide('program', program);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'dfo.no' }], { keySize: 2048 });
  project.provide('tls', { key, cert });
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-'));
  project.provide('folder', folder);
  // Browsers that end with their worker go on writing for a moment.
  return async () => {
    for (let gone = 0, times = 0; gone < 4 && times < 50; times++) {
      gone = existsSync(folder) ? 0 : gone + 1;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      await setTimeout(200);
    }
  };
}
