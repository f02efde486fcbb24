/**
 * `npm test`, `npm run test:quick` and `npm run test:all`: the command's parts, and a summary at the end.
 *
 * Exit code 1 when a test, a lint or the build fails; 2 when the run cannot begin, which one line explains.
 */
import { Command as Program } from 'commander';
import { availableParallelism } from 'node:os';
import { engines } from '../harness/engines.js';
import { disagreements } from '../listing/check.js';
import { prepare } from '../harness/find-browser.js';
import { commands, engineOf, filterOf, groups, parts, typed, type Command, type Part } from './parts.js';
import { runPart, type PartResult } from './run-part.js';
import { summary } from './summary.js';

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const program = new Program()
  .argument('<command>')
  .argument('[parts...]')
  .option('--shard <i/n>')
  .configureOutput({ writeErr: () => {} })
  .exitOverride((error) => stop(`${error.message.replace(/^error: /, '')}. There is only --shard=i/n, and the parts.`))
  .parse();
const [command, ...asked] = program.args as [Command, ...string[]];
const { shard } = program.opts<{ shard?: string }>();

if (!commands.includes(command)) stop(`There is no command "${command}". There are: ${commands.join(', ')}.`);
const unknown = asked.find((one) => !parts.some((part) => part === one));
if (unknown !== undefined) stop(`There is no part or engine "${unknown}". There are: ${parts.join(', ')}.`);
const has = (part: Part) => filterOf(command, part) !== null;
const without = asked.find((one) => !has(one as Part));
if (without !== undefined) {
  stop(`${typed[command]} has no part "${without}". It has: ${parts.filter(has).join(', ')}.`);
}
const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(shard ?? '') ?? []).map(Number);
if (shard !== undefined && !(index >= 1 && index <= count)) {
  stop(`--shard is "${shard}". It is i/n, the i-th of n, as in --shard=1/3.`);
}

/** What does not divide is the first shard's. */
const isWhole = (part: Part) => part === 'types' || part === 'lint';
const chosen = parts.filter(
  (part) => has(part) && (!asked.length || asked.includes(part)) && !(isWhole(part) && index > 1),
);

const begin = performance.now();
let installing = 0;
for (const engine of engines.filter((one) => chosen.some((part) => engineOf(part) === one))) {
  try {
    installing += prepare(engine);
  } catch (error) {
    stop((error as Error).message);
  }
}

const results: PartResult[] = [await runPart('build')];
if (results[0]!.isOk) {
  for (const lanes of groups) {
    const run = lanes.map(async (lane) => {
      for (const part of lane.filter((one) => chosen.includes(one))) {
        const filter = filterOf(command, part) ?? undefined;
        // Of thousands of tests in browsers one may be late; the summary names it. `npm test` has no such excuse.
        const retries = command === 'all' && engineOf(part) ? 1 : 0;
        results.push(await runPart(part, { command, filter, shard, retries }));
      }
    });
    await Promise.all(run);
  }
  // Only a run of everything has met every test.
  if (command !== 'quick' && !asked.length && !shard) {
    const begin = performance.now();
    const faults = disagreements(results.flatMap(({ files }) => files.flatMap(({ tests }) => tests)));
    for (const fault of faults) console.log(`${'rules'.padEnd(10)} ${fault}`);
    results.push({ part: 'rules', took: performance.now() - begin, isOk: !faults.length, files: [] });
  }
}
const order = ['build', ...parts, 'rules'];
results.sort((one, other) => order.indexOf(one.part) - order.indexOf(other.part));
console.log(
  summary({
    command: [typed[command], ...asked, ...(shard ? [`--shard=${shard}`] : [])].join(' '),
    results,
    took: performance.now() - begin - installing,
    installing,
    cores: availableParallelism(),
  }),
);
process.exitCode = results.every(({ isOk }) => isOk) ? 0 : 1;
