import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { generate } from 'selfsigned';
import { findChromium, findFirefox } from './find-browser.js';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    firefox: string;
    tls: { key: string; cert: string };
  }
}

/** Once before all browser tests: the build, the browsers, and a certificate for the hosts that are mapped to this machine. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync('dist/dfo-consent.js')) throw new Error('dist/ is missing: run "npm run build" first, or "npm test".');
  for (const [name, find] of [['chromium', findChromium], ['firefox', findFirefox]] as const) {
    const program = find();
    const version = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    console.log(`Browser tests run in ${version.trim()} (${program}).`);
    project.provide(name, program);
  }
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'dfo.no' }], { keySize: 2048 });
  project.provide('tls', { key, cert });
}
