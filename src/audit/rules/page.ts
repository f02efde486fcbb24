import type { Declared, Observation } from '../model.js';
import type { Report } from './found.js';

/** Whether the page could be looked at, and what could not. */
export function checkLooked({ url, finalUrl, status, failures, interface: consent }: Observation, { registry, site: id }: Declared, report: Report): void {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  if (status >= 400) report('page-failed', path, { message: `The server answered ${status}.`, remedy: 'Open the page in a browser: mend it, or take its address from the list.' });
  else if (failures.length) {
    const words = failures.map(({ state, message }) => `${state}: ${message}`).join(' ');
    report('page-failed', path, { message: `It could not be looked at whole. ${words}`, remedy: 'Open the page in a browser. If it is only slow, allow more with --timeout.' }, { state: failures[0]!.state, detail: words });
  } else if (status === 0) report('page-failed', path, { message: 'No server answered.', remedy: 'Open the page in a browser to see whether its address is right.' });
  if (status === 0 || status >= 400) return;
  const site = id === undefined ? undefined : registry.sites[id];
  if (!site) {
    const host = new URL(finalUrl).hostname;
    report('unknown-site', host, { message: `No site of the registry has the host ${host}, so nothing is declared here.`, remedy: 'Name the site with --site, add the host to its hostnames, or give the registry with --registry.' });
  }
  if (consent === 'none' && (!site || site.banner.length + site.inContext.length)) {
    report('no-interface', 'page', { message: 'No controls of consent were found, so only somebody who has not answered was looked at.', remedy: 'Install dfo-consent, or name the controls with --consent-selector accept=… and reject=….' });
  }
}
