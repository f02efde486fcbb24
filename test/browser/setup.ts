import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { generate } from 'selfsigned';
import { findChromium } from './find-chromium.js';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    tls: { key: string; cert: string };
  }
}

/** Once before all browser tests: the build, a browser, and a certificate for the hosts that are mapped to this machine. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync('dist/dfo-consent.js')) throw new Error('dist/ is missing: run "npm run build" first, or "npm test".');
  const chromium = findChromium();
  const version = execFileSync(chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  console.log(`Browser tests run in ${version.trim()} (${chromium}).`);
  project.provide('chromium', chromium);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'dfo.no' }], { keySize: 2048 });
  project.provide('tls', { key, cert });
}
