import { matches, partsOf } from '../address/host-pattern.js';
import type { Setup } from './setup.js';

/** Knows which service an address belongs to. Services that are released belong to nobody here. */
export interface Owners {
  /** The service that `address` belongs to, resolved as browsers do; undefined for everybody else's. */
  of(address: string): string | undefined;
  /** The first service with an address in `text`: a script, a style, a piece of HTML. */
  within(text: string): string | undefined;
  /** `<base href>`: what relative addresses are relative to from here on. */
  setBase(href: string): void;
}

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** How a host is met in a text: not as a part of a longer name. */
function patternIn(pattern: string, ownHosts: readonly string[]): string {
  const { host, path } = partsOf(pattern);
  const isAny = host.startsWith('*.');
  const before = isAny ? '(?<![\\w-])' : '(?<![\\w.-])';
  const after = path === '/' ? '(?!\\.?[\\w-])' : escape(path);
  const whole = before + escape(isAny ? host.slice(2) : host) + after;
  // In its own pages a site may write its own server by the path alone.
  return ownHosts.includes(host) ? `${whole}|(?<=["'\`(=])${escape(path)}` : whole;
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

export function makeOwners({ services, ownHosts, released }: Setup): Owners {
  const known = Object.entries(services).filter(([id, { hosts }]) => hosts.length && !released.has(id));
  const inText = known.map(([id, { hosts }]) => ({
    id,
    met: new RegExp(hosts.map((host) => patternIn(host, ownHosts)).join('|'), 'i'),
  }));
  const all = new RegExp(inText.map(({ met }) => met.source).join('|') || '(?!)', 'i');
  const sharesHost = known.some(([, { hosts }]) => hosts.some((host) => ownHosts.includes(partsOf(host).host)));
  let bases = ownHosts.map((host) => `https://${host}/`);
  if (!bases.length) bases = ['https://page.invalid/'];
  let isRelativeOwn = !sharesHost;

  const within = (text: string) => {
    const read = plain(text);
    return all.test(read) ? inText.find(({ met }) => met.test(read))!.id : undefined;
  };
  return {
    within,
    of(address) {
      if (isRelativeOwn && isPlainRelative.test(address)) return undefined;
      if (carriesText.test(address)) return within(address);
      for (const base of bases) {
        if (!URL.canParse(address, base)) return undefined;
        const url = new URL(address, base);
        if (!/^(https?|wss?):$/.test(url.protocol)) return undefined;
        const owner = known.find(([, { hosts }]) => hosts.some((host) => matches(url, host)));
        if (owner) return owner[0];
      }
      return undefined;
    },
    setBase(href) {
      if (!URL.canParse(href, bases[0])) return;
      bases = [new URL(href, bases[0]).href];
      isRelativeOwn = false;
    },
  };
}
