import { existsSync } from 'node:fs';
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
  }
}

/** Once before the tests in an engine: the build, the browser, and a certificate for the hosts that are mapped to this machine. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync('dist/dfo-consent.js'))
    throw new Error('dist/ is missing: run "npm run build" first, or "npm test".');
  const { program, version } = await find(project.config.provide.engine!);
  console.log(`Browser tests run in ${version} (${program}).`);
  project.provide('program', program);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'dfo.no' }], { keySize: 2048 });
  project.provide('tls', { key, cert });
}
