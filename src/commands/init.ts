import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { canonicalHost } from '../../registry/hosts.js';
import { firstRegistry, type First } from './first-registry.js';
import { writeOutput } from './replace-files.js';
import { Told } from './told.js';

interface Options {
  organisation?: string;
  title?: string;
  host?: string;
  privacyUrl?: string;
  out: string;
}

/** What is asked where no option says it, and what makes an answer one. */
const questions = {
  organisation: { asks: 'Name of the organisation, as visitors know it:', flag: '--organisation' },
  title: { asks: 'Name of the website, as visitors know it:', flag: '--title' },
  host: { asks: 'Its host name, such as www.example.no:', flag: '--host' },
  privacyUrl: { asks: 'Address of the page that tells what it stores:', flag: '--privacy-url' },
} as const satisfies Record<keyof First, { asks: string; flag: string }>;

/** What is wrong with an answer; undefined where nothing is. */
function faultOf(name: keyof First, value: string): string | undefined {
  const { flag } = questions[name];
  if (!value) return `${flag} is empty. Write it.`;
  if (name === 'host' && /[/*]|^$/.test(canonicalHost(value) ?? ''))
    return `${flag} "${value}" is no host name. Write it as www.example.no.`;
  if (name === 'privacyUrl' && !/^(https?:\/\/[^/]|\/)/.test(value))
    return `${flag} "${value}" is no address. Write it as https://www.example.no/privacy or /privacy.`;
  return undefined;
}

/** Asks at a terminal; elsewhere nobody could answer. */
async function ask(told: Partial<First>): Promise<First> {
  const names = Object.keys(questions) as (keyof First)[];
  const answers = { ...told } as Record<keyof First, string>;
  for (const name of names.filter((one) => told[one] !== undefined)) {
    const fault = faultOf(name, answers[name].trim());
    if (fault) throw new Told(fault);
  }
  const missing = names.filter((name) => told[name] === undefined);
  if (missing.length && !process.stdin.isTTY)
    throw new Told(`Nobody can be asked here: add ${missing.map((name) => questions[name].flag).join(', ')}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (const name of missing) {
      for (;;) {
        answers[name] = (await terminal.question(`${questions[name].asks} `)).trim();
        const fault = faultOf(name, answers[name]);
        if (!fault) break;
        process.stderr.write(`${fault}\n`);
      }
    }
  } finally {
    terminal.close();
  }
  return { ...answers, host: canonicalHost(answers.host)! };
}

/** `dfo-consent init` */
export const init = new Command('init')
  .description('Write a first registry for an organisation. What no option tells is asked.')
  .option('--organisation <name>', 'the organisation, as visitors know it')
  .option('--title <name>', 'its website, as visitors know it')
  .option('--host <name>', 'the website’s host name')
  .option('--privacy-url <address>', 'the page that tells what it stores')
  .option('--out <file>', 'the file to write; one that is there is not changed', 'registry.ts')
  .action(async ({ out, ...told }: Options) => {
    if (await stat(out).catch(() => undefined))
      throw new Told(`${out} is there already, and stays as it is. Name another file with --out.`);
    const answers = await ask(told);
    await writeOutput(out, firstRegistry(answers));
    process.stderr.write(
      `dfo-consent: ${out} is written. Its site asks nothing yet: add what it stores, by hand or with "dfo-consent audit https://${answers.host}/ --registry ${out} --learn".\n`,
    );
  });
