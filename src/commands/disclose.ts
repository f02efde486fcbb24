import { Command, InvalidArgumentError, Option } from 'commander';
import {
  declaration,
  declarationTree,
  generalTree,
  html,
  issuesTree,
  markdown,
  siteProcessingsTree,
  siteStatement,
  statement,
  statementIssuesTree,
  statementTree,
} from '../disclosure/index.js';
import type { Language, Registry } from '../../registry/index.js';
import type { Node } from '../disclosure/node.js';
import {
  checkSite,
  checkStatementId,
  languageIn,
  languageOption,
  readRegistry,
  registryOption,
  withProcessings,
} from './read-registry.js';
import { Told } from './told.js';

interface Options {
  site?: string;
  statement?: string;
  scope?: 'device' | 'all';
  registry?: string;
  lang: string;
  format: 'html' | 'markdown' | 'json';
  headingLevel: number;
  quotes: boolean;
  issues: boolean;
}

function levelOf(written: string): number {
  if (!/^[1-4]$/.test(written)) throw new InvalidArgumentError('Allowed choices are 1, 2, 3, 4.');
  return Number(written);
}

/** What is printed, as a tree and as data. */
interface Printed {
  nodes(): readonly Node[];
  data(): unknown;
}

function siteOf(registry: Registry, site: string, lang: Language, told: Options): Printed {
  const { headingLevel: level, issues, quotes, scope } = told;
  const isAll = scope === 'all';
  const looks = { level, quotes };
  return {
    nodes: () => [
      ...declarationTree(registry, site, lang, level),
      ...(isAll ? siteProcessingsTree(registry, site, lang, looks) : []),
      ...(isAll ? generalTree(registry, [site], lang, { ...looks, level: level + 1 }) : []),
      ...(issues ? issuesTree(registry, site, lang, level + 1) : []),
      ...(issues && isAll ? statementIssuesTree(siteStatement(registry, site, lang).issues, lang, level + 1) : []),
    ],
    data: () => ({
      ...declaration(registry, site, lang),
      ...(isAll && { processings: siteStatement(registry, site, lang) }),
    }),
  };
}

function statementOf(registry: Registry, id: string, lang: Language, told: Options): Printed {
  const { headingLevel: level, issues, quotes } = told;
  const words = statement(registry, id, lang);
  return {
    nodes: () => [
      ...statementTree(registry, id, lang, { level, quotes }),
      ...words.sites.flatMap((site) => declarationTree(registry, site, lang, level + 1)),
      ...(issues ? statementIssuesTree(words.issues, lang, level + 1) : []),
      ...(issues ? words.sites.flatMap((site) => issuesTree(registry, site, lang, level + 1)) : []),
    ],
    data: () => ({ ...words, sites: words.sites.map((site) => declaration(registry, site, lang)) }),
  };
}

/** `dfo-consent disclose` */
export const disclose = new Command('disclose')
  .description(
    'Print what a site stores on a visitor’s device, as tables for a privacy page, or a whole privacy statement.',
  )
  .option('--site <id>', 'which site')
  .option('--statement <id>', 'which statement, whole: all its sites, and what it says beside them')
  .addOption(
    new Option(
      '--scope <scope>',
      'of a site: what lies on the device, or all that the statement tells of it; default device',
    ).choices(['device', 'all']),
  )
  .addOption(registryOption())
  .addOption(languageOption('language of the text'))
  .addOption(new Option('--format <format>', 'form of the text').choices(['html', 'markdown', 'json']).default('html'))
  .option('--heading-level <n>', 'level of the first heading, 1 to 4', levelOf, 2)
  .option('--quotes', 'show each fact beside the device with the sentence of the statement that says it', false)
  .option('--issues', 'list what the statements get wrong or leave open, too', false)
  .action(async (told: Options) => {
    const { site, statement: whole, scope, registry: file, lang: named, format } = told;
    if (site === undefined && whole === undefined)
      throw new Told('disclose needs a site or a statement. Add --site ID or --statement ID.');
    if (site !== undefined && whole !== undefined)
      throw new Told(`disclose prints --site "${site}" or --statement "${whole}", not both. Leave one out.`);
    if (whole !== undefined && scope !== undefined)
      throw new Told(`--scope "${scope}" is for --site; --statement "${whole}" is always whole. Leave --scope out.`);
    const registry = withProcessings(await readRegistry(file));
    if (site !== undefined) checkSite(registry, site, false);
    else checkStatementId(registry, whole!);
    const lang = languageIn(registry, named);
    const { nodes, data } =
      site === undefined ? statementOf(registry, whole!, lang, told) : siteOf(registry, site, lang, told);
    const printed = {
      html: () => html(nodes()),
      markdown: () => markdown(nodes()),
      json: () => JSON.stringify(data(), null, 2),
    }[format]();
    process.stdout.write(`${printed}\n`);
  });
