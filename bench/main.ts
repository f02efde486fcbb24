import { readdir } from 'node:fs/promises';

/**
 * `npm run bench` measures everything, `npm run bench -- html` one thing. A bench is a file in this folder that exports
 * `run()`, which prints its tables and throws where it cannot measure; what they share is in `parts/`.
 */
interface Bench {
  readonly run?: () => Promise<void> | void;
}

const files = await readdir(import.meta.dirname);
const all = files
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
for (const name of asked.length ? asked : all) {
  const { run } = (await import(`./${name}.ts`)) as Bench;
  if (!run) continue; // A part of another.
  const start = performance.now();
  console.log(`# ${name}\n`);
  await run();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}
