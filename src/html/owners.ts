import { inCss } from '../address/css.js';
import { matches, partsOf } from '../address/host-pattern.js';
import type { Setup } from './setup.js';

/** Knows which service an address belongs to. Services that are released belong to nobody here. */
export interface Owners {
  /** The service that `address` belongs to, resolved as browsers do; undefined for everybody else's. */
  of(address: string): string | undefined;
  /** The services with an address in `text`: a script, a piece of HTML. A host named in a sentence is none. */
  within(text: string): string[];
  /** The same of a style. */
  withinCss(text: string): string[];
  /** `<base href>`: what relative addresses are relative to from here on. */
  setBase(href: string): void;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** How a host is met in a text: after `//`, or as the beginning of a text in quotes that is nothing else. */
function patternIn(pattern: string, ownHosts: readonly string[]): string {
  const { host, path } = partsOf(pattern);
  const isAny = host.startsWith('*.');
  const name = escaped(isAny ? host.slice(2) : host);
  const after = path === '/' ? '(?!\\.?[\\w-])' : escaped(path);
  const address = `//(?:[^\\s"'\`<>/\\\\]*[^\\w"'\`<>/\\\\${isAny ? '' : '.'}-])?${name}${after}`;
  const quoted = `["'\`]${isAny ? '(?:[\\w-]+\\.)*' : ''}${name}(?=["'\`/:])${path === '/' ? '' : escaped(path)}`;
  const whole = `${address}|${quoted}`;
  // In its own pages a site may write its own server by the path alone.
  return ownHosts.includes(host) ? `${whole}|(?<=["'\`(=])${escaped(path)}` : whole;
}

/** What scripts and attributes write for the signs of an address. */
const disguises: readonly (readonly [RegExp, string])[] = [
  [/\\\/|\\x2f|\\u002f|%2f/gi, '/'],
  [/\\x2e|\\u002e|%2e/gi, '.'],
];
const plain = (text: string): string =>
  /[\\%]/.test(text) ? disguises.reduce((text, [sign, meaning]) => text.replace(sign, meaning), text) : text;

/** Addresses that carry their content with them: what loads is in their text. */
const carriesText = /^[\s\u0000-\u001f]*(?:data|javascript|blob)[\s]*:/i;
/** Neither scheme nor host, nor a sign that browsers leave out or turn round. */
const isPlainRelative = /^(?!\/\/)[^\s:\\\u0000-\u001f]*$/;
/** Different bases that one page is believed to have; browsers obey the first, which may not be the first that is read. */
const mostBases = 8;

/** The text of an address that carries it, as far as it can be read. */
function carried(address: string): string {
  const [, encoded] = /;\s*base64\s*,(.*)$/is.exec(address) ?? [];
  try {
    return encoded === undefined ? decodeURIComponent(address) : atob(decodeURIComponent(encoded));
  } catch {
    return address;
  }
}

export function makeOwners({ services, ownHosts, released }: Setup): Owners {
  const known = Object.entries(services).filter(([id, { hosts }]) => hosts.length && !released.has(id));
  const inText = known.map(([id, { hosts }]) => ({
    id,
    met: new RegExp(hosts.map((host) => patternIn(host, ownHosts)).join('|'), 'i'),
  }));
  const sharesHost = known.some(([, { hosts }]) => hosts.some((host) => ownHosts.includes(partsOf(host).host)));
  let bases = ownHosts.map((host) => `https://${host}/`);
  if (!bases.length) bases = ['https://page.invalid/'];
  let isRelativeOwn = !sharesHost;

  const within = (text: string) => {
    const read = plain(text);
    return inText.filter(({ met }) => met.test(read)).map(({ id }) => id);
  };
  function of(address: string): string | undefined {
    if (isRelativeOwn && isPlainRelative.test(address)) return undefined;
    if (carriesText.test(address)) return within(carried(address))[0];
    for (const base of bases) {
      if (!URL.canParse(address, base)) return undefined;
      const url = new URL(address, base);
      if (!/^(https?|wss?):$/.test(url.protocol)) return undefined;
      const owner = known.find(([, { hosts }]) => hosts.some((host) => matches(url, host)));
      if (owner) return owner[0];
    }
    return undefined;
  }
  return {
    of,
    within,
    withinCss: (text) => [...new Set(inCss(text).flatMap((address) => of(address) ?? []))],
    setBase(href) {
      if (bases.length >= mostBases || !URL.canParse(href, bases[0])) return;
      bases.push(new URL(href, bases[0]).href);
      isRelativeOwn = false;
    },
  };
}
