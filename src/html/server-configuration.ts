import { registry as dfo, type Registry } from '../../registry/index.js';
import { pageRegistry } from '../decide/page-registry.js';
import { acceptingPattern, withAnswer, withTwoAnswers } from './answer-pattern.js';
import { listed, opens, sitePolicy, type ToldSite } from './site-policy.js';

/**
 * Configurations that choose a site's policy by the answer in the request's cookie: one condition for each service, so that
 * there is no policy to write for each combination of answers.
 */
export const serverConfiguration = { nginx, apache, express } as const;

/** A site, and whether the policy only reports. */
interface Told extends ToldSite {
  readonly isReportOnly?: boolean | undefined;
}

/** Something that a service's consent puts into the policy. */
interface Gap {
  readonly name: string;
  readonly text: string;
  readonly pattern: string;
  /** Whether it belongs into every directive that fetches, or into `connect-src` alone. */
  readonly isEverywhere: boolean;
}

/** What a configuration is made of: the gaps, and the policy with `variable(name)` in their places. */
function parts(
  told: ToldSite,
  registry: Registry,
): {
  scope: string;
  gaps: readonly Gap[];
  policy(variable: (name: string) => string): string;
} {
  const { services, scope, write } = sitePolicy(registry, pageRegistry(registry), told);
  const necessary = services.filter(({ purpose }) => purpose === 'necessary');
  const gaps = services
    .filter(({ purpose }) => purpose !== 'necessary')
    .flatMap((service) => {
      const name = `dfo_consent_${service.id.replace(/\W/g, '_')}`;
      const pattern = acceptingPattern(service, scope);
      return [
        { name, text: listed(service.sources), pattern, isEverywhere: true },
        { name: `${name}_sockets`, text: listed(service.sockets), pattern, isEverywhere: false },
      ];
    })
    .filter(({ text }) => text);
  return {
    scope,
    gaps,
    policy: (variable) =>
      write((directive) => {
        const here = gaps.filter(({ isEverywhere }) => isEverywhere || directive === 'connect-src');
        return opens(necessary, directive) + here.map(({ name }) => variable(name)).join('');
      }),
  };
}

/** The name of the header: a policy that only reports stops nothing. */
const headerOf = ({ isReportOnly = false }: Told) => `Content-Security-Policy${isReportOnly ? '-Report-Only' : ''}`;

/** For the `http` block and for the locations of pages. */
function nginx(told: Told, registry: Registry = dfo): string {
  const { scope, gaps, policy } = parts(told, registry);
  const maps = gaps.map(
    ({ name, text, pattern }) => `map $dfo_consent $${name} {
  default "";
  "~${pattern}" "${text}";
}`,
  );
  return `# In the http block: what each service's consent opens.
map $http_cookie $dfo_consent {
  default "";
  "~${withTwoAnswers(scope)}" "";
  "~${withAnswer(scope)}" $dfo_answer;
}
${maps.join('\n')}

# In each location that serves pages: add_header of an outer block does not reach one that has its own.
add_header ${headerOf(told)} "${policy((name) => `$${name}`)}" always;
add_header Vary Cookie always;
add_header Cache-Control private always;
`;
}

/** For a virtual host or a directory, with mod_setenvif and mod_headers. */
function apache(told: Told, registry: Registry = dfo): string {
  const { scope, gaps, policy } = parts(told, registry);
  const variables = gaps.map(({ name, text, pattern }) => `SetEnvIf dfo_consent "${pattern}" "${name}=${text}"`);
  return `# mod_setenvif: what each service's consent opens.
SetEnvIf Cookie "${withAnswer(scope)}" "dfo_consent=$1"
SetEnvIf Cookie "${withTwoAnswers(scope)}" !dfo_consent
${variables.join('\n')}

# mod_headers: for the pages.
Header always set ${headerOf(told)} "expr=${policy((name) => `%{reqenv:${name}}`)}"
Header always merge Vary "Cookie"
Header unset Cache-Control
Header always set Cache-Control "private"
`;
}

/** Middleware in JavaScript. */
function express(told: Told, registry: Registry = dfo): string {
  const { site, cookieDomain, hosts = {}, trustedTypes, more = {}, allowed = [] } = told;
  const options = [
    `site: ${JSON.stringify(site)}`,
    'answer: { cookie: request.headers.cookie }',
    ...(registry === dfo ? [] : ['registry']),
    ...(cookieDomain === undefined ? [] : [`cookieDomain: ${JSON.stringify(cookieDomain)}`]),
    ...(Object.keys(hosts).length ? [`hosts: ${JSON.stringify(hosts)}`] : []),
    ...(trustedTypes ? ['trustedTypes: true'] : []),
    ...(allowed.length ? [`allowed: ${JSON.stringify(allowed)}`] : []),
    ...(Object.keys(more).length ? [`more: ${JSON.stringify(more)}`] : []),
  ];
  return `import { contentSecurityPolicy } from 'dfo-consent/html';
${registry === dfo ? '' : "import { registry } from './registry.js'; // Where yours is.\n"}
/** For the pages, before what answers them. */
export function policy(request, response, next) {
  response.set('${headerOf(told)}', contentSecurityPolicy({
${options.map((option) => `    ${option},`).join('\n')}
  }));
  response.vary('Cookie');
  response.set('Cache-Control', 'private');
  next();
}
`;
}
