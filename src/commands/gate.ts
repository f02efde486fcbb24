import { Command, InvalidArgumentError, Option } from 'commander';
import type { Registry } from '../../registry/index.js';
import { gateHtml, inspectHtml, inspectUnknown, type Embed, type Unknown } from '../html/index.js';
import { unknownAmong } from '../html/inspect-html.js';
import { unknownId } from '../address/host-pattern.js';
import { setUp, type GateOptions } from '../html/setup.js';
import { decode } from '../encoding/whole.js';
import { addNamedValue, type NamedValues } from './named-values.js';
import { readInput } from './read-input.js';
import { readRegistry, registryOption } from './read-registry.js';
import { ReplacedFiles } from './replace-files.js';
import { Told, toldOf } from './told.js';
import { addUnknown, type WithUnknown } from './unknown-option.js';
import { findSuspects } from '../html/suspects.js';

type Options = GateOptions<Registry>;

interface Flags {
  site: string;
  registry?: string;
  host: NamedValues;
  unknown: WithUnknown;
  failOn: readonly Failure[];
  write: boolean;
  list: boolean;
}

const failures = ['ungated', 'unknown'] as const;
type Failure = (typeof failures)[number];

function failuresOf(written: string): Failure[] {
  return written.split(',').map((one) => {
    const found = failures.find((known) => known === one);
    if (!found) throw new InvalidArgumentError(`Allowed choices are ${failures.join(', ')}, with commas between them.`);
    return found;
  });
}

/** One input, gated. */
interface Gated {
  /** For messages: the file's name, or `stdin`. */
  readonly name: string;
  readonly embeds: readonly Embed[];
  readonly content: Uint8Array;
  /** What a build may be told to fail on. */
  readonly failures: readonly Failure[];
  readonly isChanged: boolean;
}

/** `dfo-consent gate`: HTML in, the same HTML with its embeds inert out. */
export const gate = new Command('gate')
  .description('Make the embeds in HTML inert, so that nothing of them is loaded before the visitor says yes.')
  .argument('[file...]', 'HTML to read; stdin where none is named, and for -')
  .requiredOption('--site <id>', 'which site the HTML belongs to')
  .addOption(registryOption())
  .option(
    '--host <service=host>',
    'a server of the site’s own, as matomo=matomo.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option(
    '--unknown <how>',
    'what loads from a host that the registry does not describe: "warn" of it, "hold" it, or "allow=HOST", which may be repeated',
    addUnknown,
    { isHeld: false, allowed: [] },
  )
  .option(
    '--fail-on <what>',
    'exit with 1 where the HTML has embeds that are "ungated", or loads from hosts that are "unknown", or both: ungated,unknown',
    failuresOf,
    [],
  )
  .option('--write', 'change the files in their places instead of printing', false)
  .addOption(
    new Option('--list', 'print which embeds there are and why each waits, and change nothing')
      .default(false)
      .conflicts('write'),
  )
  .action((files: readonly string[], flags: Flags) => run([...new Set(files)], flags));

async function run(files: readonly string[], flags: Flags): Promise<void> {
  const { site, registry: file, host, unknown, write, list } = flags;
  const registry = await readRegistry(file);
  // The registry is asked whether these exist.
  const options = {
    site,
    hosts: host,
    registry,
    unknown: unknown.isHeld ? 'hold' : 'pass',
    allowed: unknown.allowed,
  } satisfies Options;
  setUp(options);
  if (write && !files.length) throw new Told('--write changes files; name them.');
  if (write && files.includes('-')) throw new Told('--write changes files, and "-" is stdin; name files.');
  if (!write && !list && files.length > 1)
    throw new Told('Several files cannot be printed as one; change them with --write, or name one.');

  const failures: Failure[] = [];
  if (write) failures.push(...(await replace(files, options)));
  else {
    for (const input of files.length ? files : ['-']) {
      const isStdin = input === '-';
      const gated = make(isStdin ? 'stdin' : input, await readInput(input), options);
      await print(list ? listed(gated, isStdin ? '' : `${input}:`) : gated.content);
      failures.push(...gated.failures);
    }
  }
  if (failures.some((failure) => flags.failOn.includes(failure))) process.exitCode = 1;
}

/** Changes all of the files, or none. */
async function replace(files: readonly string[], options: Options): Promise<Failure[]> {
  const replaced = new ReplacedFiles();
  const found: Failure[] = [];
  const news: string[] = [];
  try {
    for (const file of files) {
      const { content, embeds, failures, isChanged } = make(file, await readInput(file), options);
      found.push(...failures);
      if (!isChanged) continue;
      await replaced.add(file, content).catch((error: unknown) => {
        throw toldOf(file, error);
      });
      news.push(`${file}: changed, ${embeds.length} ${embeds.length === 1 ? 'embed' : 'embeds'} made inert.`);
    }
    await replaced.commit();
  } finally {
    await replaced.discard();
  }
  for (const line of news) say(line);
  return found;
}

function make(name: string, bytes: Uint8Array, options: Options): Gated {
  try {
    const { text, encode, otherReadings } = decode(bytes);
    const embeds = inspectHtml(text, options);
    const gated = gateHtml(text, options);
    const content = gated === text ? bytes : encode(gated);
    if (otherReadings(content).some((other) => inspectHtml(other, options).length)) {
      throw new RangeError(
        'loads something of a service where browsers read it in another encoding than its own. Save it as UTF-8, and let the <meta charset> at its top say so.',
      );
    }
    const strangers = options.unknown === 'hold' ? unknownAmong(embeds, text, options) : inspectUnknown(text, options);
    warn(name, text, embeds, strangers, options);
    const failures = failuresIn(embeds, strangers);
    return { name, embeds, content, failures, isChanged: gated !== text };
  } catch (error) {
    throw new Told(`${name}: ${(error as Error).message}`);
  }
}

function failuresIn(embeds: readonly Embed[], strangers: readonly Unknown[]): Failure[] {
  const isUngated = embeds.some(({ service }) => service !== unknownId);
  return [...(isUngated ? (['ungated'] as const) : []), ...(strangers.length ? (['unknown'] as const) : [])];
}

/** What the HTML's owner must act on. */
function warn(
  name: string,
  text: string,
  embeds: readonly Embed[],
  strangers: readonly Unknown[],
  options: Options,
): void {
  const undeclared = new Map(
    embeds
      .filter(({ isDeclared, service }) => !isDeclared && service !== unknownId)
      .reverse()
      .map((one) => [one.service, one.line]),
  );
  for (const [service, line] of undeclared) {
    say(
      `${name}:${line}: warning: ${options.site} does not declare ${service} in the registry, so it stays closed whatever visitors answer.`,
    );
  }
  const told = new Set<string>();
  const trackers = new Set<string>();
  for (const { line, element, file, host } of findSuspects(text, options)) {
    const advice = `--host matomo=${host ?? 'HOST'}`;
    if (host !== undefined) trackers.add(host);
    if (told.has(advice)) continue;
    told.add(advice);
    say(
      `${name}:${line}: warning: <${element}> loads ${file}${host ? ` from ${host}` : ''} and is left as it was. If this is the site's Matomo: ${advice}`,
    );
  }
  const seen = new Set<string>();
  const isHeld = options.unknown === 'hold';
  for (const { line, element, hosts } of strangers) {
    for (const host of hosts.length ? hosts : ['HOST']) {
      if (seen.has(host)) continue;
      seen.add(host);
      if (trackers.has(host)) continue;
      say(
        `${name}:${line}: warning: <${element}> loads from ${host === 'HOST' ? 'a host inside it' : host}, which the registry does not describe, ${
          isHeld
            ? 'so it stays closed whatever visitors answer. Describe it in the registry, or let it through with'
            : 'and is left as it was: visitors contact it unasked. Describe it in the registry, close it with --unknown hold, or let it through with'
        } --unknown allow=${host}`,
      );
    }
  }
}

const listed = ({ embeds }: Gated, prefix: string): string =>
  embeds
    .map(
      ({ line, service, element, addresses, why }) =>
        `${[`${prefix}${line}:`, service, `<${element}>`, ...addresses.map(onOneLine), `(${onOneLine(why)})`].join(' ')}\n`,
    )
    .join('');

/** Addresses in strange HTML may hold line ends and signs that terminals obey. */
const onOneLine = (address: string) => {
  const clean = address.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return clean.length > 300 ? `${clean.slice(0, 300)}…` : clean;
};

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Prints, and is done when it has been taken; what the stream has to say of it, `cli.ts` hears. */
const print = (output: string | Uint8Array): Promise<void> =>
  new Promise((done) => void process.stdout.write(output, () => done()));
