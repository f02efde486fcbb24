import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { engines } from '../harness/engines.js';
import { folder, partOf, type Part } from './folder.js';
import { reportHtml } from './page.js';
import { reportOf } from './results.js';

/** Puts together what the engines have seen. */
const files = engines.map(partOf).filter((file) => existsSync(file));
const parts = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Part);
const [first] = parts;
if (!first) throw new Error('No engine was looked at whole. Nothing is written.');
const report = reportOf({
  made: new Date(),
  version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
  scenes: first.scenes,
  probes: first.probes,
  engines: parts.map(({ results }) => results),
});
writeFileSync(`${folder}/report.json`, `${JSON.stringify(report, null, 1)}\n`);
writeFileSync(`${folder}/index.html`, reportHtml(report));
for (const file of files) rmSync(file);
const { answers, findings, measures, measuresBroken } = report.summary;
console.log(
  `${folder}/index.html: ${findings} findings in ${answers} answers of probes, ${measuresBroken} of ${measures} measures beyond their limits.`,
);
