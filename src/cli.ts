#!/usr/bin/env node
import { Command } from 'commander';
import { version } from '../package.json';
import { audit } from './commands/audit.js';
import { banner } from './commands/banner.js';
import { build } from './commands/build.js';
import { csp } from './commands/csp.js';
import { disclose } from './commands/disclose.js';
import { gate } from './commands/gate.js';
import { init } from './commands/init.js';
import { serve } from './commands/serve.js';
import { Told } from './commands/told.js';
import { tryOut } from './commands/try.js';

/** Exit codes: 0 fine, 1 findings, 2 it could not run; what commander refuses, and faults of ours, could not. */
const couldNotRun = 2;

const onOneLine = (told: string) => told.trim().replace(/\s*\n\s*/g, ' ');

const program = new Command('dfo-consent')
  .description('Consent and disclosure for Norwegian public websites.')
  .version(version, '-V, --version', 'print the version')
  .addHelpText('afterAll', `\nExit codes: 0 fine, 1 findings, ${couldNotRun} it could not run.`)
  .exitOverride(({ exitCode }) => process.exit(exitCode && couldNotRun))
  .configureOutput({
    outputError(told, write) {
      const line = onOneLine(told);
      const isHelpless = /^error: unknown (option|command) '/.test(line) && !line.includes('(Did you mean');
      write(`${line}${isHelpless ? ' (See --help.)' : ''}\n`);
    },
  })
  .hook('preSubcommand', (_, command) => {
    // A misspelt option is the reason for one that seems to be missing, so commander's own reading of the line looks for it first.
    const args = program.args.slice(1).flatMap((arg) => /^(--[^=]+)=(.*)$/s.exec(arg)?.slice(1) ?? arg);
    if (args.includes('--help') || args.includes('-h')) return;
    const lenient = new Command(command.name()).copyInheritedSettings(program);
    for (const { flags } of command.options) lenient.option(flags);
    lenient.allowExcessArguments().parse(args, { from: 'user' });
  });
for (const command of [init, banner, disclose, gate, csp, build, serve, tryOut, audit])
  program.addCommand(command.copyInheritedSettings(program));
// Commander's own says everything but which word it did not know.
program.helpCommand(false);
program
  .command('help')
  .description('display help for command')
  .argument('[command]')
  .action((name?: string) => {
    const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
    if (!command) return program.error(`error: unknown command '${name}'`);
    command.outputHelp();
  });

function fail(error: unknown): never {
  if (error instanceof Told || error instanceof RangeError) {
    const more = error instanceof Told ? error.more : [];
    process.stderr.write(`error: ${onOneLine(error.message.replace(/^dfo-consent: /, ''))}\n`);
    for (const line of more) process.stderr.write(`  ${onOneLine(line)}\n`);
    process.exit(couldNotRun);
  }
  console.error(error);
  process.exit(couldNotRun);
}
process.on('uncaughtException', fail);
// Who stops reading, as `head` does, has enough.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(new Told(`The output cannot be written: ${error.message}`));
  });
await program.parseAsync().catch(fail);
