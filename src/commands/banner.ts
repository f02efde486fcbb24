import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { registry, type DfoSiteId, type Language } from '../../registry/index.js';
import { bannerHtml } from '../first-paint/banner-html.js';

interface Options {
  site: DfoSiteId;
  lang: Language;
  privacyUrl?: string;
  format: 'html' | 'json';
}

const websites = Object.entries(registry.sites).filter(([, { kind }]) => kind === 'website').map(([id]) => id);

const source = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** `dfo-consent banner` */
export const banner = new Command('banner')
  .description('Print the banner for a page template, so that it is in the page’s first paint.')
  .addOption(new Option('--site <id>', 'which site').choices(websites).makeOptionMandatory())
  .addOption(new Option('--lang <language>', 'language of the page').choices(['nn', 'nb', 'en']).default('nn'))
  .option('--privacy-url <address>', 'the page that tells what is stored; default the registry’s')
  .addOption(new Option('--format <format>', 'markup, or JSON with the hashes for a policy beside it').choices(['html', 'json']).default('html'))
  .action(({ format, ...options }: Options) => {
    const { html, script, style } = bannerHtml(options);
    const hashes = script ? { 'script-src': source(script), 'style-src': source(style) } : {};
    process.stdout.write(format === 'json' ? `${JSON.stringify({ html, hashes }, null, 2)}\n` : `${html}\n`);
    const policy = Object.entries(hashes).map((pair) => pair.join(' ')).join('; ');
    const told = policy ? `Where the page has a Content-Security-Policy, let this in: ${policy}` : `${options.site} asks nothing in a banner.`;
    if (format === 'html') process.stderr.write(`dfo-consent: ${told}\n`);
  });
