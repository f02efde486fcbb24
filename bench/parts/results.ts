import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { styleIsInline } from '../../test/harness/contestants/page.js';
import { rounds, type Values } from './rounds.js';
import { slow4G, slowdown } from './visit.js';

const folder = 'docs/bench';

/** What was measured, when and with what. */
export interface Results {
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  readonly versions: Readonly<
    Record<'node' | 'chromium' | 'dfo-consent' | 'vanilla-cookieconsent' | 'klaro' | 'orejime', string>
  >;
  readonly conditions: string;
  readonly rounds: number;
  readonly values: Values;
}

const versionIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

export const resultsOf = (browser: Browser, values: Values): Results => ({
  date: new Date().toISOString().slice(0, 10),
  versions: {
    node: process.versions.node,
    chromium: browser.version(),
    'dfo-consent': versionIn('package.json'),
    'vanilla-cookieconsent': versionIn('node_modules/vanilla-cookieconsent/package.json'),
    klaro: versionIn('node_modules/klaro/package.json'),
    orejime: versionIn('node_modules/orejime/package.json'),
  },
  conditions: `processor ${slowdown} times slower; ${slow4G.latency} ms to each answer, ${slow4G.downloadThroughput} bytes per second down and ${slow4G.uploadThroughput} up; the page’s style in ${styleIsInline ? 'its HTML' : 'a file'}`,
  rounds,
  values,
});

/** «2026-11-22, 15 rounds: node 20.20.2, …» */
export const caption = ({ date, rounds, versions }: Results): string =>
  `${date}, ${rounds} rounds: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}`;

/** Writes a file beside the document that shows it, under a name of its own where the page has its style inline. */
export function write(bench: string, ending: 'json' | 'svg', content: string): void {
  const file = `${folder}/${bench}${styleIsInline ? '' : '-style-in-file'}.${ending}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
  console.log(`${file} is written.`);
}

/** All values, with four decimals: finer they are not. */
export const toJson = (results: Results): string => {
  const rounded = JSON.stringify(
    results,
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value),
    2,
  );
  // The rounds of a measure stand in one line.
  return `${rounded.replace(/\[[\s\d.,-]+\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
};
