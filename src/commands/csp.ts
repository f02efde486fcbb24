import { Command, Option } from 'commander';
import type { Registry } from '../../registry/index.js';
import { pageRegistry } from '../decide/page-registry.js';
import { contentSecurityPolicy, type PolicyOptions } from '../html/index.js';
import { serverConfiguration } from '../html/server-configuration.js';
import { sitePolicy } from '../html/site-policy.js';
import { addNamedValue, type NamedValues } from './named-values.js';
import { checkSite, readRegistry, registryOption } from './read-registry.js';
import { addUnknown, type WithUnknown } from './unknown-option.js';

interface Options {
  site: string;
  registry?: string;
  cookieDomain?: string;
  answer: string;
  host: NamedValues;
  more: NamedValues;
  trustedTypes: boolean;
  unknown: WithUnknown;
  for?: keyof typeof serverConfiguration;
}

const states = ['unanswered', 'refused', 'accepted'];

/** `dfo-consent csp` */
export const csp = new Command('csp')
  .description(
    'Print the Content-Security-Policy that keeps vendors out until they are accepted, or a server’s configuration for it.',
  )
  .requiredOption('--site <id>', 'which site')
  .addOption(registryOption())
  .option(
    '--answer <answer>',
    `${states.join(', ')}, or the services that are accepted, with commas between them`,
    'unanswered',
  )
  .option('--cookie-domain <domain>', 'the domain under which websites share one answer; default none')
  .option(
    '--host <service=host>',
    'one more host of a service, such as matomo=matomo.dfo.example; repeatable',
    addNamedValue,
    {},
  )
  .option(
    '--more <directive=source>',
    'something that the site itself needs, such as font-src=https://fonts.example; repeatable',
    addNamedValue,
    {},
  )
  .option(
    '--unknown <how>',
    'what loads from a host that the registry does not describe: "hold" it, "allow=HOST", which may be repeated, or "warn" alone: then the header only reports',
    addUnknown,
    { isHeld: true, allowed: [] },
  )
  .option('--trusted-types', 'ask for Trusted Types too', false)
  .addOption(
    new Option('--for <server>', 'print a configuration that chooses by the visitor’s cookie')
      .choices(Object.keys(serverConfiguration))
      .conflicts('answer'),
  )
  .action(
    async ({
      site,
      registry: file,
      cookieDomain,
      answer,
      host: hosts,
      more,
      trustedTypes,
      unknown,
      for: server,
    }: Options) => {
      const registry = await readRegistry(file);
      checkSite(registry, site, true);
      const { isHeld, allowed } = unknown;
      const told = { site, cookieDomain, hosts, more, trustedTypes, allowed, isReportOnly: !isHeld };
      const print = server
        ? serverConfiguration[server](told, registry)
        : `${contentSecurityPolicy({
            ...told,
            registry,
            answer: states.includes(answer) ? answer : answer.split(','),
          } as PolicyOptions<Registry>)}\n`;
      process.stdout.write(print);
      if (!isHeld && !server)
        process.stderr.write(
          'dfo-consent: send it as Content-Security-Policy-Report-Only, which stops nothing; what is not described is then told on the console.\n',
        );
      const { services } = sitePolicy(registry, pageRegistry(registry), told);
      const unheard = services
        .filter(({ purpose, sources }) => purpose !== 'necessary' && !sources.length)
        .map(({ id }) => id);
      if (unheard.length) {
        const options = unheard.map((id) => `--host ${id}=…`).join(' ');
        process.stderr.write(
          `dfo-consent: no host is known of ${unheard.join(', ')}, so a yes opens nothing there. Tell it with ${options}.\n`,
        );
      }
    },
  );
