import { unknown } from './unknown.js';

/** What a page told that cannot be right: of what kind, as it was written, and what there is. */
export type Fault =
  | readonly [what: 'host' | 'site' | 'language' | 'service', value: string, known: readonly string[]]
  | readonly [what: 'pair' | 'hosts' | 'alone' | 'stopped', value: string]
  | readonly [what: 'address', name: string, value: string]
  | readonly [what: 'domain', value: string, known: readonly string[]]
  | readonly [what: 'room', domain: string, most: number]
  | readonly [what: 'matomo'];

const closed = ' Nothing is asked and nothing optional runs.';
const follows = {
  host: `${closed} Set data-site.`,
  site: closed,
  language: ' The nearest lang attribute is used.',
  service: '',
};

/** Tells the page's developers. The words travel in the later file: a page that told everything rightly needs none. */
export function tellFaults(faults: readonly Fault[]): void {
  for (const fault of faults) console.error(wordsOf(fault));
}

function wordsOf(fault: Fault): string {
  switch (fault[0]) {
    case 'pair':
      return `dfo-consent: data-hosts "${fault[1]}" is not of the form service=host and is left out.`;
    case 'hosts':
      return `dfo-consent: the hosts of ${fault[1]} are no list and are left out. Write them like ["video.example.no"].`;
    case 'stopped':
      return `dfo-consent: ${fault[1]}() changes nothing, for this consent was stopped. Call start() anew.`;
    case 'address':
      return `dfo-consent: ${fault[1]} "${fault[2]}" is no http(s) address and is left out.`;
    case 'domain':
      return `dfo-consent: data-cookie-domain "${fault[1]}" is refused: an answer is shared under a host name of the registry that this page has or lies below (here: ${fault[2].join(', ') || 'none'}). It stays on this host.`;
    case 'alone':
      return `dfo-consent: data-cookie-domain "${fault[1]}" is refused: this website has no banner under that domain that asks for anything. An answer stays on this host.`;
    case 'room':
      return `dfo-consent: data-cookie-domain "${fault[1]}" is refused: together its websites ask about more than the ${fault[2]} services that one answer has room for. The answer stays on this host.`;
    case 'matomo':
      return 'dfo-consent: Matomo needs both data-matomo-url and data-matomo-site-id, and is not loaded.';
    default:
      return unknown(...fault, follows[fault[0]]);
  }
}
