import { addressesIn, isRunnable, loadedAs } from './loads.js';
import { inspectHtml } from './inspect-html.js';
import { read } from './read.js';
import { attributeOf, type StartTag } from './tags.js';
import type { Element } from './tree.js';
import type { Registry } from '../../registry/index.js';
import { setUp, type GateOptions } from './setup.js';
import { makeOwners } from './owners.js';

/** What looks like a Matomo server that nobody has told of. */
export interface Suspect {
  /** The line that its element begins on, from 1. */
  readonly line: number;
  /** Name of its element, lower case. */
  readonly element: string;
  /** The file that gives it away. */
  readonly file: string;
  /** What to tell as a host, if it is the site's Matomo; undefined where no address is written in one piece. */
  readonly host: string | undefined;
}

const file = /(?:^|[/"'`])((?:matomo|piwik)\.(?:js|php)|js\/container_\w+\.js)(?=$|[?#"'`\s)])/i;
/** A content management system has helpers of its own under the tracker's name; nothing else has its server. */
const surelyServer = /\.php$|container_/i;
const addressInText = /(?:https?:)?\/\/[^\s"'`<>)\\]+/gi;

/** Finds trackers on hosts that neither the registry nor `options` names; what is inert already is none. */
export function findSuspects(html: string, options: GateOptions<Registry>): Suspect[] {
  // Most pages have none, and a second reading costs as much as the first.
  if (!/matomo|piwik|container_/i.test(html)) return [];
  const setup = setUp(options);
  const owners = makeOwners(setup);
  const home = `https://${setup.ownHosts[0] ?? 'site.invalid'}/`;
  const suspects: (Omit<Suspect, 'line'> & { offset: number })[] = [];

  /** The host of an address; a folder too where the host is the site's own, or undefined where it is known or harmless. */
  const hostOf = (address: string, name: string): string | undefined => {
    if (!URL.canParse(address, home) || owners.of(address)) return undefined;
    const { protocol, host, pathname } = new URL(address, home);
    if (!/^https?:$/.test(protocol)) return undefined;
    if (!setup.ownHosts.includes(host)) return host;
    const folder = pathname.replace(/(js\/)?[^/]*$/, '');
    return surelyServer.test(name) && folder !== '/' ? host + folder : undefined;
  };
  const add = ({ name: element, start: offset }: StartTag, name: string, host: string | undefined) =>
    suspects.push({ offset, element, file: name, host });

  const script = { element: undefined as Element | undefined, tag: undefined as StartTag | undefined, text: '' };
  const reader = read(
    {
      startTag(tag) {
        if (tag.name === 'script') {
          if (!isRunnable(attributeOf(tag, 'type'), attributeOf(tag, 'language'))) return;
          Object.assign(script, { element: tag.element, tag, text: '' });
        }
        for (const { name, value } of tag.attributes) {
          if (loadedAs(tag.name, name) === undefined) continue;
          for (const address of addressesIn(name, value)) {
            const found = file.exec(address.trim().split(/[?#]/)[0]!)?.[1];
            const host = found && hostOf(address.trim(), found);
            if (host) add(tag, found, host);
          }
        }
      },
      text(characters) {
        if (script.element) script.text += characters;
      },
      ended(element) {
        if (element !== script.element) return;
        const found = file.exec(script.text)?.[1];
        if (found && script.tag && !owners.within(script.text).length) {
          // The folder is written first and the file added to it, or both at once.
          const addresses = (script.text.match(addressInText) ?? []).filter(
            (one) => /\/$/.test(one) || file.test(one.split(/[?#]/)[0]!),
          );
          const hosts = addresses.map((one) => hostOf(one, found));
          if (!addresses.length || hosts.some(Boolean)) add(script.tag, found, hosts.find(Boolean));
        }
        script.element = undefined;
      },
      readTo() {},
      seenByOther() {},
    },
    // As a browser without JavaScript, so that what is in a <noscript> is read too.
    false,
  );
  reader.write(html);
  reader.end();
  if (!suspects.length) return [];
  // What waits already, because it uses the tracker's queue, needs no host to be told.
  const held = new Set(inspectHtml(html, options).map(({ line, element }) => `${element} ${line}`));
  return suspects
    .map(({ offset, ...one }) => ({ line: html.slice(0, offset).split(/\r\n?|\n/).length, ...one }))
    .filter(({ element, line }) => !held.has(`${element} ${line}`));
}
