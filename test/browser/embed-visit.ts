import { inject } from 'vitest';
import { gateHtml } from '../../src/html/index.js';
import { codeOf, type Form } from '../embeds/index.js';
import type { Fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { page, type Request } from '../harness/serve.js';

/** Whether a form stands in its page as it was pasted, or as `gateHtml` makes it. */
export type State = 'untouched' | 'held';

const siteOf = ({ site = 'dfo.no' }: Form) => site;
const hostOf = (form: Form) => `www.${siteOf(form)}`;

/** The page that a form stands in. */
function untouchedPage(name: string, form: Form): string {
  const { service, hosts } = form;
  const told = hosts ? `data-hosts="${hosts.map((host) => `${service}=${host}`).join(' ')}"` : '';
  const script = `data-site="${siteOf(form)}" ${told}`;
  const tag = `<title>Side</title><script src="/dfo-consent.js" ${script}></script>`;
  const code = codeOf(name);
  // Some are whole pages, or begin one.
  if (code.includes('<head>')) return code.replace('<head>', `<head>${tag}`);
  if (code.includes('<body')) return `<!doctype html><html lang="nb"><head>${tag}</head>${code}</html>`;
  return page({ lang: 'nb', script, main: `<h1>Side</h1><p id="before">Før</p>${code}<p id="after">Etter</p>` });
}

/** The page of a form, the only one on its site. */
export function pageOf(name: string, form: Form, state: State): string {
  const untouched = untouchedPage(name, form);
  // Without the library, which lets Matomo count nothing before a yes, wherever its code stands.
  if (state === 'untouched') return untouched.replace(/<script src="\/dfo-consent\.js"[^>]*><\/script>/, '');
  return gateHtml(untouched, { site: siteOf(form), hosts: { [form.service]: form.hosts ?? [] } });
}

/** The path of a form's page. */
const pathOf = (name: string, state: State) => `/${state}/${name}`;

/** What `pathOf` was made from. */
export const readPath = (path: string): { name: string; state: State } | undefined => {
  const [, state, name] = /^\/(untouched|held)\/([\w-]+)$/.exec(path) ?? [];
  return name === undefined ? undefined : { name, state: state as State };
};

/** `destination method address`, as forms tell what they load. */
const written = ({ secure, host, path, method, destination }: Request): string =>
  `${destination} ${method} http${secure ? 's' : ''}://${host}${path.replace(/(\.php)\?.*/, '$1')}`.trim();

/** What is requested, as this engine tells it. WebKit says that objects and embeds are frames; Debian’s package of it plays no film, so it asks for none. */
export const toldHere = (requests: readonly string[]): string[] =>
  inject('engine') === 'webkit'
    ? requests.filter((one) => !one.startsWith('video ')).map((one) => one.replace(/^(object|embed) /, 'iframe '))
    : [...requests];

/** A visit to the page of a form. */
export interface Visit {
  readonly tab: Tab;
  /** Errors that no script caught. */
  readonly errors: readonly string[];
  /** Every request but those for the page and the library, each once. */
  requests(): string[];
  /** How often one of them was made. */
  times(request: string): number;
  /** Every host but the site's own that was connected to. */
  connections(): string[];
}

/** Opens the page of a form in a profile that has nothing stored. */
export async function visit({ browser, server }: Fixture, name: string, form: Form, state: State): Promise<Visit> {
  const own = hostOf(form);
  const anyQuery = [...form.loads, ...(form.released?.loads ?? [])].filter((one) => one.endsWith('?*'));
  const all = () =>
    server.requests
      .filter(
        ({ host, path }) => host !== own || !(readPath(path) || /^\/(dfo-consent[\w-]*\.js|favicon\.ico)$/.test(path)),
      )
      .map(written)
      .map((one) => anyQuery.find((start) => one.startsWith(start.slice(0, -1))) ?? one);
  const errors: string[] = [];
  const tab = await browser.fresh();
  tab.on('pageerror', (error) => errors.push(error.message));
  server.forget();
  await tab.goto(`${form.scheme ?? 'https'}://${own}${pathOf(name, state)}`);
  return {
    tab,
    errors,
    requests: () => [...new Set(all())].sort(),
    times: (request) => all().filter((one) => one === request).length,
    // On plain http browsers open connections in reserve, and nobody is named before something is asked for.
    connections: () =>
      [...new Set(server.connections)].filter((host) => host !== own && !(form.scheme && host === 'unnamed')).sort(),
  };
}

/** How long it takes at most, on a busy machine, until what is expected has been requested, in milliseconds. */
const patience = 15_000;

/** Until `expected` has been requested, and then as long as more would take, in milliseconds. */
export async function settle({ tab, requests }: Visit, expected: readonly string[] = [], quiet = 300): Promise<void> {
  const isMissing = () => expected.some((one) => !requests().includes(one));
  for (let waited = 0; isMissing() && waited < patience; waited += 20) await tab.waitForTimeout(20);
  await tab.waitForTimeout(quiet);
}

/** Gives consent to the service of a form, by the page's own controls or from a script. */
export async function consent({ tab }: Visit, { service, pressed }: Form): Promise<void> {
  const hook = service === 'matomo' ? 'accept' : 'load';
  if (pressed) await tab.locator(`[data-dfo-consent=${hook}]`).first().press('Enter');
  else await tab.evaluate((id) => window.dfoConsent!.give([id]), service);
}

/** The hosts of what a form loads, and of what it connects to without a request. */
export const hostsOf = ({ loads, connects = [] }: Form): string[] =>
  [...new Set([...toldHere(loads).map((one) => new URL(one.slice(one.indexOf('http'))).hostname), ...connects])].sort();
