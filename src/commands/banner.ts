import { Command, Option } from 'commander';
import type { Registry } from '../../registry/index.js';
import { bannerHtml } from '../first-paint/banner-html.js';
import { hashSource } from './hash-source.js';
import { checkSite, languageIn, languageOption, readRegistry, registryOption } from './read-registry.js';

interface Options {
  site: string;
  registry?: string;
  lang: string;
  privacyUrl?: string;
  cookieDomain?: string;
  part: 'banner' | 'settings';
  format: 'html' | 'json';
}

/** `dfo-consent banner` */
export const banner = new Command('banner')
  .description('Print the banner for a page template, so that it is in the page’s first paint.')
  .requiredOption('--site <id>', 'which site')
  .addOption(registryOption())
  .addOption(languageOption('language of the page'))
  .option('--privacy-url <address>', 'the page that tells what is stored; default the registry’s')
  .option('--cookie-domain <domain>', 'the domain under which websites share one answer; default none')
  .addOption(
    new Option('--part <part>', 'the banner, first in the body, or the control of the settings, in the footer')
      .choices(['banner', 'settings'])
      .default('banner'),
  )
  .addOption(
    new Option('--format <format>', 'markup, or JSON with both parts and the hashes for a policy')
      .choices(['html', 'json'])
      .default('html'),
  )
  .action(async ({ part, format, registry: file, ...options }: Options) => {
    const registry = await readRegistry(file);
    checkSite(registry, options.site, true);
    const { html, settings, script, styles } = bannerHtml<Registry>({
      ...options,
      lang: languageIn(registry, options.lang),
      registry,
    });
    const hashes = { 'script-src': script ? [hashSource(script)] : [], 'style-src': styles.map(hashSource) };
    if (format === 'json')
      return void process.stdout.write(`${JSON.stringify({ banner: html, settings, hashes }, null, 2)}\n`);
    process.stdout.write(`${part === 'banner' ? html : settings}\n`);
    const policy = Object.entries(hashes)
      .map(([directive, sources]) => [directive, ...sources].join(' '))
      .join('; ');
    const told = script
      ? `Where the page has a Content-Security-Policy, let this in: ${policy}`
      : `${options.site} asks nothing in a banner.`;
    process.stderr.write(`dfo-consent: ${told}\n`);
  });
