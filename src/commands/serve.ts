import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, type Option } from 'commander';
import { addNamedValue, type NamedValues } from './named-values.js';
import { aNumber, aPort } from './numbers.js';
import { withPackages } from './peers.js';
import { readText } from './read-input.js';
import { checkSite, readRegistry, registryOption } from './read-registry.js';
import { Told } from './told.js';
import { addUnknown, type WithUnknown } from './unknown-option.js';

/** What `serve` takes, on the line and in a file by the same names. */
interface Options {
  upstream?: string;
  site?: string;
  registry?: string;
  files?: string;
  host: NamedValues;
  port: number;
  listen: string;
  operatorPort?: number;
  trust: readonly string[];
  unknown: WithUnknown;
  only: readonly string[];
  except: readonly string[];
  add: boolean;
  tag: NamedValues;
  more: NamedValues;
  privacyUrl?: string;
  cookieDomain?: string;
  count: boolean;
  bodyLimit: number;
  connectSeconds: number;
  silentSeconds: number;
  graceSeconds: number;
  config?: string;
}

const add = (written: string, before: readonly string[]): readonly string[] => [...before, written];

/** The folder of the library's files: this one, in the package. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** `dfo-consent serve`: a proxy that gates every page of the server behind. */
export const serve = new Command('serve')
  .description('Stand before a web server and gate its pages, so that nothing of a third party loads before a yes.')
  .option('--upstream <url>', 'the server behind, such as http://127.0.0.1:8080')
  .option('--site <id>', 'which site its pages belong to')
  .addOption(registryOption())
  .option('--files <folder>', 'what "dfo-consent build" made for that registry; default DFØ’s files')
  .option(
    '--host <service=host>',
    'a server of the site’s own, as matomo=matomo.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option('--port <port>', 'where to listen', aPort, 8081)
  .option('--listen <address>', 'the address to listen on', '127.0.0.1')
  .option(
    '--operator-port <port>',
    'a port for /healthz, /readyz, /metrics and /gate alone; default they answer on --port, to trusted addresses that pass nobody on',
    aPort,
  )
  .option(
    '--trust <network>',
    'who is believed about visitors, such as 10.0.0.0/8; may be repeated; default this machine',
    add,
    [],
  )
  .option(
    '--unknown <how>',
    'what loads from a host that the registry does not describe: "hold" it, "warn" of it in the log, or "allow=HOST", which may be repeated',
    addUnknown,
    { isHeld: true, allowed: [] },
  )
  .option('--only <path>', 'gate pages in this folder alone; may be repeated', add, [])
  .option('--except <path>', 'leave pages in this folder as they are, such as /admin; may be repeated', add, [])
  .option('--no-add', 'add no banner, control and script: the pages have them')
  .option(
    '--tag <attribute=value>',
    'one more attribute of the script, such as data-qlik-url=https://qlik.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option(
    '--more <directive=source>',
    'something that the site itself needs in its policy, such as form-action=https://login.example.no; may be repeated',
    addNamedValue,
    {},
  )
  .option('--privacy-url <address>', 'the page that tells what is stored; default the registry’s')
  .option('--cookie-domain <domain>', 'the domain under which websites share one answer; default none')
  .option('--count', 'count answers, without anything of the visitor, and tell so', false)
  .option('--body-limit <bytes>', 'most bytes of a request', aNumber, 100 * 2 ** 20)
  .option('--connect-seconds <seconds>', 'how long the server behind may take to connect', aNumber, 5)
  .option('--silent-seconds <seconds>', 'how long it may be silent', aNumber, 300)
  .option('--grace-seconds <seconds>', 'how long running requests get when this ends', aNumber, 30)
  .option('--config <file>', 'JSON with these options by their names; the command line wins')
  .action(async (_: Options, command: Command) => {
    const told = await withConfig(command);
    if (told.upstream === undefined) throw new Told('No server is named. Add --upstream http://127.0.0.1:8080.');
    if (told.site === undefined) throw new Told('No site is named. Add --site dfo.no, say.');
    if (told.registry !== undefined && told.files === undefined)
      throw new Told(
        `The files for ${told.registry} are missing. Run "dfo-consent build --registry ${told.registry} --out FOLDER", and add --files FOLDER.`,
      );
    const registry = await readRegistry(told.registry);
    checkSite(registry, told.site, true);
    const { serve } = await withPackages(() => import('../server/serve.js'));
    const log = (line: Readonly<Record<string, unknown>>) =>
      void process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
    const { isHeld, allowed } = told.unknown;
    const serving = await serve({
      upstream: told.upstream,
      site: told.site,
      registry,
      files: told.files ?? here,
      hosts: told.host,
      port: told.port,
      address: told.listen,
      operatorPort: told.operatorPort,
      ...(told.trust.length && { trust: told.trust }),
      unknown: isHeld ? 'hold' : 'warn',
      allowed,
      only: told.only,
      except: told.except,
      adds: told.add,
      attributes: Object.fromEntries(Object.entries(told.tag).map(([name, values]) => [name, values.at(-1)!])),
      more: told.more,
      privacyUrl: told.privacyUrl,
      cookieDomain: told.cookieDomain,
      counts: told.count,
      bodyLimit: told.bodyLimit,
      connectSeconds: told.connectSeconds,
      silentSeconds: told.silentSeconds,
      graceSeconds: told.graceSeconds,
      log,
    });
    log({
      level: 'info',
      message: `It stands before ${told.upstream}.`,
      address: told.listen,
      port: serving.port,
      operatorPort: serving.operatorPort,
    });
    const end = () => void serving.stop().then(() => process.exit(0));
    process.once('SIGTERM', end).once('SIGINT', end);
  });

/** What was told, with what a file says where the line says nothing. */
async function withConfig(command: Command): Promise<Options> {
  const told = command.opts<Options>();
  const { config: file } = told;
  if (file === undefined) return told;
  let written: unknown;
  try {
    written = JSON.parse(await readText(file));
  } catch (error) {
    throw error instanceof Told ? error : new Told(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new Told(`${file} has no options. Write { "upstream": "http://127.0.0.1:8080", "site": "dfo.no" }.`);
  const options = { ...told } as Record<string, unknown>;
  for (const [name, value] of Object.entries(written)) {
    const option = command.options.find(({ long, negate }) => long === `--${negate ? 'no-' : ''}${name}`);
    if (!option || name === 'config') throw new Told(`${file}: there is no option "${name}". See --help.`);
    const key = option.attributeName();
    if (command.getOptionValueSource(key) === 'cli') continue;
    try {
      options[key] = readValue(value, options[key], option);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw new Told(`${file}: "${name}" is ${JSON.stringify(value)}. ${error.message}`);
    }
  }
  return options as unknown as Options;
}

type Parse = (written: string, before: unknown) => unknown;

/** A value from JSON, read as the same option of the line is: lists and names with lists are options that may be repeated. */
function readValue(value: unknown, before: unknown, option: Option): unknown {
  const isFlag = !option.required && !option.optional;
  if (isFlag ? typeof value !== 'boolean' : typeof value === 'boolean' || value === null)
    throw new InvalidArgumentError(isFlag ? 'It is true or false.' : 'It is a text, a number or a list.');
  if (isFlag) return value;
  const parse = option.parseArg as Parse | undefined;
  if (!parse) return String(value);
  const all = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => [one].flat().map((each) => `${name}=${each}`))
      : [value];
  return all.reduce<unknown>((gathered, one) => parse(String(one), gathered), before);
}
