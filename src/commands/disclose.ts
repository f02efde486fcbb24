import { Command, InvalidArgumentError, Option } from 'commander';
import { declaration, declarationTree, html, issuesTree, markdown } from '../disclosure/index.js';
import { checkSite, languageIn, languageOption, readRegistry, registryOption } from './read-registry.js';

interface Options {
  site: string;
  registry?: string;
  lang: string;
  format: 'html' | 'markdown' | 'json';
  headingLevel: number;
  issues: boolean;
}

function levelOf(written: string): number {
  if (!/^[1-4]$/.test(written)) throw new InvalidArgumentError('Allowed choices are 1, 2, 3, 4.');
  return Number(written);
}

/** `dfo-consent disclose` */
export const disclose = new Command('disclose')
  .description('Print what a site stores on a visitor’s device, as tables for a privacy page.')
  .requiredOption('--site <id>', 'which site')
  .addOption(registryOption())
  .addOption(languageOption('language of the text'))
  .addOption(new Option('--format <format>', 'form of the text').choices(['html', 'markdown', 'json']).default('html'))
  .option('--heading-level <n>', 'level of the site’s heading, 1 to 4', levelOf, 2)
  .option('--issues', 'list what the statements get wrong or leave open, too', false)
  .action(async ({ site, registry: file, lang: named, format, headingLevel, issues }: Options) => {
    const registry = await readRegistry(file);
    checkSite(registry, site, false);
    const lang = languageIn(registry, named);
    const nodes = [
      ...declarationTree(registry, site, lang, headingLevel),
      ...(issues ? issuesTree(registry, site, lang, headingLevel + 1) : []),
    ];
    const printed = {
      html: () => html(nodes),
      markdown: () => markdown(nodes),
      json: () => JSON.stringify(declaration(registry, site, lang), null, 2),
    }[format]();
    process.stdout.write(`${printed}\n`);
  });
