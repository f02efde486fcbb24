import type { Declared, Observation } from '../model.js';
import { ownHosts } from './belongs.js';
import type { Report } from './found.js';

/** Whether the site is known, and what the page led to is not of it. */
export const leadsElsewhere = (
  observation: Pick<Observation, 'url' | 'finalUrl' | 'toldSite'>,
  declared: Declared,
): boolean =>
  /^https?:/.test(observation.finalUrl) && !ownHosts(observation, declared).has(new URL(observation.finalUrl).hostname);

/** Whether somebody who has not answered has seen it: of what nobody saw nothing is missing. */
export const isSeen = ({ status, failures }: Pick<Observation, 'status' | 'failures'>): boolean =>
  status > 0 && status < 400 && !failures.some(({ state }) => state === 'unanswered');

/** Whether the page could be looked at, and what could not. */
export function checkLooked(observation: Observation, declared: Declared, report: Report): void {
  const { url, finalUrl, status, failures, interface: consent, named = [], banner, deadLinks = [] } = observation;
  const { registry, site: id } = declared;
  const isElsewhere = leadsElsewhere(observation, declared);
  const path = URL.canParse(url) ? new URL(url).host + new URL(url).pathname + new URL(url).search : url;
  if (status >= 400)
    report('page-failed', path, {
      message: `The server answered ${status}.`,
      remedy: 'Open the page in a browser: mend it, or take its address from the list.',
    });
  else if (failures.length) {
    const words = failures.map(({ state, message }) => `${state}: ${message}`).join(' ');
    report(
      'page-failed',
      path,
      {
        message: `It could not be looked at${status === 0 ? '' : ' whole'}. ${words}`,
        remedy: 'Open the page in a browser. If it is only slow, allow more with --timeout.',
      },
      { state: failures[0]!.state, detail: words },
    );
  } else if (isElsewhere) {
    report('page-failed', path, {
      message: `It led to ${new URL(finalUrl).host}, which is not of this site, so it was not looked at.`,
      remedy:
        'For pages behind a login bring --login-state; else take its address from the list, or add the host to the site’s hostnames.',
    });
  } else if (status === 0)
    report('page-failed', path, {
      message: 'No server answered.',
      remedy: 'Open the page in a browser to see whether its address is right.',
    });
  if (status === 0 || status >= 400 || isElsewhere) return;
  for (const link of deadLinks) {
    report('dead-link', link.url.replace(/^https?:\/\//, ''), {
      message: `A link of the page leads nowhere. ${link.why}`,
      remedy: 'Mend the link or take it away. Another page was tried in its place, where there was one.',
    });
  }
  const site = id === undefined ? undefined : registry.sites[id];
  if (!site) {
    const host = new URL(finalUrl).hostname;
    report('unknown-site', host, {
      message: `No site of the registry has the host ${host}, so nothing is declared here.`,
      remedy: 'Name the site with --site, add the host to its hostnames, or give the registry with --registry.',
    });
  }
  if (!isSeen(observation)) return;
  // Where a banner should be, its absence is told as that.
  if (consent === 'none' && (!site || (!site.banner.length && site.inContext.length))) {
    report('no-interface', 'page', {
      message: 'No controls of consent were found, so only somebody who has not answered was looked at.',
      remedy: 'Install dfo-consent, or name the controls with --consent-selector accept=…, reject=… and withdraw=….',
    });
  }
  const asked = named.filter((name) => name === 'accept' || name === 'reject');
  if (asked.length && !banner) {
    report('control-missing', asked.join(' and '), {
      message: `The controls that were named for ${asked.join(' and ')} were not to be seen, so nobody has answered.`,
      remedy: 'Look at the page as somebody who has never been there, and mend the selectors of --consent-selector.',
    });
  } else if (asked.length && !named.includes('withdraw')) {
    report('no-interface', 'withdraw', {
      message: 'No control to withdraw with was named, so withdrawal was not looked at.',
      remedy: 'Name it with --consent-selector withdraw=….',
    });
  }
}
