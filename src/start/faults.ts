import { tagAttributes } from './tag-attributes.js';
import type { Fault } from '../consent/options.js';
import { unknown } from '../decide/unknown.js';

const closed = ' Nothing is asked and nothing optional runs.';
const follows = {
  host: `${closed} Set data-site.`,
  site: closed,
  language: ' The nearest lang attribute is used.',
  service: '',
};

/** Tells the page's developers. The words travel in the later file: a page that told everything rightly needs none. */
export function tellFaults(faults: readonly Fault[]): void {
  for (const fault of faults) {
    const words = wordsOf(fault);
    if (words) console.error(words);
  }
}

/** What people take these for. */
const alsoCalled: Readonly<Record<string, string>> = { language: 'lang', 'matomo-id': 'matomo-site-id' };

/** How many letters must be put in, taken out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + Number(letter !== wanted)));
    row = next;
  }
  return row.at(-1)!;
}

/** The attribute that was meant; undefined where it is likely to be somebody else's. */
function meant(attribute: string): string | undefined {
  const bare = attribute.replace(/^data-/, '');
  const plain = (name: string) => name.replaceAll('-', '');
  const [best] = [...tagAttributes.map((name) => [name, name] as const), ...Object.entries(alsoCalled)]
    .map(([written, name]) => [distance(plain(bare), plain(written)), name, written.length] as const)
    .sort(([one], [other]) => one - other);
  return best![0] <= Math.max(1, Math.min(2, best![2] - 3)) ? `data-${best![1]}` : undefined;
}

/** What of a printed banner is not as it would be printed now: the site with whom it shares, the language, the questions. */
function printedWords(printed: string, right: string): string {
  const [itsSite = '', itsLanguage] = printed.split(' ');
  const [site = '', language] = right.split(' ');
  const [id, scope] = site.split(':');
  const is =
    itsSite.split(':')[0] !== id
      ? `of the site "${itsSite.split(':')[0]}" and stands on "${id}"`
      : itsSite !== site
        ? 'for another data-cookie-domain than the tag’s'
        : itsLanguage !== language
          ? `in "${itsLanguage}", and the page is in "${language}"`
          : 'from an older registry';
  return `dfo-consent: the printed banner is ${is}, so it is made anew after the first paint. Print it with npx dfo-consent banner --site ${id} --lang ${language}${scope ? ' --cookie-domain …' : ''}.`;
}

function wordsOf(fault: Fault): string | undefined {
  switch (fault[0]) {
    case 'pair':
      return `dfo-consent: data-hosts "${fault[1]}" is not of the form service=host and is left out.`;
    case 'refused':
      return fault[1] + closed;
    case 'hosts':
      return `dfo-consent: the hosts of ${fault[1]} are no list of hosts; what is none is left out. Write them like ["video.example.no"].`;
    case 'attribute': {
      const name = meant(fault[1]);
      return name && `dfo-consent: the tag's attribute ${fault[1]} is not known and is left out. Write ${name}.`;
    }
    case 'printed':
      return printedWords(fault[1], fault[2]);
    case 'tag':
      return 'dfo-consent: the script does not find its tag, so no data- attribute is read. Write <script src="/dfo-consent.js" data-site="…"> in the page, or import start() from the package.';
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
